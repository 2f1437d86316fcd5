package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hall at work, driven as the engine drives it: a tick for each deadline that has come, an entry
 * for each decision that has events, none for a refusal. The test owns the clock and speaks in the
 * hall's local time.
 */
final class HallFixture {
  private static final int TICKS_MAX = 10_000;

  /** Up to so many waiting, the invariants are checked after each entry; beyond, now and then. */
  private static final int CHECK_EACH_BELOW = 200;

  private static final int CHECK_EVERY = 100;

  private final HallPlan firstPlan;
  private final List<Entry> history = new ArrayList<>();
  private final Map<String, Long> lastRequestId = new LinkedHashMap<>();
  private HallState hall = HallState.empty();
  private LocalDate date;
  private long nowMs;

  private HallFixture(HallPlan plan, LocalDate date, LocalTime time) {
    this.firstPlan = plan;
    this.date = date;
    this.nowMs = msAt(date, time);
  }

  /** A hall that has adopted this plan on Tuesday, 3 March 2026, all windows closed. */
  static HallFixture closed(HallPlan plan, String localTime) {
    return closed(plan, "2026-03-03", localTime);
  }

  static HallFixture closed(HallPlan plan, String date, String localTime) {
    HallFixture hall = new HallFixture(plan, LocalDate.parse(date), LocalTime.parse(localTime));
    hall.server(new Command.AdoptPlan(plan));
    return hall;
  }

  /** The same with all windows open and their terminals there. */
  static HallFixture open(HallPlan plan, String localTime) {
    HallFixture hall = closed(plan, localTime);
    for (HallPlan.Window window : plan.windows()) {
      hall.server(new Command.RegainDevice(window.id()));
      hall.server(new Command.OpenWindow(window.id()));
    }
    return hall;
  }

  // ---- Time

  /** Goes to a local time of the same day, ticking on the way whenever a deadline comes. */
  HallFixture at(String localTime) {
    return on(date.toString(), localTime);
  }

  HallFixture on(String localDate, String localTime) {
    date = LocalDate.parse(localDate);
    return atMs(msAt(date, LocalTime.parse(localTime)));
  }

  HallFixture after(long ms) {
    return atMs(nowMs + ms);
  }

  HallFixture atMs(long ms) {
    assertThat(ms).as("time").isGreaterThanOrEqualTo(nowMs);
    while (hall.nextDeadlineMs() <= ms) {
      nowMs = Math.max(nowMs, hall.nextDeadlineMs());
      settle();
    }
    nowMs = ms;
    return this;
  }

  /** The server is away until then: nothing ticks on the way. */
  HallFixture awayUntil(String localDate, String localTime) {
    date = LocalDate.parse(localDate);
    nowMs = msAt(date, LocalTime.parse(localTime));
    return this;
  }

  /** The server is away that long. */
  HallFixture awayFor(long ms) {
    nowMs += ms;
    return this;
  }

  long nowMs() {
    return nowMs;
  }

  private long msAt(LocalDate day, LocalTime time) {
    return LocalDateTime.of(day, time).atZone(firstPlan.zoneId()).toInstant().toEpochMilli();
  }

  // ---- What people do

  long issue(String wing, String service) {
    return issue(wing, service, "");
  }

  long issue(String wing, String service, String ticketClass) {
    List<Event> events =
        granted("kiosk-" + wing, new Command.IssueTicket(wing, service, ticketClass));
    return ((Event.TicketIssued) events.get(0)).ticketId();
  }

  /** Calls who is next; the call's id. */
  long next(String window) {
    return calledBy(granted(window, new Command.CallNext(window, 0, "")));
  }

  /** Finishes the call and calls who is next; the new call's id, 0 if nobody waits. */
  long finishAndNext(String window, long callId) {
    return calledBy(granted(window, new Command.CallNext(window, callId, "")));
  }

  /** Calls a held ticket back; the call's id. */
  long resume(String window, long ticketId) {
    return calledBy(granted(window, new Command.ResumeTicket(window, ticketId)));
  }

  void start(String window, long callId) {
    granted(window, new Command.StartService(window, callId));
  }

  void finish(String window, long callId) {
    granted(window, new Command.FinishService(window, callId, ""));
  }

