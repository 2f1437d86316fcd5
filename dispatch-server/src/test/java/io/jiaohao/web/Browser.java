package io.jiaohao.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks a web server like a browser, and keeps what a watched feed says. */
final class Browser {
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  private final String cookie;

  /** An open page: the documents that it was sent, and the code that it was closed with. */
  static final class Page implements WebSocket.Listener {
    final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    volatile int closedWith;
    volatile String closedBecause = "";
    private final StringBuilder part = new StringBuilder();

    List<Long> seqsOf(String kind) {
      return heard.stream()
          .filter(message -> message.getString("kind").equals(kind))
          .map(message -> message.getLong("seq"))
          .toList();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        heard.add(new JsonObject(part.toString()));
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closedBecause = reason;
      closedWith = code;
      return null;
    }
  }

  /** One that has not signed in. */
  Browser(int port) {
    this(port, "");
  }

  /** One that has this cookie. */
  Browser(int port, String cookie) {
    this.port = port;
    this.cookie = cookie;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path);
  }

  HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Cookie", cookie)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  Page watch() {
    Page page = new Page();
    watchAs("http://127.0.0.1:" + port, page);
    return page;
  }

  void watchAs(String origin, WebSocket.Listener page) {
    client
        .newWebSocketBuilder()
        .header("Origin", origin)
        .header("Cookie", cookie)
        .buildAsync(URI.create("ws://127.0.0.1:" + port + "/manager/live"), page)
        .join();
  }
}
