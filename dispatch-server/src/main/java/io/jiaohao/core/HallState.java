package io.jiaohao.core;

import static io.jiaohao.core.BrokenInvariantException.require;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything the hall knows. Changed by entries alone, on one thread; {@link HallRules} reads it.
 * Tickets whose life has ended are forgotten: the journal has them.
 */
public final class HallState {
  private static final Comparator<HallImage.Ticket> BY_TICKET =
      Comparator.comparingLong(HallImage.Ticket::ticketId);
  private static final Comparator<HallImage.Call> BY_CALL =
      Comparator.comparingLong(HallImage.Call::callId);

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
  private HallImage.Scheduled scheduled;
  private final FinishedCalls finished = new FinishedCalls();
  private final SortedSet<String> stoppedServices = new TreeSet<>();
  private final SortedSet<String> awayKiosks = new TreeSet<>();
  private final SortedMap<String, String> orphans = new TreeMap<>();
  private final Persons persons = new Persons();
  private final SortedMap<String, Long> evacuations = new TreeMap<>();
  private final Bookings bookings = new Bookings(deadlines, evacuations.keySet());
  private final Set<String> numbers = new LinkedHashSet<>();
  private final AutoDispatch autoDispatch = new AutoDispatch(this);
  private DayFigures figures = DayFigures.NONE;
  private final OvertimeBook overtime = new OvertimeBook();

  /** A line's name. */
  record LineId(String wing, String service) {}

  /** What a deadline is about. */
  enum About {
    CALL,
    SLIP,
    BOOKING
  }

  /** When something about a call or a slip comes due; ordered by time, then by kind and id. */
  record Deadline(long atMs, About about, long id) implements Comparable<Deadline> {
    @Override
    public int compareTo(Deadline other) {
      int byTime = Long.compare(atMs, other.atMs);
      if (byTime != 0) {
        return byTime;
      }
      int byKind = about.compareTo(other.about);
      return byKind != 0 ? byKind : Long.compare(id, other.id);
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
    hall.overtime.restore(image.overtime());
    hall.scheduled = image.scheduled().orElse(null);
    image.finished().forEach(hall.finished::put);
    hall.stoppedServices.addAll(image.stoppedServices());
    hall.awayKiosks.addAll(image.awayKiosks());
    image.evacuations().forEach(e -> hall.evacuations.put(e.wing(), e.sinceMs()));
    image.orphans().forEach(o -> hall.orphans.put(o.service(), o.zone()));
    image.counters().forEach(c -> hall.counters.put(c.prefix(), c.last()));
    image.issuedToday().forEach(i -> hall.issuedToday.put(i.service(), i.tickets()));
    image.windows().forEach(w -> hall.desks.put(w.window(), new Desk(w)));
    image.plan().ifPresent(hall::layOut);
    image.tickets().forEach(t -> hall.admit(new Ticket(t)));
    image.calls().forEach(hall::restoreCall);
    hall.bookings.restore(image);
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
    require(entry.seq() == seq + 1, () -> "entry " + entry.seq() + " came after " + seq);
    require(
        entry.atMs() >= atMs,
        () -> "entry " + entry.seq() + " is stamped before the one before it");
    seq = entry.seq();
    atMs = entry.atMs();
    String window = entry.command().undoableAt();
    if (window.isEmpty()) {
      entry.events().forEach(event -> event.visit(changes));
    } else {
      ActionRecorder recorder = new ActionRecorder(this, window, entry);
      entry.events().forEach(event -> event.visit(changes));
      recorder.record();
    }
    autoDispatch.forget();
    entry.origin().ifPresent(o -> requests.remember(o, atMs, entry.command(), entry.events()));
  }

  /** Remembers a device's request in this form from now on; nothing if it is forgotten already. */
  public void keep(Origin origin, KeptRequest request) {
    requests.keep(origin, request);
  }

