package io.jiaohao.core;

import static io.jiaohao.core.RolloutStart.NEVER;
import static io.jiaohao.core.RolloutStart.NOBODY;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rolls one part of a hall forward through possible futures, by the rule that the hall calls by:
 * windows finish, break off, come back and call whoever is next; visitors arrive who may pass those
 * that wait. Notes when each waiting person, and each guest, is called first. One object does many
 * futures, one after the other, in arrays that it keeps.
 */
public final class Rollout {
  /** How far ahead it looks. */
  static final long HORIZON_MS = 12 * 3_600_000L;

  private final RolloutStart start;
  private final RandomDraws draws;
  private final RolloutQueues queues;
  private final RolloutArrivals arrivals;
  private final LongHeap moments = new LongHeap();
  private final RolloutStart.WindowStart[] windowStarts;
  private final int[] readyInTurn;
  private final int[][] windowsOf;
  private final long[] wakesAtMs;
  private final long[] idleSinceMs;
  private final boolean[] idle;
  private final int[] inARow;
  private final int[] absencesTaken;
  private final int maxInARow;
  private final int deferPlaces;
  private final int maxPasses;
  private int left;
  private boolean isTurnOfWalkIn;
  private long bestReluctanceMs;
  private long[] calledAfterMs = new long[0];

