package io.jiaohao.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which halls have something to do: those that were given something, and those whose deadline has
 * come. So a turn costs what happens in it, however many halls sleep. On the loop's thread.
 */
final class Agenda {
  private final Set<HallKeeper> awake = new LinkedHashSet<>();
  private final TreeSet<Deadline> deadlines = new TreeSet<>();
  private final Map<HallKeeper, Deadline> deadlineOf = new HashMap<>();
  private int halls;

  private record Deadline(long atMs, int nth, HallKeeper keeper) implements Comparable<Deadline> {
    @Override
    public int compareTo(Deadline other) {
      int byTime = Long.compare(atMs, other.atMs);
      return byTime != 0 ? byTime : Integer.compare(nth, other.nth);
    }
  }

  /** Takes a hall up. */
  void add(HallKeeper keeper) {
    Deadline first = new Deadline(keeper.wakeAtMs(), halls++, keeper);
    deadlineOf.put(keeper, first);
    deadlines.add(first);
  }

  /** The hall is not served here any more. */
  void remove(HallKeeper keeper) {
    awake.remove(keeper);
    Deadline last = deadlineOf.remove(keeper);
    if (last != null) {
      deadlines.remove(last);
    }
  }

  /** The hall was given something to do. */
  void wake(HallKeeper keeper) {
    awake.add(keeper);
  }

  /** The halls that have something to do at this time; they count as asleep from now on. */
  List<HallKeeper> take(long stampMs) {
    for (Deadline due : deadlines) {
      if (due.atMs > stampMs) {
        break;
      }
      awake.add(due.keeper);
    }
    List<HallKeeper> taken = new ArrayList<>(awake);
    awake.clear();
    return taken;
  }

  /** The hall has had its turn: its next deadline may be another. */
  void reschedule(HallKeeper keeper) {
    Deadline before = deadlineOf.get(keeper);
    long atMs = keeper.wakeAtMs();
    if (before == null || before.atMs == atMs) {
      return;
    }
    Deadline next = new Deadline(atMs, before.nth, keeper);
    deadlines.remove(before);
    deadlines.add(next);
    deadlineOf.put(keeper, next);
  }
}
