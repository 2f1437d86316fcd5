package io.jiaohao.sim.reference;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.sim.driven.DrivenHall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A long run of a stationary hall in virtual time, from empty to empty: the hall's own rules decide
 * who is next. How long a service takes is drawn when it begins, so rules that are blind to it all
 * keep the windows busy at the same moments.
 */
final class StationaryRun {
  private static final long START_MS = 20_514L * 86_400_000;

  /** Told of each visitor whose wait has ended, by a call or by giving the number back. */
  interface Watcher {

    /** {@code nth} counts arrivals from 0. */
    void ended(long nth, int kind, long waitedMs, boolean gaveUp);
  }

  private enum What {
    ARRIVAL,
    FREE,
    IMPATIENCE
  }

  private record Happening(long atMs, long order, What what, long id) {}

  private record Waiting(long nth, int kind, long sinceMs) {}

  private final StationaryModel model;
  private final long visitors;
  private final Watcher watcher;
  private final DrivenHall hall;
  private final SplittableRandom arriving;
  private final SplittableRandom serving;
  private final SplittableRandom losing;
  private final PriorityQueue<Happening> happenings =
      new PriorityQueue<>(
          (a, b) ->
              a.atMs() != b.atMs()
                  ? Long.compare(a.atMs(), b.atMs())
                  : Long.compare(a.order(), b.order()));
  private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
  private final Deque<Integer> idle = new ArrayDeque<>();
  private final long[] calls;
  private final List<Double> cumulated = new ArrayList<>();
  private long order;
  private long nowMs = START_MS;
  private double arrivesAt;
  private long came;
  private long waitedMs;
  private long queueMs;
  private long mostWaiting;
  private boolean leftIdle;

  StationaryRun(StationaryModel model, long visitors, long seed, Watcher watcher) {
    this.model = model;
    this.visitors = visitors;
    this.watcher = watcher;
    this.hall = new DrivenHall(model.plan(), START_MS);
    this.calls = new long[model.windows()];
    SplittableRandom random = new SplittableRandom(seed);
    this.arriving = random.split();
    this.serving = random.split();
    this.losing = random.split();
    double sum = 0;
    for (StationaryModel.Kind kind : model.kinds()) {
      sum += kind.rate() / model.rate();
      cumulated.add(sum);
    }
  }

  void run() {
    for (int window = 0; window < model.windows(); window++) {
      hall.granted(new Command.OpenWindow(StationaryModel.window(window)), nowMs);
      idle.add(window);
    }
    nextArrival();
    for (Happening next = happenings.poll(); next != null; next = happenings.poll()) {
      pass(next.atMs());
      switch (next.what()) {
        case ARRIVAL -> arrive();
        case FREE -> free((int) next.id());
        case IMPATIENCE -> losePatience(next.id());
      }
    }
    hall.hall().checkInvariants();
  }

  /** Sum of all waits. */
  long waitedMs() {
    return waitedMs;
  }

  /** The number of those waiting, integrated over time as the hall itself counts them. */
  long queueMs() {
    return queueMs;
  }

  long mostWaiting() {
    return mostWaiting;
  }

  /** Whether a window ever stayed idle while somebody waited. */
  boolean leftIdle() {
    return leftIdle;
  }

  /** Visitors who still wait. */
  int left() {
    return waiting.size();
  }

  private void pass(long toMs) {
    int waits = hall.hall().waiting();
    queueMs += waits * (toMs - nowMs);
    mostWaiting = Math.max(mostWaiting, waits);
    leftIdle |= toMs > nowMs && waits > 0 && !idle.isEmpty();
    nowMs = toMs;
  }

  private void at(long atMs, What what, long id) {
    happenings.add(new Happening(atMs, order++, what, id));
  }

  private void nextArrival() {
    if (came < visitors) {
      arrivesAt += arriving.nextExponential() / model.rate();
      at(START_MS + ms(arrivesAt), What.ARRIVAL, 0);
    }
  }

  private void arrive() {
    int kind = kind(arriving.nextDouble());
    String name = StationaryModel.name(kind);
    List<Event> events = hall.granted(new Command.IssueTicket("E", name, name), nowMs);
    long ticket = ((Event.TicketIssued) events.get(0)).ticketId();
    waiting.put(ticket, new Waiting(came++, kind, nowMs));
    if (model.patience() > 0) {
      double patience = model.patience() * losing.nextExponential();
      if (idle.isEmpty()) {
        at(nowMs + ms(patience), What.IMPATIENCE, ticket);
      }
    }
    if (!idle.isEmpty()) {
      callNext(idle.poll(), 0);
    }
    nextArrival();
  }

  private int kind(double share) {
    int kind = 0;
    while (kind < cumulated.size() - 1 && share >= cumulated.get(kind)) {
      kind++;
    }
    return kind;
  }

  private void free(int window) {
    callNext(window, calls[window]);
  }

  private void callNext(int window, long finishing) {
    String id = StationaryModel.window(window);
    List<Event> events = hall.granted(new Command.CallNext(id, finishing, ""), nowMs);
    if (events.get(events.size() - 1) instanceof Event.TicketCalled call) {
      calls[window] = call.callId();
      Waiting visitor = waiting.remove(call.ticketId());
      ended(visitor, false);
      double lasts = model.kinds().get(visitor.kind()).serving().draw(serving);
      at(nowMs + ms(lasts), What.FREE, window);
    } else {
      idle.add(window);
    }
  }

  private void losePatience(long ticket) {
    Waiting visitor = waiting.remove(ticket);
    if (visitor != null) {
      hall.granted(new Command.CancelTicket(ticket), nowMs);
      ended(visitor, true);
    }
  }

  private void ended(Waiting visitor, boolean gaveUp) {
    waitedMs += nowMs - visitor.sinceMs();
    watcher.ended(visitor.nth(), visitor.kind(), nowMs - visitor.sinceMs(), gaveUp);
  }

  private static long ms(double units) {
    return Math.round(units * StationaryModel.UNIT_MS);
  }
}
