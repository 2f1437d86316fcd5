package io.jiaohao.sim.reference;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.sim.driven.DrivenHall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A day under the hall's own order, with chance as it falls; tells a watcher how it goes. */
final class DayRun extends WindowDay {

  /** Told what happens, at the moment at which it does. */
  interface Watcher {

    /** Time moves on; the hall is as it was left. */
    void before(long nowMs);

    void issued(ReferenceDay.Visitor visitor, Event.TicketIssued ticket);

    /** A ticket is about to be called; the hall does not know yet. */
    void called(Event.TicketCalled call);
  }

  private final SplittableRandom random;
  private final Watcher watcher;
  private final Map<Long, ReferenceDay.Visitor> visitors = new LinkedHashMap<>();

  DayRun(
      ReferenceHall reference,
      DrivenHall hall,
      long opensMs,
      SplittableRandom random,
      Watcher watcher) {
    super(reference, hall, opensMs);
    this.random = random;
    this.watcher = watcher;
  }

  /** Plays the day to its end. */
  void run(List<ReferenceDay.Visitor> day) {
    play(day, random);
    for (Worker worker : workers) {
      hall.asked(new Command.CloseWindow(worker.window.id()), nowMs());
    }
  }

  @Override
  void before(long nextMs) {
    watcher.before(nextMs);
  }

  @Override
  void issued(ReferenceDay.Visitor visitor, Event.TicketIssued ticket) {
    visitors.put(ticket.ticketId(), visitor);
    watcher.issued(visitor, ticket);
  }

  @Override
  void open(Worker worker) {
    hall.asked(new Command.RegainDevice(worker.window.id()), nowMs());
    super.open(worker);
  }

  @Override
  void called(Worker worker, Event.TicketCalled call) {
    watcher.called(call);
    ReferenceDay.Visitor visitor = visitors.remove(call.ticketId());
    boolean noShow =
        nowMs() - visitor.arrivesMs() > visitor.patienceMs() || random.nextDouble() < NO_SHOW;
    long lastsMs = ReferenceHall.MINUTE_MS;
    if (!noShow) {
      hall.granted(new Command.StartService(worker.window.id(), call.callId()), nowMs());
      lastsMs = servingMs(worker, call.service());
    }
    busy(worker, lastsMs, !noShow, this::breakMin);
  }

  private double breakMin() {
    return random.nextDouble() < PAUSE_SHARE
        ? PAUSE_LEAST_MIN + (PAUSE_MOST_MIN - PAUSE_LEAST_MIN) * random.nextDouble()
        : 0;
  }

  private long servingMs(Worker worker, String service) {
    ReferenceHall.Service found = reference.services.get(service);
    double variance = Math.log(1 + found.cv() * found.cv());
    double draw = Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
    return Math.max(
        1, Math.round(draw * found.meanMin() * worker.window.pace() * ReferenceHall.MINUTE_MS));
  }
}
