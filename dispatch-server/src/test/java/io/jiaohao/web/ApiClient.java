package io.jiaohao.web;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/** A program that uses the API with its key. */
final class ApiClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final IntSupplier port;
  private final String secret;

  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    JsonObject body() {
      return new JsonObject(response.body());
    }

    String code() {
      return body().getString("code");
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    boolean replayed() {
      return header("Idempotent-Replayed").isPresent();
    }
  }

  /** The server's port is asked for at each request: it may have another one after a restart. */
  ApiClient(IntSupplier port, String secret) {
    this.port = port;
    this.secret = secret;
  }

  static String newKey() {
    return UUID.randomUUID().toString();
  }

  HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getAsInt() + path))
        .method(method, HttpRequest.BodyPublishers.ofString(body));
  }

  HttpRequest.Builder known(String method, String path, String body) {
    HttpRequest.Builder request =
        request(method, path, body).header("Authorization", "Bearer " + secret);
    return body.isEmpty() ? request : request.header("Content-Type", "application/json");
  }

  Answer send(HttpRequest.Builder request) {
    return later(request).join();
  }

  CompletableFuture<Answer> later(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(Answer::new);
  }

  Answer get(String path) {
    return send(known("GET", path, ""));
  }

  /** A request that changes something, named by this key. */
  Answer write(String method, String path, JsonObject body, String key) {
    return send(known(method, path, text(body)).header("Idempotency-Key", key));
  }

  /** The same under a new key. */
  Answer write(String method, String path, JsonObject body) {
    return write(method, path, body, newKey());
  }

  private static String text(JsonObject body) {
    return body.isEmpty() ? "" : body.encode();
  }
}
