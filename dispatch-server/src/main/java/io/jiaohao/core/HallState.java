package io.jiaohao.core;

import static io.jiaohao.core.BrokenInvariantException.require;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything the hall knows. Changed by entries alone, on one thread; {@link HallRules} reads it.
 * Tickets whose life has ended are forgotten: the journal has them.
 */
public final class HallState {
  private final Map<String, Integer> counters = new TreeMap<>();
  private final Map<String, Integer> issuedToday = new TreeMap<>();
  private final Map<Long, Ticket> tickets = new LinkedHashMap<>();
  private final Map<Long, OpenCall> calls = new LinkedHashMap<>();
  private final SortedSet<Deadline> deadlines = new TreeSet<>();
  private final Map<String, Desk> desks = new LinkedHashMap<>();
  private final Map<LineId, ServiceLine> lines = new LinkedHashMap<>();
  private final RequestMemory requests = new RequestMemory();
  private final Changes changes = new Changes(this);
  private PlanIndex plan;
  private long seq;
  private long atMs;
  private long planSeq;
  private long epochDay;
  private long dayEndsAtMs = Long.MAX_VALUE;
  private long lastTicketId;
  private long lastCallId;
  private int waiting;
  private DayFigures figures = DayFigures.NONE;

  /** A line's name. */
  record LineId(String wing, String service) {}

  /** When something about a call comes due; ordered by time, then by call. */
  record Deadline(long atMs, long callId) implements Comparable<Deadline> {
    @Override
    public int compareTo(Deadline other) {
      int byTime = Long.compare(atMs, other.atMs);
      return byTime != 0 ? byTime : Long.compare(callId, other.callId);
    }
  }

  private HallState() {}

  /** A hall before its first entry. */
  public static HallState empty() {
    return new HallState();
  }

  /** The hall that {@link #image()} was taken of. */
  public static HallState of(HallImage image) {
    HallState hall = new HallState();
    hall.seq = image.seq();
    hall.atMs = image.atMs();
    hall.planSeq = image.planSeq();
    hall.epochDay = image.epochDay();
    hall.dayEndsAtMs = image.dayEndsAtMs();
    hall.lastTicketId = image.lastTicketId();
    hall.lastCallId = image.lastCallId();
    hall.figures = image.figures();
    image.counters().forEach(c -> hall.counters.put(c.prefix(), c.last()));
    image.issuedToday().forEach(i -> hall.issuedToday.put(i.service(), i.tickets()));
    image.windows().forEach(w -> hall.desks.put(w.window(), new Desk(w)));
    image.plan().ifPresent(hall::layOut);
    image.tickets().forEach(t -> hall.admit(new Ticket(t)));
    image.calls().forEach(hall::restoreCall);
    hall.requests.restore(image.devices());
    return hall;
  }

  private void restoreCall(HallImage.Call image) {
    open(new OpenCall(image, tickets.get(image.ticketId()), desks.get(image.window())));
  }

  /**
   * Takes the next entry of history.
   *
   * @throws BrokenInvariantException if it does not fit; the hall is then not to be used any more
   */
  public void apply(Entry entry) {
    require(entry.seq() == seq + 1, "entry " + entry.seq() + " came after " + seq);
    require(entry.atMs() >= atMs, "entry " + entry.seq() + " is stamped before the one before it");
    seq = entry.seq();
    atMs = entry.atMs();
    for (Event event : entry.events()) {
      event.visit(changes);
    }
    entry.origin().ifPresent(o -> requests.remember(o, atMs, entry.command(), entry.events()));
  }

  public HallImage image() {
    return new HallImage(
        seq,
        atMs,
        Optional.ofNullable(plan).map(PlanIndex::plan),
        planSeq,
        epochDay,
        dayEndsAtMs,
        lastTicketId,
        lastCallId,
        counters.entrySet().stream()
            .map(c -> new HallImage.Counter(c.getKey(), c.getValue()))
            .toList(),
        issuedToday.entrySet().stream()
            .map(i -> new HallImage.Issued(i.getKey(), i.getValue()))
            .toList(),
        tickets.values().stream().map(Ticket::image).toList(),
        calls.values().stream().map(OpenCall::image).toList(),
        desks.values().stream().map(Desk::image).toList(),
        figures,
        requests.image());
  }

  /** A 64-bit digest of all of it, the same on every machine for the same history. */
  public long digest() {
    return image().digest();
  }

  /** Sequence of the last entry applied. */
  public long seq() {
    return seq;
  }

  /** Stamp of the last entry applied. */
  public long atMs() {
    return atMs;
  }

  /** The plan in force, if one has been adopted. */
  public Optional<HallPlan> plan() {
    return Optional.ofNullable(plan).map(PlanIndex::plan);
  }

  /** Sequence of the entry that brought the plan. */
  public long planSeq() {
    return planSeq;
  }

  /** When the hall next wants a {@link Command.Tick}; {@link Long#MAX_VALUE} if never. */
  public long nextDeadlineMs() {
    return deadlines.isEmpty() ? dayEndsAtMs : Math.min(deadlines.first().atMs(), dayEndsAtMs);
  }

  /** Tickets that wait. */
  public int waiting() {
    return waiting;
  }

  public DayFigures figures() {
    return figures;
  }

  /** Business day, in days since 1970-01-01. */
  public long epochDay() {
    return epochDay;
  }

  /** Highest request id granted to a device, 0 if none is known. */
  public long highestRequestId(String device) {
    return requests.highestId(device);
  }

