package io.jiaohao.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Sends one message to where a hook may send, and tells what was answered. */
final class HookPost {
  private static final int CONNECT_WITHIN_MS = 5_000;
  private static final int ANSWER_MAX_BYTES = 65_536;

  private final Vertx vertx;
  private final HttpClient client;
  private final Executor lookingUp;
  private final long answerWithinMs;

  /** A message, signed. */
  record Message(String id, long timestampS, String signature, String body) {}

  HookPost(Vertx vertx, Executor lookingUp, long answerWithinMs) {
    this.vertx = vertx;
    this.lookingUp = lookingUp;
    this.answerWithinMs = answerWithinMs;
    this.client =
        vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_WITHIN_MS));
  }

  /** Completes with the status of the answer, or fails; in time, whatever the other side does. */
  Future<Integer> send(URI url, Message message) {
    return lookedUp(url)
        .compose(machine -> client.request(request(url, machine)))
        .compose(request -> sent(request, message))
        .timeout(answerWithinMs, TimeUnit.MILLISECONDS);
  }

  private Future<InetAddress> lookedUp(URI url) {
    Context webThread = vertx.getOrCreateContext();
    Promise<InetAddress> found = Promise.promise();
    try {
      lookingUp.execute(
          () -> {
            try {
              InetAddress machine = HookTarget.lookedUp(url);
              webThread.runOnContext(now -> found.complete(machine));
            } catch (IOException e) {
              webThread.runOnContext(now -> found.fail(e));
            }
          });
    } catch (RejectedExecutionException e) {
      found.fail(e);
    }
    return found.future();
  }

  /** To the machine that was checked, under the name that was asked for; nothing is followed. */
  private RequestOptions request(URI url, InetAddress machine) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(HookTarget.port(url), machine.getHostAddress()))
        .setHost(url.getHost())
        .setPort(HookTarget.port(url))
        .setSsl(HookTarget.isTls(url))
        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
        .setFollowRedirects(false)
        .setIdleTimeout(answerWithinMs);
  }

  private static Future<Integer> sent(HttpClientRequest request, Message message) {
    request
        .putHeader("Content-Type", "application/json")
        .putHeader("User-Agent", "jiaohao")
        .putHeader("webhook-id", message.id())
        .putHeader("webhook-timestamp", Long.toString(message.timestampS()))
        .putHeader("webhook-signature", message.signature());
    return request.send(Buffer.buffer(message.body())).map(HookPost::status);
  }

  /** What else is answered interests nobody, and may not go on for ever. */
  private static int status(HttpClientResponse response) {
    long[] bytes = {0};
    response.handler(
        part -> {
          bytes[0] += part.length();
          if (bytes[0] > ANSWER_MAX_BYTES) {
            response.request().reset();
          }
        });
    response.exceptionHandler(broken -> {});
    return response.statusCode();
  }

  void close() {
    client.close();
  }
}