  /** Rolls forward from there, with these draws. */
  public Rollout(RolloutStart start, RandomDraws draws) {
    this.start = start;
    this.draws = draws;
    this.queues = new RolloutQueues(start);
    this.arrivals = new RolloutArrivals(start, draws);
    HallPlan plan = start.plan().plan();
    this.maxInARow = plan.life().maxInARow();
    this.deferPlaces = plan.calls().deferPlaces();
    this.maxPasses = plan.calls().maxPasses();
    this.windowStarts = start.windows().toArray(RolloutStart.WindowStart[]::new);
    int windows = windowStarts.length;
    this.wakesAtMs = new long[windows];
    this.idleSinceMs = new long[windows];
    this.idle = new boolean[windows];
    this.inARow = new int[windows];
    this.absencesTaken = new int[windows];
    this.windowsOf = windowsOfEachQueue();
    this.readyInTurn =
        IntStream.range(0, windows)
            .filter(w -> window(w).isReadyAt(start.nowMs()))
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer w) -> window(w).skills)
                    .thenComparingLong(w -> window(w).work.idleSinceMs()))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private int[][] windowsOfEachQueue() {
    int windows = start.windows().size();
    return IntStream.range(0, start.queues().size())
        .mapToObj(q -> IntStream.range(0, windows).filter(w -> window(w).takesFrom(q)).toArray())
        .toArray(int[][]::new);
  }

  private RolloutStart.WindowStart window(int w) {
    return windowStarts[w];
  }

  /**
   * One future.
   *
   * @param calledAfterMs takes, for each person of the start, the time from now to the first call,
   *     or {@link RolloutStart#NEVER}
   */
  public void run(long[] calledAfterMs) {
    begin(calledAfterMs);
    while (!goOn(Integer.MAX_VALUE)) {
      // A future has fewer moments.
    }
  }

  /** Begins a future, of which {@link #goOn} lets some moments happen; else as {@link #run}. */
  void begin(long[] calledAfterMs) {
    this.calledAfterMs = calledAfterMs;
    begin();
  }

  /** Lets so many moments happen. Tells whether the future is at its end. */
  boolean goOn(int momentsMost) {
    int windows = wakesAtMs.length;
    for (int n = 0; n < momentsMost; n++) {
      if (left == 0 || moments.isEmpty()) {
        return true;
      }
      long moment = moments.take();
      long atMs = start.nowMs() + LongHeap.time(moment);
      int who = LongHeap.id(moment);
      if (who >= windows) {
        arrive(who - windows, atMs);
      } else if (wakesAtMs[who] == atMs) {
        wake(who, atMs);
      }
    }
    return false;
  }

  private void begin() {
    Arrays.fill(calledAfterMs, NEVER);
    moments.clear();
    queues.restore();
    left = start.persons().size();
    Arrays.fill(absencesTaken, 0);
    Arrays.fill(idle, false);
    for (int w = 0; w < wakesAtMs.length; w++) {
      RolloutStart.WindowStart window = window(w);
      inARow[w] = window.work.inARow();
      wakesAtMs[w] = NEVER;
      if (window.work.busyWith() != null) {
        long lastsMs =
            window
                .work
                .busyWith()
                .drawnBeyond(window.work.busyForMs(), draws.of(Matter.BUSY.about(window.drawn)));
        wakeAt(w, start.nowMs() + lastsMs - window.work.busyForMs() + betweenMs(window.drawn));
      } else if (!window.isReadyAt(start.nowMs())) {
        wakeAt(w, window.work.freeAtMs());
      }
    }
    for (int w : readyInTurn) {
      callNext(w, start.nowMs());
    }
    for (int q = 0; q < windowsOf.length; q++) {
      expect(q, start.nowMs());
    }
  }

  /** What lies between a service and the next call: turning round, and now and then a break. */
  private long betweenMs(long served) {
    Expectations expected = start.expectations();
    boolean pauses = draws.of(Matter.PAUSES.about(served)) < expected.pauseShare();
    long pauseMs = pauses ? expected.pause().drawn(draws.of(Matter.PAUSE.about(served))) : 0;
    return expected.turnaroundMs() + pauseMs;
  }

  private void wakeAt(int w, long atMs) {
    wakesAtMs[w] = atMs;
    if (atMs - start.nowMs() <= HORIZON_MS) {
      moments.add(atMs - start.nowMs(), w);
    }
  }

  private void expect(int queue, long fromMs) {
    long atMs = arrivals.nextMs(queue, fromMs);
    if (atMs != NEVER) {
      moments.add(atMs - start.nowMs(), wakesAtMs.length + queue);
    }
  }

  private void arrive(int queue, long atMs) {
    queues.join(queue, arrivals.key(queue, atMs), atMs);
    int taker = NOBODY;
    for (int w : windowsOf[queue]) {
      if (idle[w] && (taker == NOBODY || isBefore(w, taker))) {
        taker = w;
      }
    }
    if (taker != NOBODY) {
      callNext(taker, atMs);
    }
    expect(queue, atMs);
  }

  private boolean isBefore(int one, int other) {
    int bySkills = Integer.compare(window(one).skills, window(other).skills);
    return bySkills != 0 ? bySkills < 0 : idleSinceMs[one] < idleSinceMs[other];
  }

  /** A window has finished, come back, or is due to leave. */
  private void wake(int w, long atMs) {
    List<PlannedAbsences.Absence> absences = window(w).work.absences();
    while (absencesTaken[w] < absences.size()) {
      PlannedAbsences.Absence absence = absences.get(absencesTaken[w]);
      if (absence.fromMs() > atMs) {
        break;
      }
      absencesTaken[w]++;
      if (absence.toMs() > atMs) {
        idle[w] = false;
        wakeAt(w, absence.toMs());
        return;
      }
    }
    callNext(w, atMs);
  }

  private void callNext(int w, long atMs) {
    int person = chosen(w);
    callGuestsBefore(person, w, atMs);
    if (person != NOBODY) {
      queues.remove(person);
      note(person, atMs);
      idle[w] = false;
      serve(w, person, atMs);
    } else if (!idle[w]) {
      idle[w] = true;
      idleSinceMs[w] = atMs;
      leaveWhenDue(w);
    }
  }

  private void note(int person, long atMs) {
    if (queues.isAsked(person) && calledAfterMs[person] == NEVER) {
      calledAfterMs[person] = atMs - start.nowMs();
      left--;
    }
  }

  private void leaveWhenDue(int w) {
    List<PlannedAbsences.Absence> absences = window(w).work.absences();
    wakesAtMs[w] = NEVER;
    if (absencesTaken[w] < absences.size()) {
      wakeAt(w, absences.get(absencesTaken[w]).fromMs());
    }
  }

  private void serve(int w, int person, long atMs) {
    int queue = queues.queueOf[person];
    Expectations expected = start.expectations();
    long served = queues.drawnAs(person);
    if (draws.of(Matter.COMES.about(served))
        < expected.noShowShare(atMs - queues.issuedAtMs[person])) {
      if (queues.passes[person] + 1 < maxPasses) {
        queues.putDown(person, deferPlaces);
      }
      wakeAt(w, atMs + expected.noShowMs() + expected.turnaroundMs());
    } else {
      long lastsMs =
          start.queues().get(queue).serving().drawn(draws.of(Matter.SERVING.about(served)));
      wakeAt(w, atMs + lastsMs + betweenMs(served));
    }
  }

  /** Who is next for the window: the hall's rule, on the heads of these queues. */
  private int chosen(int w) {
    int best = leastHead(w, false);
    isTurnOfWalkIn = false;
    if (maxInARow == 0 || best == NOBODY) {
      return best;
    }
    long reluctanceMs = bestReluctanceMs;
    int walkIn = hasHeadStart(best) ? leastHead(w, true) : NOBODY;
    boolean passesOne =
        walkIn != NOBODY && Choice.cameEarlier(queues.key[walkIn], queues.key[best]);
    isTurnOfWalkIn = passesOne && inARow[w] >= maxInARow;
    inARow[w] = passesOne && !isTurnOfWalkIn ? inARow[w] + 1 : 0;
    if (!isTurnOfWalkIn) {
      bestReluctanceMs = reluctanceMs;
    }
    return isTurnOfWalkIn ? walkIn : best;
  }

  private boolean hasHeadStart(int person) {
    return start.queues().get(queues.queueOf[person]).hasHeadStart();
  }

  private int leastHead(int w, boolean withoutHeadStart) {
    int[] from = window(w).queues;
    int best = NOBODY;
    bestReluctanceMs = 0;
    for (int i = 0; i < from.length; i++) {
      int person = queues.head(from[i]);
      if (person == NOBODY || (withoutHeadStart && hasHeadStart(person))) {
        continue;
      }
      long reluctanceMs = window(w).reluctanceMs[i];
      if (best == NOBODY
          || queues.key[person].compareShifted(reluctanceMs, queues.key[best], bestReluctanceMs)
              < 0) {
        best = person;
        bestReluctanceMs = reluctanceMs;
      }
    }
    return best;
  }

  /** Notes the guests whom the window would call rather than this person. */
  private void callGuestsBefore(int person, int w, long atMs) {
    int[] from = window(w).queues;
    for (int i = 0; i < from.length; i++) {
      int guest = queues.guestAtHead(from[i]);
      if (guest != NOBODY
          && !(isTurnOfWalkIn && hasHeadStart(guest))
          && (person == NOBODY
              || queues.key[guest].compareShifted(
                      window(w).reluctanceMs[i], queues.key[person], bestReluctanceMs)
                  < 0)) {
        queues.remove(guest);
        note(guest, atMs);
      }
    }
  }
}
