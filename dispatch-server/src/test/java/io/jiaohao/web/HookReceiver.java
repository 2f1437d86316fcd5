package io.jiaohao.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A program that is sent events: it answers as it was told to, else with 204. */
final class HookReceiver implements AutoCloseable {
  static final int HANG = 0;

  final List<Sent> sent = new CopyOnWriteArrayList<>();

  /** Statuses to answer with, one after another. */
  final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

  /** To which it sends those on who are answered with 302. */
  volatile String elsewhere = "";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  record Sent(String id, String timestamp, String signature, String body) {
    List<String> events() {
      return new JsonObject(body)
          .getJsonArray("events").stream()
              .map(event -> ((JsonObject) event).getString("id"))
              .toList();
    }
  }

  HookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    sent.add(
        new Sent(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            body));
    Integer answer = answers.poll();
    if (answer == null || answer != HANG) {
      exchange.getResponseHeaders().set("Location", elsewhere);
      exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
