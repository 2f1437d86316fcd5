package io.jiaohao.core;

import java.util.List;

/**
 * One part of a hall at one moment, flattened so that {@link Rollout} can copy it for each future:
 * queues of persons as linked lists in arrays, windows with the queues that they take from, and a
 * guest for each service and class, who joins now. A guest takes nobody's place: his call is noted,
 * and the window calls the next.
 */
public final class RolloutStart {
  /** Where a list ends. */
  static final int NOBODY = -1;

  /** Not within the hours that a rollout looks ahead. */
  public static final long NEVER = Long.MAX_VALUE;

  private final long nowMs;
  private final WingPart part;
  private final PlanIndex plan;
  private final Expectations expectations;
  private final List<Queue> queues;
  private final int[] head;
  private final int[] tail;
  private final int[] next;
  private final List<Person> persons;
  private final int guestsFrom;
  private final List<WindowStart> windows;

  /**
   * A part of the hall.
   *
   * @param head first person of each queue
   * @param tail last person of each queue
   * @param next person behind each person
   * @param persons first those who wait, then the guests
   * @param guestsFrom the first guest
   */
  RolloutStart(
      long nowMs,
      WingPart part,
      PlanIndex plan,
      Expectations expectations,
      List<Queue> queues,
      int[] head,
      int[] tail,
      int[] next,
      List<Person> persons,
      int guestsFrom,
      List<WindowStart> windows) {
    this.nowMs = nowMs;
    this.part = part;
    this.plan = plan;
    this.expectations = expectations;
    this.queues = List.copyOf(queues);
    this.head = head;
    this.tail = tail;
    this.next = next;
    this.persons = List.copyOf(persons);
    this.guestsFrom = guestsFrom;
    this.windows = List.copyOf(windows);
  }

  /** The part as it is at this moment. */
  public static RolloutStart of(
      HallState hall,
      WingPart part,
      long nowMs,
      Expectations expectations,
      PlannedAbsences planned) {
    return supposing(Supposition.NONE, hall, part, nowMs, expectations, planned);
  }

  /** The same if a window of the part did something else. */
  public static RolloutStart supposing(
      Supposition supposed,
      HallState hall,
      WingPart part,
      long nowMs,
      Expectations expectations,
      PlannedAbsences planned) {
    return new StartReader(hall, part, nowMs, expectations, planned, supposed).start();
  }

  /**
   * A queue of one service and class, or of those sent to one window.
   *
   * @param ticketClass null if the plan no longer has it, or for those sent to one window: nobody
   *     new joins
   * @param service null if the plan no longer has it
   */
  public record Queue(
      String serviceId,
      HallPlan.Service service,
      HallPlan.TicketClass ticketClass,
      boolean hasHeadStart,
      Durations serving) {

    /** Its number among what draws decide. */
    long drawn() {
      return Matter.queue(this);
    }

    boolean canBeJoined() {
      return service != null && ticketClass != null;
    }
  }

  /** Somebody who waits; {@code ticketId} is 0 for a guest. */
  public record Person(long ticketId, int queue, OrderKey key, long issuedAtMs, int passes) {}

  /** A window, the queues that it takes from, and its reluctance towards each of them. */
  static final class WindowStart {
    final int[] queues;
    final long[] reluctanceMs;
    final int skills;
    final Work work;

    /** Its number among what draws decide. */
    final long drawn;

    WindowStart(String window, int[] queues, long[] reluctanceMs, int skills, Work work) {
      this.drawn = Matter.window(window);
      this.queues = queues;
      this.reluctanceMs = reluctanceMs;
      this.skills = skills;
      this.work = work;
    }

    boolean isReadyAt(long nowMs) {
      return work.busyWith() == null && work.freeAtMs() <= nowMs;
    }

    boolean takesFrom(int queue) {
      for (int one : queues) {
        if (one == queue) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * What a window is doing.
   *
   * @param busyWith what its open call takes, or null
   * @param busyForMs how long that has lasted
   * @param freeAtMs when it may call, if it has no call; {@link #NEVER} if nobody knows
   * @param planned whether it serves now or is planned to
   * @param absences planned ones to come, in their order
   */
  record Work(
      Durations busyWith,
      long busyForMs,
      long freeAtMs,
      boolean planned,
      long idleSinceMs,
      int inARow,
      List<PlannedAbsences.Absence> absences) {
    Work {
      absences = List.copyOf(absences);
    }
  }

  public long nowMs() {
    return nowMs;
  }

  WingPart part() {
    return part;
  }

  PlanIndex plan() {
    return plan;
  }

  Expectations expectations() {
    return expectations;
  }

  public List<Queue> queues() {
    return queues;
  }

  int[] head() {
    return head;
  }

  int[] tail() {
    return tail;
  }

  int[] next() {
    return next;
  }

  /** First those who wait, then the guests. */
  public List<Person> persons() {
    return persons;
  }

  /** The first guest's place in the list. */
  public int guestsFrom() {
    return guestsFrom;
  }

  List<WindowStart> windows() {
    return windows;
  }

  /** The same for the same part with the same people: a seed for draws. */
  public long seed() {
    return 31L * part.windows().hashCode() + persons.size();
  }

  /** Whether some window that takes from the queue serves now or is planned to. */
  public boolean isServed(int queue) {
    return windows.stream().anyMatch(w -> w.work.planned() && w.takesFrom(queue));
  }

  /** Whether some window that takes from the queue is idle. */
  public boolean hasIdleWindow(int queue) {
    return windows.stream().anyMatch(w -> w.isReadyAt(nowMs) && w.takesFrom(queue));
  }

  /** People who wait for the same service and whose turn is before this person's. */
  public int ahead(Person person) {
    int ahead = 0;
    for (int q = 0; q < queues.size(); q++) {
      if (queues.get(q).serviceId().equals(queues.get(person.queue()).serviceId())) {
        ahead += aheadIn(q, person.key());
      }
    }
    return ahead;
  }

  private int aheadIn(int queue, OrderKey key) {
    int ahead = 0;
    for (int p = head[queue]; p != NOBODY && persons.get(p).key().compareTo(key) < 0; p = next[p]) {
      ahead += p < guestsFrom ? 1 : 0;
    }
    return ahead;
  }
}
