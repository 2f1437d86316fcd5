package io.jiaohao.core;

import java.util.List;

/**
 * One part of a hall at one moment, flattened so that {@link Rollout} can copy it for each future:
 * queues of persons as linked lists in arrays, windows with the queues that they take from, and a
 * guest for each service and class, who joins now. A guest takes nobody's place: his call is noted,
 * and the window calls the next.
 *
 * @param head first person of each queue
 * @param tail last person of each queue
 * @param next person behind each person
 * @param persons first those who wait, then the guests
 * @param guestsFrom the first guest
 */
public record RolloutStart(
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

  /** Where a list ends. */
  static final int NOBODY = -1;

  /** Not within the hours that a rollout looks ahead. */
  public static final long NEVER = Long.MAX_VALUE;

  /** The part as it is at this moment. */
  public static RolloutStart of(
      HallState hall,
      WingPart part,
      long nowMs,
      Expectations expectations,
      PlannedAbsences planned) {
    return new StartReader(hall, part, nowMs, expectations, planned).start();
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

    boolean canBeJoined() {
      return service != null && ticketClass != null;
    }
  }

  /** Somebody who waits; {@code ticketId} is 0 for a guest. */
  public record Person(long ticketId, int queue, OrderKey key, long issuedAtMs, int passes) {}

  /**
   * A window.
   *
   * @param queues those that it takes from
   * @param reluctanceMs towards each of them
   * @param skills services that it serves
   * @param busyWith what its open call takes, or null
   * @param busyForMs how long that has lasted
   * @param freeAtMs when it may call, if it has no call; {@link #NEVER} if nobody knows
   * @param planned whether it serves now or is planned to
   * @param absences planned ones to come, in their order
   */
  public record WindowStart(
      int[] queues,
      long[] reluctanceMs,
      int skills,
      Durations busyWith,
      long busyForMs,
      long freeAtMs,
      boolean planned,
      long idleSinceMs,
      int inARow,
      List<PlannedAbsences.Absence> absences) {

    boolean isReadyAt(long nowMs) {
      return busyWith == null && freeAtMs <= nowMs;
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

  /** The same for the same part with the same people: a seed for draws. */
  public long seed() {
    return 31L * part.windows().hashCode() + persons.size();
  }

  /** Whether some window that takes from the queue serves now or is planned to. */
  public boolean isServed(int queue) {
    return windows.stream().anyMatch(w -> w.planned() && w.takesFrom(queue));
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
