package io.jiaohao.core;

import static io.jiaohao.core.RolloutStart.NEVER;
import static io.jiaohao.core.RolloutStart.NOBODY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a part of the hall into the arrays of a {@link RolloutStart}. */
final class StartReader {
  private static final int PERSONS_AT_FIRST = 256;

  /** Planned absences of a window that are looked at. */
  private static final int ABSENCES_MAX = 6;

  /** A window that is overdue from a break is expected after this, or the same again. */
  private static final long OVERDUE_MS = 60_000;

  private final HallState hall;
  private final WingPart part;
  private final long nowMs;
  private final Expectations expectations;
  private final PlannedAbsences planned;
  private final Supposition supposed;
  private final PlanIndex plan;
  private final List<RolloutStart.Queue> queues = new ArrayList<>();
  private final List<Integer> serviceOf = new ArrayList<>();
  private final List<RolloutStart.Person> persons = new ArrayList<>();
  private int[] head = new int[0];
  private int[] tail = new int[0];
  private int[] next = new int[PERSONS_AT_FIRST];

  StartReader(
      HallState hall,
      WingPart part,
      long nowMs,
      Expectations expectations,
      PlannedAbsences planned,
      Supposition supposed) {
    this.supposed = supposed;
    this.hall = hall;
    this.part = part;
    this.nowMs = nowMs;
    this.expectations = expectations;
    this.planned = planned;
    this.plan = hall.planIndex();
  }

  RolloutStart start() {
    for (int service = 0; service < part.services.size(); service++) {
      readLine(service);
    }
    int joinable = queues.size();
    List<RolloutStart.WindowStart> windows = new ArrayList<>();
    for (int w = 0; w < part.windows.size(); w++) {
      Desk desk = hall.desks().get(part.windows.get(w));
      if (desk != null) {
        windows.add(window(desk, part.lanes.get(w)));
      }
    }
    int guestsFrom = persons.size();
    for (int q = 0; q < joinable; q++) {
      addGuest(q);
    }
    return new RolloutStart(
        nowMs, part, plan, expectations, queues, head, tail, next, persons, guestsFrom, windows);
  }

  /** A queue for each class, there or not: somebody may join. */
  private void readLine(int service) {
    String id = part.services.get(service);
    ServiceLine line = hall.lines().get(new HallState.LineId(part.wing, id));
    List<String> classes = new ArrayList<>();
    plan.plan().classes().forEach(c -> classes.add(c.id()));
    if (line != null) {
      line.queues().stream()
          .map(TicketQueue::ticketClass)
          .filter(c -> !classes.contains(c))
          .forEach(classes::add);
    }
    for (String ticketClass : classes) {
      int q = addQueue(id, service, ticketClass);
      if (line != null) {
        line.queues().stream()
            .filter(queue -> queue.ticketClass().equals(ticketClass))
            .forEach(queue -> queue.inOrder().forEach(ticket -> append(ticket, q)));
      }
    }
  }

  private int addQueue(String service, int serviceIndex, String ticketClass) {
    HallPlan.TicketClass found = plan.ticketClass(ticketClass).orElse(null);
    queues.add(
        new RolloutStart.Queue(
            service,
            plan.service(service).orElse(null),
            found,
            found != null && found.headStartMs() > 0,
            expectations.serving(service)));
    serviceOf.add(serviceIndex);
    head = withNobody(head);
    tail = withNobody(tail);
    return queues.size() - 1;
  }

  private static int[] withNobody(int[] array) {
    int[] longer = Arrays.copyOf(array, array.length + 1);
    longer[array.length] = NOBODY;
    return longer;
  }

  private void append(Ticket ticket, int queue) {
    insert(
        new RolloutStart.Person(ticket.id, queue, ticket.key(), ticket.issuedAtMs, ticket.passes()),
        tail[queue]);
  }

  /** Puts a person just behind another of the queue, or first. */
  private void insert(RolloutStart.Person person, int behind) {
    int at = persons.size();
    persons.add(person);
    if (at == next.length) {
      next = Arrays.copyOf(next, 2 * at);
    }
    if (behind == NOBODY) {
      next[at] = head[person.queue()];
      head[person.queue()] = at;
    } else {
      next[at] = next[behind];
      next[behind] = at;
    }
    if (next[at] == NOBODY) {
      tail[person.queue()] = at;
    }
  }

