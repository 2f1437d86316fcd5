package io.jiaohao.views;

import io.jiaohao.core.CrowdLevel;
import io.jiaohao.core.TicketState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Everybody who has a number: who waits where, who is on hold, who waits for a slip. Counts are
 * kept up with each change, since they are read far more often than anybody moves.
 */
final class Crowd {
  private static final Comparator<HallPicture.Unserved> BY_PLACE =
      Comparator.comparing(HallPicture.Unserved::wing)
          .thenComparing(HallPicture.Unserved::zone)
          .thenComparing(HallPicture.Unserved::service);

  private final Map<Long, Visitor> visitors = new LinkedHashMap<>();
  private final Map<WingZone, Counts> zones = new LinkedHashMap<>();
  private final Map<String, Integer> sentTo = new LinkedHashMap<>();
  private final Map<String, TreeMap<Long, WindowLook.Held>> heldAt = new LinkedHashMap<>();
  private final Map<TicketState, Integer> byState = new EnumMap<>(TicketState.class);
  private final Set<WingZone> moved = new LinkedHashSet<>();
  private final Consumer<String> heldChanged;
  private HallLayout layout = HallLayout.NONE;
  private CrowdLevel level = CrowdLevel.CALM;
  private int waiting;
  private int setAside;

  /** Who waits in a zone's part of a wing, by service, and how long people have waited today. */
  private static final class Counts {
    final Map<String, Integer> waitingByService = new LinkedHashMap<>();
    final WaitFigures waits = new WaitFigures();

    /** Those who wait there, longest first: their number is the size of it. */
    final TreeSet<Visitor> line = new TreeSet<>(LongWaits.LONGEST_FIRST);

    CrowdLevel level = CrowdLevel.CALM;
  }

  /**
   * An empty crowd.
   *
   * @param heldChanged told of each window whose tickets on hold are others than before
   */
  Crowd(Consumer<String> heldChanged) {
    this.heldChanged = heldChanged;
  }

  /** The hall was laid out: its zones' parts are counted, and measured against its levels. */
  void layOut(HallLayout newLayout) {
    layout = newLayout;
    layout.places().forEach(this::watch);
    zones.forEach(this::measure);
  }

  /**
   * Measures how full the places are in which somebody moved. Only when an entry is over: in the
   * midst of it who changes is not counted for a moment, and that could end a level.
   */
  void settle() {
    moved.forEach(place -> measure(place, zones.get(place)));
    moved.clear();
  }

  private void measure(WingZone place, Counts counts) {
    counts.level = layout.crowd(place.zone()).after(counts.level, counts.line.size());
    level = layout.crowd().after(level, waiting);
  }

  /** Counts people there too, from the first one on. */
  void watch(WingZone place) {
    zones.computeIfAbsent(place, p -> new Counts());
  }

  /** Takes a visitor in, or puts a known one as given. */
  void put(Visitor visitor) {
    watch(visitor.place);
    remove(visitor.ticketId);
    visitors.put(visitor.ticketId, visitor);
    count(visitor, 1);
  }

  /** Something about a visitor changes. */
  void change(long ticketId, Consumer<Visitor> how) {
    Visitor visitor = visitors.get(ticketId);
    count(visitor, -1);
    how.accept(visitor);
    watch(visitor.place);
    count(visitor, 1);
  }

  void move(long ticketId, TicketState state) {
    change(ticketId, visitor -> visitor.state = state);
  }

  void remove(long ticketId) {
    Visitor visitor = visitors.remove(ticketId);
    if (visitor != null) {
      count(visitor, -1);
    }
  }

  Visitor visitor(long ticketId) {
    return visitors.get(ticketId);
  }

  /** Those who were sent to this very window wait for any that serves them. */
  void sendBack(String window) {
    if (sentTo.getOrDefault(window, 0) == 0) {
      return;
    }
    for (Visitor visitor : visitors.values()) {
      if (visitor.isWaiting() && visitor.onlyWindow.equals(window)) {
        change(visitor.ticketId, one -> one.onlyWindow = "");
      }
    }
  }

  private void count(Visitor visitor, int change) {
    byState.merge(visitor.state, change, Integer::sum);
    if (visitor.isWaiting()) {
      countWaiting(visitor, change);
    } else if (visitor.isHeld()) {
      countHeld(visitor, change);
    }
  }

