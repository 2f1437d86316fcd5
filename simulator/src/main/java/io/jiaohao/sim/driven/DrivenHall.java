package io.jiaohao.sim.driven;

import io.jiaohao.core.Command;
import io.jiaohao.core.Decision;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import io.jiaohao.core.OrderKey;
import io.jiaohao.core.PlanIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A hall driven in virtual time by its own rules, without a server. */
public final class DrivenHall {
  private final HallState hall = HallState.empty();
  private final PlanIndex plan;
  private Consumer<Entry> feed;

  public DrivenHall(HallPlan plan, long nowMs) {
    this(plan, nowMs, entry -> {});
  }

  /** {@code feed} is to read all entries. */
  public DrivenHall(HallPlan plan, long nowMs, Consumer<Entry> feed) {
    this.plan = new PlanIndex(plan);
    this.feed = feed;
    granted(new Command.AdoptPlan(plan), nowMs);
  }

  /** Whoever is to read the entries from now on. */
  public void feed(Consumer<Entry> newFeed) {
    feed = newFeed;
  }

  public HallState hall() {
    return hall;
  }

  /** Does what must be accepted; the events that it led to. */
  public List<Event> granted(Command command, long nowMs) {
    List<Event> events = asked(command, nowMs);
    if (events.isEmpty()) {
      throw new IllegalStateException(command + " was refused (expected: granted)");
    }
    return events;
  }

  /** Asks for something; no events if it is refused. */
  public List<Event> asked(Command command, long nowMs) {
    Decision decision = HallRules.decide(hall, command, nowMs);
    if (!(decision instanceof Decision.Accepted accepted) || accepted.events().isEmpty()) {
      return List.of();
    }
    write(command, accepted.events(), nowMs);
    return accepted.events();
  }

  /** Issues a number that counts from another moment than now, as after checking in early. */
  public Event.TicketIssued issue(Command.IssueTicket command, long nowMs, long releaseMs) {
    Decision decision = HallRules.decide(hall, command, nowMs);
    if (!(decision instanceof Decision.Accepted accepted)) {
      throw new IllegalStateException(decision + " (expected: a number)");
    }
    List<Event> events = new ArrayList<>();
    for (Event event : accepted.events()) {
      events.add(event instanceof Event.TicketIssued e ? released(e, releaseMs) : event);
    }
    write(command, events, nowMs);
    return (Event.TicketIssued) events.get(0);
  }

  private Event.TicketIssued released(Event.TicketIssued e, long releaseMs) {
    long dueMs =
        plan.order()
            .dueMs(
                plan.ticketClass(e.ticketClass()).orElseThrow(),
                plan.service(e.service()).orElseThrow(),
                releaseMs);
    return new Event.TicketIssued(
        e.ticketId(),
        e.number(),
        e.counter(),
        e.wing(),
        e.service(),
        e.ticketClass(),
        e.issuedAtMs(),
        OrderKey.of(dueMs, releaseMs, e.ticketId()),
        e.ahead());
  }

  private void write(Command command, List<Event> events, long nowMs) {
    Entry entry = new Entry(hall.seq() + 1, nowMs, 1, Optional.empty(), command, events);
    hall.apply(entry);
    feed.accept(entry);
  }
}