  private void addGuest(int queue) {
    RolloutStart.Queue joined = queues.get(queue);
    if (!joined.canBeJoined()) {
      return;
    }
    long dueMs = plan.order().dueMs(joined.ticketClass(), joined.service(), nowMs);
    OrderKey key = OrderKey.of(dueMs, nowMs, hall.lastTicketId() + 1);
    int behind = NOBODY;
    for (int p = head[queue]; p != NOBODY && persons.get(p).key().compareTo(key) < 0; p = next[p]) {
      behind = p;
    }
    insert(new RolloutStart.Person(0, queue, key, nowMs, 0), behind);
  }

  private RolloutStart.WindowStart window(Desk desk, List<WingPart.Lane> lanes) {
    List<Integer> from = new ArrayList<>();
    List<Long> reluctanceMs = new ArrayList<>();
    for (int q : ownQueues(desk)) {
      from.add(q);
      reluctanceMs.add(0L);
    }
    for (WingPart.Lane lane : lanes) {
      for (int q = 0; q < serviceOf.size(); q++) {
        if (serviceOf.get(q) == lane.service()) {
          from.add(q);
          reluctanceMs.add(lane.reluctanceMs());
        }
      }
    }
    OpenCall call = hall.calls().get(desk.callId);
    return new RolloutStart.WindowStart(
        desk.window,
        from.stream().mapToInt(Integer::intValue).toArray(),
        reluctanceMs.stream().mapToLong(Long::longValue).toArray(),
        lanes.size(),
        work(desk, call));
  }

  private RolloutStart.Work work(Desk desk, OpenCall call) {
    return new RolloutStart.Work(
        call == null ? null : expectations.serving(call.ticket.service()),
        call == null ? 0 : nowMs - call.calledAtMs,
        call == null ? freeAtMs(desk) : NEVER,
        call != null || isPlanned(desk),
        desk.idleSinceMs,
        desk.inARow,
        absences(desk, call));
  }

  private List<Integer> ownQueues(Desk desk) {
    List<Integer> own = new ArrayList<>();
    for (TicketQueue queue : desk.own().queues()) {
      if (queue.head() != null) {
        int q = addQueue(queue.head().service(), NOBODY, queue.ticketClass());
        queue.inOrder().forEach(ticket -> append(ticket, q));
        own.add(q);
      }
    }
    return own;
  }

  /** When a window without a call may call. */
  private long freeAtMs(Desk desk) {
    if (supposed.stops(desk)) {
      return NEVER;
    }
    if (supposed.frees(desk)) {
      return nowMs;
    }
    if (!desk.open) {
      return opensAtMs(desk);
    }
    if (desk.isPaused()) {
      return backAtMs(desk);
    }
    return desk.offline ? NEVER : nowMs;
  }

  private long opensAtMs(Desk desk) {
    Optional<PlannedAbsences.Absence> absence = planned.next(desk.window, nowMs);
    return absence
        .filter(a -> a.fromMs() <= nowMs && a.ends())
        .map(PlannedAbsences.Absence::toMs)
        .orElse(NEVER);
  }

  private long backAtMs(Desk desk) {
    if (desk.pausedUntilMs > 0) {
      long lateMs = Math.max(0, nowMs - desk.pausedUntilMs);
      return Math.max(desk.pausedUntilMs, nowMs + (lateMs > 0 ? Math.max(OVERDUE_MS, lateMs) : 0));
    }
    return expectations.knowsPauses()
        ? nowMs
            + expectations.pause().drawnBeyond(Math.max(0, nowMs - desk.idleSinceMs), 0.5)
            - Math.max(0, nowMs - desk.idleSinceMs)
        : NEVER;
  }

  /** Whether a window without a call serves or is planned to; a guess does not count. */
  private boolean isPlanned(Desk desk) {
    if (desk.open && desk.isPaused() && !supposed.frees(desk)) {
      return desk.pausedUntilMs > 0;
    }
    return freeAtMs(desk) != NEVER;
  }

  /** Planned absences; one that has begun counts if the call before it is still open. */
  private List<PlannedAbsences.Absence> absences(Desk desk, OpenCall call) {
    List<PlannedAbsences.Absence> absences = new ArrayList<>();
    long askedMs = call == null ? nowMs : call.calledAtMs;
    for (int i = 0; i < ABSENCES_MAX; i++) {
      Optional<PlannedAbsences.Absence> absence = planned.next(desk.window, askedMs);
      if (absence.isEmpty()) {
        break;
      }
      if (absence.get().fromMs() > askedMs && absence.get().toMs() > nowMs) {
        absences.add(absence.get());
      }
      if (!absence.get().ends()) {
        break;
      }
      askedMs = absence.get().toMs();
    }
    return absences;
  }
}
