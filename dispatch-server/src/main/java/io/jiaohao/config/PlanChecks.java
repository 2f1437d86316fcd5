package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What no row can tell alone: that every service finds a window in every wing that has its zone. A
 * wing with a faulty row is left out, for what it lacks may be a mere consequence.
 */
final class PlanChecks {
  private final Parts parts;

  PlanChecks(Parts parts) {
    this.parts = parts;
  }

  void check() {
    for (HallPlan.Wing wing : parts.wings.all()) {
      if (!parts.unsureWings.contains(wing.id())) {
        checkCount(wing);
        checkServed(wing);
      }
    }
    if (!parts.unsureZones) {
      parts.zones.all().forEach(this::checkUsed);
    }
  }

  private void checkCount(HallPlan.Wing wing) {
    int listed = parts.windowsOf(wing.id()).size();
    Parts.WindowCount stated = parts.windowCounts.get(wing.id());
    if (stated != null && stated.count() != listed) {
      stated.place().fault(listed + ", as many as are listed for this wing");
    }
  }

  private void checkServed(HallPlan.Wing wing) {
    Set<String> served =
        parts.windowsOf(wing.id()).stream()
            .flatMap(window -> window.serves().stream())
            .map(HallPlan.Skill::service)
            .collect(Collectors.toSet());
    for (HallPlan.Service service : parts.services.all()) {
      if (wing.zones().contains(service.zone()) && !served.contains(service.id())) {
        parts
            .services
            .placeOf(service.id())
            .fault("served by a window of wing " + wing.id() + ", which has its zone");
      }
    }
  }

  private void checkUsed(HallPlan.Zone zone) {
    Field place = parts.zones.placeOf(zone.id());
    if (parts.wings.all().stream().noneMatch(wing -> wing.zones().contains(zone.id()))) {
      place.fault("a zone that a wing lists");
    }
    if (parts.servicesOf(zone.id()).isEmpty()) {
      place.fault("a zone with at least one service");
    }
  }
}
