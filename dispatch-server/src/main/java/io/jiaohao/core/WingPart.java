package io.jiaohao.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Windows of one wing that share services, directly or through others, and all that they serve:
 * what happens in one part has no effect on another, so each is rolled forward by itself.
 */
public final class WingPart {
  /**
   * How long a helper's own people are preferred to those it helps out with: about a service, so
   * that helping is not at their cost.
   */
  private static final long HELPS_AFTER_MS = 300_000;

  final String wing;
  final List<String> services;
  final List<String> windows;

  /** Lanes of each window: index of the service and the window's reluctance. */
  final List<List<Lane>> lanes;

  /** A service that a window serves. */
  record Lane(int service, long reluctanceMs) {}

  private WingPart(
      String wing, List<String> services, List<String> windows, List<List<Lane>> lanes) {
    this.wing = wing;
    this.services = List.copyOf(services);
    this.windows = List.copyOf(windows);
    this.lanes = List.copyOf(lanes);
  }

  public String wing() {
    return wing;
  }

  public List<String> services() {
    return services;
  }

  public List<String> windows() {
    return windows;
  }

  /** This part if a window, of this or another part, helped out with some of its services. */
  public WingPart helpedBy(WingPart other, String window, List<String> helped) {
    boolean isOwn = other.windows.equals(windows);
    int shift = isOwn ? 0 : services.size();
    List<String> allServices = new ArrayList<>(services);
    List<String> allWindows = new ArrayList<>(windows);
    List<List<Lane>> allLanes = new ArrayList<>(lanes);
    if (!isOwn) {
      allServices.addAll(other.services);
      allWindows.addAll(other.windows);
      other.lanes.forEach(
          of ->
              allLanes.add(
                  of.stream()
                      .map(lane -> new Lane(lane.service() + shift, lane.reluctanceMs()))
                      .toList()));
    }
    int helper = allWindows.indexOf(window);
    List<Lane> its = new ArrayList<>(allLanes.get(helper));
    for (String service : helped) {
      int index = services.indexOf(service);
      if (index >= 0 && its.stream().noneMatch(lane -> lane.service() == index)) {
        its.add(new Lane(index, HELPS_AFTER_MS));
      }
    }
    allLanes.set(helper, List.copyOf(its));
    return new WingPart(wing, allServices, allWindows, allLanes);
  }

  /** The hall's parts under the plan in force, in the order of its windows. */
  public static List<WingPart> of(HallState hall) {
    return hall.planIndex() == null ? List.of() : new Splitter(hall).parts();
  }

  /** Joins what a window joins until nothing more joins. */
  private static final class Splitter {
    private final HallState hall;
    private final Map<Desk, List<HallState.LineId>> linesOf = new LinkedHashMap<>();
    private final Map<HallState.LineId, HallState.LineId> leaderOf = new LinkedHashMap<>();

    Splitter(HallState hall) {
      this.hall = hall;
      for (Desk desk : hall.desks().values()) {
        List<HallState.LineId> ids = new ArrayList<>();
        for (Desk.Lane lane : desk.lanes()) {
          nameOf(lane.line()).ifPresent(ids::add);
        }
        if (!ids.isEmpty()) {
          linesOf.put(desk, ids);
          ids.forEach(id -> join(id, ids.get(0)));
        }
      }
    }

    private Optional<HallState.LineId> nameOf(ServiceLine line) {
      return hall.lines().entrySet().stream()
          .filter(e -> e.getValue() == line)
          .map(Map.Entry::getKey)
          .findFirst();
    }

    private void join(HallState.LineId one, HallState.LineId other) {
      leaderOf.put(leader(one), leader(other));
    }

    private HallState.LineId leader(HallState.LineId id) {
      HallState.LineId at = id;
      while (leaderOf.containsKey(at) && !leaderOf.get(at).equals(at)) {
        at = leaderOf.get(at);
      }
      return at;
    }

    List<WingPart> parts() {
      Map<HallState.LineId, List<Desk>> desks = new LinkedHashMap<>();
      linesOf.forEach(
          (desk, ids) ->
              desks.computeIfAbsent(leader(ids.get(0)), id -> new ArrayList<>()).add(desk));
      return desks.values().stream().map(this::part).toList();
    }

    private WingPart part(List<Desk> desks) {
      Map<String, Integer> services = new TreeMap<>();
      for (Desk desk : desks) {
        linesOf.get(desk).forEach(id -> services.put(id.service(), 0));
      }
      List<String> names = List.copyOf(services.keySet());
      List<List<Lane>> lanes = new ArrayList<>();
      for (Desk desk : desks) {
        lanes.add(lanes(desk, names));
      }
      String wing = linesOf.get(desks.get(0)).get(0).wing();
      return new WingPart(wing, names, desks.stream().map(d -> d.window).toList(), lanes);
    }

    private List<Lane> lanes(Desk desk, List<String> services) {
      List<Lane> lanes = new ArrayList<>();
      for (Desk.Lane lane : desk.lanes()) {
        nameOf(lane.line())
            .ifPresent(
                id -> lanes.add(new Lane(services.indexOf(id.service()), lane.reluctanceMs())));
      }
      return List.copyOf(lanes);
    }
  }
}
