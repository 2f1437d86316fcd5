package io.jiaohao.app;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A program that follows a hall's events, and what it has heard. */
final class EventsHeard implements Flow.Subscriber<String>, AutoCloseable {
  final List<JsonObject> events = new CopyOnWriteArrayList<>();
  final List<String> comments = new CopyOnWriteArrayList<>();
  volatile String lastId = "";
  volatile boolean ended;
  private final List<String> frame = new ArrayList<>();
  private volatile Flow.Subscription subscription;
  private CompletableFuture<HttpResponse<Void>> answer;
  private final CompletableFuture<HttpResponse.ResponseInfo> head = new CompletableFuture<>();

  /** Follows an address; {@code header} is a name and a value. */
  static EventsHeard follow(int port, String query, String... header) {
    EventsHeard heard = new EventsHeard();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/events" + query))
            .headers(header)
            .build();
    heard.answer =
        HttpClient.newHttpClient()
            .sendAsync(
                request,
                info -> {
                  heard.head.complete(info);
                  return HttpResponse.BodySubscribers.fromLineSubscriber(heard);
                });
    return heard;
  }

  int status() {
    return head.join().statusCode();
  }

  String type() {
    return head.join().headers().firstValue("Content-Type").orElse("");
  }

  List<String> types() {
    return events.stream().map(event -> event.getString("type")).toList();
  }

  List<String> ids() {
    return events.stream().map(event -> event.getString("id")).toList();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    if (!line.isEmpty()) {
      frame.add(line);
      return;
    }
    for (String one : frame) {
      if (one.startsWith("id: ")) {
        lastId = one.substring(4);
      } else if (one.startsWith("data: ")) {
        events.add(new JsonObject(one.substring(6)));
      } else if (one.startsWith(": ")) {
        comments.add(one.substring(2));
      }
    }
    frame.clear();
  }

  @Override
  public void onError(Throwable cause) {
    ended = true;
  }

  @Override
  public void onComplete() {
    ended = true;
  }

  @Override
  public void close() {
    if (subscription != null) {
      subscription.cancel();
    }
    answer.cancel(true);
  }
}
