package io.jiaohao.protocol.netty;

import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The requests that have no answer yet, in the order of their making. A request gets its id when it
 * is first sent and keeps it however often it is sent again: the id is what tells the server that
 * it is the same wish.
 */
final class PendingRequests {
  private record Pending(Request request, CompletableFuture<Reply> reply) {}

  private final int max;
  private final Map<Long, Pending> sent = new LinkedHashMap<>();
  private final ArrayDeque<Pending> unsent = new ArrayDeque<>();
  private long lastId;

  PendingRequests(int max) {
    this.max = max;
  }

  /** Takes a request for {@link #sendNew}; fails it at once if too many wait. */
  void add(Request request, CompletableFuture<Reply> reply) {
    if (sent.size() + unsent.size() >= max) {
      reply.completeExceptionally(
          new NotAnsweredException(
              "never sent: " + max + " requests wait for an answer (expected: fewer)"));
      return;
    }
    unsent.add(new Pending(request, reply));
  }

  /** New ids shall be above this one, which the hall remembers. */
  void continueAbove(long highestId) {
    lastId = Math.max(lastId, highestId);
  }

  /** All that were sent before, in order, on a new connection. */
  void sendAgain(Consumer<Request> send) {
    sent.values().forEach(pending -> send.accept(pending.request()));
  }

  /** One that the server was too busy for, if it still waits. */
  void sendAgain(long id, Consumer<Request> send) {
    Pending pending = sent.get(id);
    if (pending != null) {
      send.accept(pending.request());
    }
  }

  /** All that were never sent, in order, under new ids. */
  void sendNew(Consumer<Request> send) {
    for (Pending next = unsent.poll(); next != null; next = unsent.poll()) {
      long id = ++lastId;
      Request request = next.request().toBuilder().setRequestId(id).build();
      sent.put(id, new Pending(request, next.reply()));
      send.accept(request);
    }
  }

  /** The answer; of no interest if the request was answered before. */
  void answered(Reply reply) {
    Pending pending = sent.remove(reply.getRequestId());
    if (pending != null) {
      pending.reply().complete(reply);
    }
  }

  /** There will be no answer to this one. */
  void failed(long id, String why) {
    Pending pending = sent.remove(id);
    if (pending != null) {
      pending.reply().completeExceptionally(new NotAnsweredException(why));
    }
  }

  /** There will be no answers any more. */
  void allFailed(String why) {
    List<Pending> all = new ArrayList<>(sent.values());
    all.addAll(unsent);
    sent.clear();
    unsent.clear();
    all.forEach(pending -> pending.reply().completeExceptionally(new NotAnsweredException(why)));
  }
}
