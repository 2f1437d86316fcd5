package io.jiaohao.app;

import io.jiaohao.core.Origin;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Start;
import io.jiaohao.protocol.wire.Status;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * People at kiosks and clerks at windows, who go on by themselves through every restart, and what
 * they were told.
 */
final class KillLoad {
  private static final int PAUSE_MS = 30;
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(PAUSE_MS, TimeUnit.MILLISECONDS);

  private final Map<Origin, Issued> issued = new ConcurrentHashMap<>();
  private final Map<Origin, Call> called = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> oddities = new ConcurrentLinkedQueue<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean ending;

  /** People keep coming to this kiosk, several at a time. */
  void issueAt(TestDevice kiosk, int atATime) {
    for (int i = 0; i < atATime; i++) {
      issueOne(kiosk);
    }
  }

  private void issueOne(TestDevice kiosk) {
    ask(
        kiosk,
        TestDevice.issueOf("AA"),
        reply -> {
          if (reply.getStatus() == Status.STATUS_DONE) {
            issued.put(origin(kiosk, reply), reply.getIssued());
          } else {
            oddities.add("issue: " + reply);
          }
          LATER.execute(() -> issueOne(kiosk));
        });
  }

  /** The clerk calls, serves and finishes one after the other. */
  void serveAt(TestDevice window) {
    next(window, 0, call -> serve(window, call));
  }

  /** The clerk calls and waits: only the timers end a call here. */
  void callAndWaitAt(TestDevice window) {
    next(window, 0, call -> LATER.execute(() -> callAndWaitAt(window)));
  }

  private void next(TestDevice window, long finishing, Consumer<Long> then) {
    ask(
        window,
        TestDevice.nextOf(finishing),
        reply -> {
          if (reply.hasCall()) {
            called.put(origin(window, reply), reply.getCall());
            then.accept(reply.getCall().getCallId());
          } else {
            LATER.execute(() -> next(window, 0, then));
          }
        });
  }

  private void serve(TestDevice window, long callId) {
    Request.Builder start = Request.newBuilder().setStart(Start.newBuilder().setCallId(callId));
    ask(window, start, reply -> next(window, callId, call -> serve(window, call)));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // What comes of it is counted in the callback.
  private void ask(TestDevice device, Request.Builder action, Consumer<Reply> then) {
    if (ending) {
      return;
    }
    underWay.incrementAndGet();
    device
        .send(action)
        .whenComplete(
            (reply, lost) -> {
              if (lost == null) {
                acknowledged.incrementAndGet();
                repeated.addAndGet(reply.getRepeated() ? 1 : 0);
                then.accept(reply);
              } else {
                oddities.add("no answer: " + lost.getMessage());
              }
              underWay.decrementAndGet();
            });
  }

  private static Origin origin(TestDevice device, Reply reply) {
    return new Origin(device.deviceId(), reply.getRequestId());
  }

  /** Nobody asks for anything new from now on. */
  void end() {
    ending = true;
  }

  /** Requests that have no answer yet. */
  int underWay() {
    return underWay.get();
  }

  int acknowledged() {
    return acknowledged.get();
  }

  /** Answers from memory: requests that were done though their first answer was lost. */
  int repeated() {
    return repeated.get();
  }

  Map<Origin, Issued> issued() {
    return issued;
  }

  Map<Origin, Call> called() {
    return called;
  }

  /** What should not have happened. */
  List<String> oddities() {
    return List.copyOf(oddities);
  }

  @Override
  public String toString() {
    return "%d answers, %d requests under way, odd: %s"
        .formatted(acknowledged(), underWay(), oddities());
  }
}