  /** Tickets that this window would take, in the order in which it would. For screens and tests. */
  public List<HallImage.Ticket> listFor(String window) {
    List<HallImage.Ticket> list = new ArrayList<>();
    Desk desk = desks.get(window);
    if (desk == null) {
      return list;
    }
    Map<Long, Long> reluctanceMs = new LinkedHashMap<>();
    for (Desk.Lane lane : desk.lanes()) {
      for (TicketQueue queue : lane.line().queues()) {
        for (Ticket ticket : queue.inOrder()) {
          list.add(ticket.image());
          reluctanceMs.put(ticket.id, lane.reluctanceMs());
        }
      }
    }
    list.sort(
        (a, b) ->
            a.key()
                .compareShifted(
                    reluctanceMs.get(a.ticketId()), b.key(), reluctanceMs.get(b.ticketId())));
    return list;
  }

  /** Checks all that must hold between the parts; for tests and after recovery, it reads it all. */
  public void checkInvariants() {
    new InvariantCheck(this).run();
  }

  // ---- What the rules read and the changes change: this package alone.

  PlanIndex planIndex() {
    return plan;
  }

  RequestMemory requests() {
    return requests;
  }

  Map<Long, Ticket> tickets() {
    return tickets;
  }

  Map<Long, OpenCall> calls() {
    return calls;
  }

  Map<String, Desk> desks() {
    return desks;
  }

  Map<LineId, ServiceLine> lines() {
    return lines;
  }

  SortedSet<Deadline> deadlines() {
    return deadlines;
  }

  long lastTicketId() {
    return lastTicketId;
  }

  long lastCallId() {
    return lastCallId;
  }

  long dayEndsAtMs() {
    return dayEndsAtMs;
  }

  int counter(String prefix) {
    return counters.getOrDefault(prefix, 0);
  }

  /** Tickets issued for a service on this business day. */
  int issuedToday(String service) {
    return issuedToday.getOrDefault(service, 0);
  }

  ServiceLine line(String wing, String service) {
    return lines.computeIfAbsent(new LineId(wing, service), id -> new ServiceLine());
  }

  void figures(DayFigures newFigures) {
    figures = newFigures;
  }

  void count(String service, int counter, long ticketId) {
    String prefix = plan.service(service).map(HallPlan.Service::prefix).orElse("");
    require(counter == counter(prefix) + 1, prefix + " counter jumped to " + counter);
    require(ticketId == lastTicketId + 1, "ticket id jumped to " + ticketId);
    counters.put(prefix, counter);
    issuedToday.merge(service, 1, Integer::sum);
    lastTicketId = ticketId;
  }

  void turnDay(long newEpochDay, long endsAtMs) {
    require(plan != null, "a day began before a plan was adopted");
    epochDay = newEpochDay;
    dayEndsAtMs = endsAtMs;
    counters.clear();
    issuedToday.clear();
    figures = DayFigures.NONE;
  }

  /**
   * Takes a plan: desks, lanes and the end of the business day follow it, tickets and calls stay as
   * they are. The day itself stays too, so that none of its numbers comes again.
   */
  void adopt(HallPlan newPlan) {
    boolean inADay = plan != null;
    planSeq = seq;
    layOut(newPlan);
    if (inADay) {
      dayEndsAtMs = plan.dayEndsAtMs(LocalDate.ofEpochDay(epochDay));
    }
  }

  /** Lays the desks out in the plan's order; one that is leaving stays until its call has ended. */
  private void layOut(HallPlan newPlan) {
    plan = new PlanIndex(newPlan);
    Map<String, Desk> before = new LinkedHashMap<>(desks);
    desks.clear();
    for (HallPlan.Window window : newPlan.windows()) {
      Desk known = before.remove(window.id());
      Desk desk = known == null ? new Desk(window.id()) : known;
      desk.serve(lanes(window));
      desks.put(window.id(), desk);
    }
    before.values().stream().filter(desk -> desk.callId != 0).forEach(this::letLeave);
  }

  private List<Desk.Lane> lanes(HallPlan.Window window) {
    return window.serves().stream()
        .map(s -> new Desk.Lane(line(window.wing(), s.service()), s.reluctanceMs()))
        .toList();
  }

  private void letLeave(Desk desk) {
    desk.serve(List.of());
    desks.put(desk.window, desk);
  }

  /** Takes a ticket in; if it waits it joins its line. */
  void admit(Ticket ticket) {
    require(tickets.put(ticket.id, ticket) == null, "ticket " + ticket.id + " is there twice");
    if (ticket.state() == TicketState.WAITING) {
      join(ticket);
    }
  }

  void join(Ticket ticket) {
    line(ticket.wing, ticket.service).add(ticket);
    waiting++;
  }

  void leaveLine(Ticket ticket) {
    line(ticket.wing, ticket.service).remove(ticket);
    waiting--;
  }

  /** Opens a call at its desk. */
  void open(OpenCall call) {
    require(call.desk.callId == 0 || call.desk.callId == call.id, call.desk.window + " has a call");
    require(calls.put(call.id, call) == null, "call " + call.id + " is there twice");
    call.desk.callId = call.id;
    lastCallId = Math.max(lastCallId, call.id);
    schedule(call);
  }

  /** Ends a call, and a desk that has left the plan; what becomes of the ticket is the caller's. */
  void end(OpenCall call) {
    require(calls.remove(call.id) == call, "call " + call.id + " is not open");
    unschedule(call);
    call.desk.callId = 0;
    if (plan.window(call.desk.window).isEmpty()) {
      desks.remove(call.desk.window);
    }
  }

  void schedule(OpenCall call) {
    if (call.deadlineMs() != 0) {
      deadlines.add(new Deadline(call.deadlineMs(), call.id));
    }
  }

  void unschedule(OpenCall call) {
    if (call.deadlineMs() != 0) {
      deadlines.remove(new Deadline(call.deadlineMs(), call.id));
    }
  }
}