  private void countWaiting(Visitor visitor, int change) {
    Counts counts = zones.get(visitor.place);
    if (change > 0) {
      counts.line.add(visitor);
    } else {
      counts.line.remove(visitor);
    }
    waiting += change;
    moved.add(visitor.place);
    if (visitor.setAside) {
      setAside += change;
    } else if (visitor.onlyWindow.isEmpty()) {
      counts.waitingByService.merge(visitor.service, change, Integer::sum);
    } else {
      sentTo.merge(visitor.onlyWindow, change, Integer::sum);
    }
  }

  private void countHeld(Visitor visitor, int change) {
    TreeMap<Long, WindowLook.Held> held =
        heldAt.computeIfAbsent(visitor.hold.window(), w -> new TreeMap<>());
    if (change > 0) {
      held.put(visitor.ticketId, visitor.held());
    } else {
      held.remove(visitor.ticketId);
    }
    heldChanged.accept(visitor.hold.window());
  }

  /** Tickets that a window has on hold, by rising id. */
  List<WindowLook.Held> heldAt(String window) {
    return heldAt.containsKey(window) ? List.copyOf(heldAt.get(window).values()) : List.of();
  }

  int waiting(WingZone place) {
    Counts counts = zones.get(place);
    return counts == null ? 0 : counts.line.size();
  }

  CrowdLevel level(WingZone place) {
    Counts counts = zones.get(place);
    return counts == null ? CrowdLevel.CALM : counts.level;
  }

  /** Of the hall as a whole. */
  CrowdLevel level() {
    return level;
  }

  /** People who wait for one of these services, or for this window alone. */
  int takeable(String window, List<HallLayout.Served> services) {
    int sum = sentTo.getOrDefault(window, 0);
    for (HallLayout.Served served : services) {
      Counts counts = zones.get(served.place());
      if (counts != null) {
        sum += counts.waitingByService.getOrDefault(served.service(), 0);
      }
    }
    return sum;
  }

  /** Services that people wait for, and that nobody of these serves there; by place and service. */
  List<HallPicture.Unserved> unserved(Set<HallLayout.Served> servedNow) {
    List<HallPicture.Unserved> unserved = new ArrayList<>();
    zones.forEach(
        (place, counts) ->
            counts.waitingByService.forEach(
                (service, waits) -> {
                  if (waits > 0 && !servedNow.contains(new HallLayout.Served(service, place))) {
                    unserved.add(
                        new HallPicture.Unserved(place.wing(), place.zone(), service, waits));
                  }
                }));
    unserved.sort(BY_PLACE);
    return unserved;
  }

  int count(TicketState state) {
    return byState.getOrDefault(state, 0);
  }

  /** Waiting tickets that auto dispatch and the clerk's key pass over. */
  int setAside() {
    return setAside;
  }

  /** Who has waited too long by now. */
  LongWaits longWaits(long hallMs) {
    return new LongWaits(
        zones.values().stream().map(counts -> counts.line).toList(), layout.alarmWaitMs(), hallMs);
  }

  WaitFigures waits(WingZone place) {
    return zones.get(place).waits;
  }

  /** The business day is over: nobody has a number. */
  void clear() {
    visitors.clear();
    sentTo.clear();
    byState.clear();
    setAside = 0;
    waiting = 0;
    level = CrowdLevel.CALM;
    zones.values().forEach(Crowd::clear);
    List<String> windows = List.copyOf(heldAt.keySet());
    heldAt.clear();
    windows.forEach(heldChanged);
  }

  private static void clear(Counts counts) {
    counts.line.clear();
    counts.level = CrowdLevel.CALM;
    counts.waitingByService.clear();
    counts.waits.clear();
  }

  /** Each zone's counts now. */
  Map<WingZone, HallView.ZonePicture> pictures(long hallMs) {
    Map<WingZone, HallView.ZonePicture> pictures = new LinkedHashMap<>();
    zones.forEach((place, counts) -> pictures.put(place, picture(counts, hallMs)));
    return pictures;
  }

  private static HallView.ZonePicture picture(Counts counts, long hallMs) {
    long longestMs = counts.line.isEmpty() ? 0 : hallMs - counts.line.first().issuedAtMs;
    return new HallView.ZonePicture(
        counts.line.size(), counts.level, longestMs, counts.waits.waits());
  }
}