  void recall(String window, long callId) {
    granted(window, new Command.Recall(window, callId));
  }

  void noShow(String window, long callId) {
    granted(window, new Command.MarkNoShow(window, callId));
  }

  void giveBack(String window, long callId) {
    granted(window, new Command.ReturnTicket(window, callId, "break"));
  }

  void cancel(long ticketId) {
    granted("kiosk-E", new Command.CancelTicket(ticketId));
  }

  /** Calls in vain until the rules take it for a no-show by themselves. */
  void doesNotCome(String window, long callId) {
    while (hall.calls().containsKey(callId)) {
      atMs(hall.nextDeadlineMs());
    }
    assertThat(callAt(window)).isZero();
  }

  // ---- Commands as such

  /** A fresh request of a device. */
  Decision ask(String device, Command command) {
    return ask(nextOrigin(device), command);
  }

  Decision ask(Origin origin, Command command) {
    settle();
    return write(Optional.of(origin), command, HallRules.decide(hall, origin, command, nowMs));
  }

  /** The reason for which a fresh request is refused. */
  Refusal.Reason refusal(String device, Command command) {
    return reason(ask(device, command));
  }

  static Refusal.Reason reason(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused) decision).refusal().reason();
  }

  /** One of the server's own commands. */
  void server(Command command) {
    if (!(command instanceof Command.Resume)) {
      settle();
    }
    Decision decision = write(Optional.empty(), command, HallRules.decide(hall, command, nowMs));
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
  }

  Origin nextOrigin(String device) {
    return new Origin(device, lastRequestId.merge(device, 1L, Long::sum));
  }

  List<Event> granted(String device, Command command) {
    Decision decision = ask(device, command);
    assertThat(decision).as(command.toString()).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted) decision).events();
  }

  static long calledBy(List<Event> events) {
    return events.stream()
        .filter(Event.TicketCalled.class::isInstance)
        .mapToLong(e -> ((Event.TicketCalled) e).callId())
        .findFirst()
        .orElse(0);
  }

  private void settle() {
    for (int ticks = 0; nowMs >= hall.nextDeadlineMs(); ticks++) {
      assertThat(ticks).as("ticks at one moment").isLessThan(TICKS_MAX);
      Command tick = new Command.Tick();
      write(Optional.empty(), tick, HallRules.decide(hall, tick, nowMs));
    }
  }

  private Decision write(Optional<Origin> origin, Command command, Decision decision) {
    if (decision instanceof Decision.Accepted accepted && !accepted.events().isEmpty()) {
      Entry entry = new Entry(hall.seq() + 1, nowMs, 1, origin, command, accepted.events());
      hall.apply(entry);
      history.add(entry);
      if (hall.waiting() < CHECK_EACH_BELOW || entry.seq() % CHECK_EVERY == 0) {
        hall.checkInvariants();
      }
    }
    return decision;
  }

  // ---- What there is to see

  HallState state() {
    return hall;
  }

  List<Entry> history() {
    return history;
  }

  /** Takes the hall's image and goes on with a hall made of it, as after a crash. */
  void crashAndRestore() {
    hall = HallState.of(hall.image());
    hall.checkInvariants();
  }

  /** Number of the ticket that this call is about. */
  String numberOf(long callId) {
    return hall.calls().get(callId).ticket.number;
  }

  /** The ticket that this call is about. */
  long ticketOf(long callId) {
    return hall.calls().get(callId).ticket.id;
  }

  String number(long ticketId) {
    return hall.tickets().get(ticketId).number;
  }

  /** State of a ticket that is alive; empty once its life has ended. */
  Optional<TicketState> stateOf(long ticketId) {
    return Optional.ofNullable(hall.tickets().get(ticketId)).map(Ticket::state);
  }

  /** The window's open call, 0 if it has none. */
  long callAt(String window) {
    return hall.desks().get(window).callId;
  }

  List<String> listFor(String window) {
    return listFor(window, Integer.MAX_VALUE);
  }

  List<String> listFor(String window, int atMost) {
    return hall.listFor(window, atMost).stream().map(HallImage.Ticket::number).toList();
  }
}
