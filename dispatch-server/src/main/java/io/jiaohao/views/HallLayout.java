package io.jiaohao.views;

import io.jiaohao.core.CrowdLevels;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
import io.jiaohao.core.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where things are under a plan: a service's zone, a window's zone, the zones of each wing. */
public final class HallLayout {
  /** Of a hall that has no plan yet. */
  static final HallLayout NONE = new HallLayout();

  private static final Words NAMELESS = new Words("", "");

  private final Optional<HallPlan> plan;
  private final Map<String, String> zoneByService = new LinkedHashMap<>();
  private final Map<String, HallPlan.Window> windows = new LinkedHashMap<>();
  private final Map<String, List<Served>> servedByWindow = new LinkedHashMap<>();
  private final Map<String, Words> wingNames = new LinkedHashMap<>();
  private final Map<String, Words> zoneNames = new LinkedHashMap<>();
  private final Map<String, CrowdLevels> crowdByZone = new LinkedHashMap<>();

  /** Each place by itself: one object for all who wait there. */
  private final Map<WingZone, WingZone> places = new LinkedHashMap<>();

  /** A service that a window serves, and where its people are counted. */
  public record Served(String service, WingZone place) {}

  private HallLayout() {
    plan = Optional.empty();
  }

  /** The layout under a plan; services that have left it stay where they were. */
  HallLayout(HallPlan plan, HallLayout before, List<HallImage.Orphan> orphans) {
    this.plan = Optional.of(plan);
    zoneByService.putAll(before.zoneByService);
    orphans.forEach(orphan -> zoneByService.put(orphan.service(), orphan.zone()));
    plan.wings().forEach(wing -> wingNames.put(wing.id(), wing.name()));
    plan.zones().forEach(zone -> zoneNames.put(zone.id(), zone.name()));
    plan.zones().forEach(zone -> crowdByZone.put(zone.id(), zone.crowd()));
    plan.services().forEach(service -> zoneByService.put(service.id(), service.zone()));
    PlanIndex index = new PlanIndex(plan);
    for (HallPlan.Window window : plan.windows()) {
      windows.put(window.id(), window);
      List<Served> served = new ArrayList<>();
      for (HallPlan.Skill skill : window.serves()) {
        served.add(new Served(skill.service(), placeOf(window.wing(), skill.service())));
      }
      served.addAll(takenIn(window, index));
      servedByWindow.put(window.id(), List.copyOf(served));
      served.forEach(one -> places.putIfAbsent(one.place(), one.place()));
    }
  }

  /** The services that have left the plan, and whose people this window takes in. */
  private List<Served> takenIn(HallPlan.Window window, PlanIndex index) {
    List<Served> taken = new ArrayList<>();
    zoneByService.forEach(
        (service, zone) -> {
          if (index.service(service).isEmpty() && index.takesIn(window, zone)) {
            taken.add(new Served(service, placeOf(window.wing(), service)));
          }
        });
    return taken;
  }

  public Optional<HallPlan> plan() {
    return plan;
  }

  public Optional<HallPlan.Window> window(String id) {
    return Optional.ofNullable(windows.get(id));
  }

  /** The zone of a window's first service; empty text if it serves nothing. */
  public String zoneOf(String window) {
    List<Served> served = servedByWindow.getOrDefault(window, List.of());
    return served.isEmpty() ? "" : served.get(0).place().zone();
  }

  /** The zone of a service; empty text if there is no such service. */
  String zoneOfService(String service) {
    return zoneByService.getOrDefault(service, "");
  }

  /** Where people who wait for a service in a wing are counted. */
  public WingZone placeOf(String wing, String service) {
    WingZone place = new WingZone(wing, zoneOfService(service));
    return places.getOrDefault(place, place);
  }

  List<Served> servedBy(String window) {
    return servedByWindow.getOrDefault(window, List.of());
  }

  /**
   * The zones of each wing in which some window serves something, in the plan's order of windows.
   */
  public Set<WingZone> places() {
    return places.keySet();
  }

  /** A wait beyond this is told to managers. */
  long alarmWaitMs() {
    return plan.map(one -> one.order().alarmWaitMs()).orElse(Long.MAX_VALUE);
  }

  /** Crowd levels of the hall as a whole. */
  CrowdLevels crowd() {
    return plan.map(HallPlan::crowd).orElse(CrowdLevels.NONE);
  }

  /** Crowd levels of a zone's part in each wing. */
  CrowdLevels crowd(String zone) {
    return crowdByZone.getOrDefault(zone, CrowdLevels.NONE);
  }

  /** The hall's own name; empty if it has no plan yet. */
  public Words hallName() {
    return plan.map(HallPlan::name).orElse(NAMELESS);
  }

  public boolean hasWing(String id) {
    return wingNames.containsKey(id);
  }

  public boolean hasZone(String id) {
    return zoneNames.containsKey(id);
  }

  /** The name of a wing; empty if the plan has no such wing. */
  public Words wingName(String id) {
    return wingNames.getOrDefault(id, NAMELESS);
  }

  /** The name of a zone; empty if the plan has no such zone. */
  public Words zoneName(String id) {
    return zoneNames.getOrDefault(id, NAMELESS);
  }
}