  public HallImage image() {
    return new HallImage(
        seq,
        atMs,
        Optional.ofNullable(plan).map(PlanIndex::plan),
        planSeq,
        Optional.ofNullable(scheduled),
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
        tickets.values().stream().map(Ticket::image).sorted(BY_TICKET).toList(),
        calls.values().stream().map(OpenCall::image).sorted(BY_CALL).toList(),
        desks.values().stream().map(Desk::image).toList(),
        figures,
        overtime.image(),
        finished.all(),
        List.copyOf(stoppedServices),
        List.copyOf(awayKiosks),
        evacuations.entrySet().stream()
            .map(e -> new HallImage.Evacuation(e.getKey(), e.getValue()))
            .toList(),
        orphans.entrySet().stream()
            .map(o -> new HallImage.Orphan(o.getKey(), o.getValue()))
            .toList(),
        bookings.lastId(),
        bookings.image(),
        bookings.missedImage(),
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
    long nextMs = Math.min(dayEndsAtMs, autoDispatch.dueAtMs());
    if (scheduled != null) {
      nextMs = Math.min(nextMs, scheduled.atMs());
    }
    return deadlines.isEmpty() ? nextMs : Math.min(deadlines.first().atMs(), nextMs);
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
    return listFor(window, Integer.MAX_VALUE);
  }

  /** The first {@code atMost} of them; costs as much as there are queues, however many wait. */
  public List<HallImage.Ticket> listFor(String window, int atMost) {
    Desk desk = desks.get(window);
    if (desk == null) {
      return List.of();
    }
    return Choice.listFor(desk, plan, atMost);
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

  /** Numbers of the tickets that are alive, to be asked for one, never gone through. */
  Set<String> numbers() {
    return numbers;
  }

  Persons persons() {
    return persons;
  }

  Bookings bookings() {
    return bookings;
  }

  AutoDispatch autoDispatch() {
    return autoDispatch;
  }

  OvertimeBook overtime() {
    return overtime;
  }

  FinishedCalls finished() {
    return finished;
  }

  SortedSet<String> stoppedServices() {
    return stoppedServices;
  }

  SortedSet<String> awayKiosks() {
    return awayKiosks;
  }

  HallImage.Scheduled scheduled() {
    return scheduled;
  }

  /** Since when everybody has to leave a wing. */
  SortedMap<String, Long> evacuations() {
    return evacuations;
  }

  void schedule(HallImage.Scheduled next) {
    scheduled = next;
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

  /** When the business day began. */
  long dayBeganAtMs() {
    return plan.dayBeginsAtMs(epochDay);
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

  /** Counts a number; {@code counter} is 0 for one from paper. */
  void count(String service, int counter, long ticketId) {
    require(ticketId == lastTicketId + 1, () -> "ticket id jumped to " + ticketId);
    issuedToday.merge(service, 1, Integer::sum);
    lastTicketId = ticketId;
    if (counter > 0) {
      String prefix = plan.service(service).map(HallPlan.Service::prefix).orElse("");
      require(counter > counter(prefix), () -> prefix + " counter went back to " + counter);
      counters.put(prefix, counter);
    }
  }

  void turnDay(long newEpochDay, long endsAtMs) {
    require(plan != null, "a day began before a plan was adopted");
    epochDay = newEpochDay;
    dayEndsAtMs = endsAtMs;
    counters.clear();
    issuedToday.clear();
    finished.keepBad();
    awayKiosks.clear();
    orphans.clear();
    bookings.forgetBefore(
        plan.dayBeginsAtMs(newEpochDay), newEpochDay - plan.plan().life().appointments().banDays());
    figures = DayFigures.NONE;
    overtime.clear();
  }

  /**
   * Takes a plan: desks, lanes and the end of the business day follow it, tickets and calls stay as
   * they are. The day itself stays too, so that none of its numbers comes again. What was done
   * under the plan before can no longer be taken back: its windows and services may be gone.
   */
  void adopt(HallPlan newPlan) {
    boolean inADay = plan != null;
    scheduled = null;
    planSeq = seq;
    if (inADay) {
      noteOrphans(newPlan);
    }
    layOut(newPlan);
    desks.values().forEach(desk -> desk.lastAction = null);
    if (inADay) {
      dayEndsAtMs = plan.dayEndsAtMs(LocalDate.ofEpochDay(epochDay));
    }
  }

  /** Services that go away while tickets for them live: their zone's windows take them. */
  private void noteOrphans(HallPlan newPlan) {
    for (Ticket ticket : tickets.values()) {
      plan.service(ticket.service()).ifPresent(s -> orphans.put(s.id(), s.zone()));
    }
    newPlan.services().forEach(s -> orphans.remove(s.id()));
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
    for (Desk leaving : before.values()) {
      sendBack(leaving);
      if (leaving.callId != 0) {
        leaving.serve(List.of());
        desks.put(leaving.window, leaving);
      }
    }
    autoDispatch.desksChanged();
  }

  private List<Desk.Lane> lanes(HallPlan.Window window) {
    List<Desk.Lane> lanes = new ArrayList<>();
    window.serves().forEach(s -> lanes.add(lane(window, s.service(), s.reluctanceMs())));
    orphans.forEach(
        (service, zone) -> {
          if (plan.takesIn(window, zone)) {
            lanes.add(lane(window, service, 0));
          }
        });
    return lanes;
  }

  private Desk.Lane lane(HallPlan.Window window, String service, long reluctanceMs) {
    return new Desk.Lane(line(window.wing(), service), reluctanceMs);
  }

  /** Those who were sent to this very window wait for any that serves them. */
  void sendBack(Desk desk) {
    for (Ticket ticket : desk.own().everybody()) {
      desk.own().remove(ticket);
      ticket.mark(ticket.marks().withOnlyWindow(""));
      line(ticket.wing(), ticket.service()).add(ticket);
    }
  }

  /** Takes a ticket in; if it waits it joins its line. */
  void admit(Ticket ticket) {
    require(
        tickets.put(ticket.id, ticket) == null, () -> "ticket " + ticket.id + " is there twice");
    require(numbers.add(ticket.number), () -> "number " + ticket.number + " is there twice");
    persons.add(ticket);
    if (ticket.state() == TicketState.WAITING) {
      join(ticket);
    }
    awaitSlip(ticket);
  }

  /** Forgets a ticket, wherever it stands. */
  void dismiss(Ticket ticket) {
    if (ticket.state() == TicketState.WAITING) {
      leaveLine(ticket);
    }
    awaitNoSlip(ticket);
    persons.remove(ticket);
    numbers.remove(ticket.number);
    require(tickets.remove(ticket.id) == ticket, () -> "ticket " + ticket.id + " is not there");
  }

  void join(Ticket ticket) {
    waiting++;
    if (!ticket.marks().setAside()) {
      lineOf(ticket).add(ticket);
    }
  }

  void leaveLine(Ticket ticket) {
    waiting--;
    if (!ticket.marks().setAside()) {
      lineOf(ticket).remove(ticket);
    }
  }

  private ServiceLine lineOf(Ticket ticket) {
    Desk only = desks.get(ticket.marks().onlyWindow());
    return only == null ? line(ticket.wing(), ticket.service()) : only.own();
  }

  void awaitSlip(Ticket ticket) {
    if (ticket.marks().printByMs() != 0) {
      deadlines.add(new Deadline(ticket.marks().printByMs(), About.SLIP, ticket.id));
    }
  }

  void awaitNoSlip(Ticket ticket) {
    if (ticket.marks().printByMs() != 0) {
      deadlines.remove(new Deadline(ticket.marks().printByMs(), About.SLIP, ticket.id));
    }
  }

  /** Opens a call at its desk. */
  void open(OpenCall call) {
    require(
        call.desk.callId == 0 || call.desk.callId == call.id,
        () -> call.desk.window + " has a call");
    require(calls.put(call.id, call) == null, () -> "call " + call.id + " is there twice");
    call.desk.callId = call.id;
    lastCallId = Math.max(lastCallId, call.id);
    schedule(call);
  }

  /** Ends a call, and a desk that has left the plan; what becomes of the ticket is the caller's. */
  void end(OpenCall call) {
    clear(call);
    if (plan.window(call.desk.window).isEmpty()) {
      desks.remove(call.desk.window);
      autoDispatch.desksChanged();
    }
  }

  /** Takes a call off its desk, which stays. */
  void clear(OpenCall call) {
    require(calls.remove(call.id) == call, () -> "call " + call.id + " is not open");
    unschedule(call);
    call.desk.callId = 0;
    call.desk.idleSinceMs = atMs;
    call.desk.lastAction = null;
  }

  /**
   * Has the call's deadline come due; while its window's terminal is away or everybody has to leave
   * its wing, time stands still.
   */
  void schedule(OpenCall call) {
    if (call.deadlineMs() != 0
        && !call.desk.offline
        && !evacuations.containsKey(call.ticket.wing())) {
      deadlines.add(new Deadline(call.deadlineMs(), About.CALL, call.id));
    }
  }

  void unschedule(OpenCall call) {
    if (call.deadlineMs() != 0) {
      deadlines.remove(new Deadline(call.deadlineMs(), About.CALL, call.id));
    }
  }
}
