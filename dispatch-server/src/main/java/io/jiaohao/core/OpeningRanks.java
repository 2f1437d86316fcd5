package io.jiaohao.core;

import io.jiaohao.core.Opening.Scope;
import io.jiaohao.core.Opening.Span;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which hours hold for whom: those of the narrowest scope that names the kind of day. For a
 * service: itself in the wing, itself, its zone in the wing, its zone, the wing, the hall. For a
 * window: itself, its zone in the wing, its zone, the wing, the hall.
 */
final class OpeningRanks {
  private final Map<Scope, Map<DayKind, List<Span>>> openings = new LinkedHashMap<>();
  private final Map<String, String> zoneByService = new LinkedHashMap<>();

  OpeningRanks(HallPlan plan) {
    plan.services().forEach(service -> zoneByService.put(service.id(), service.zone()));
    for (Opening opening : plan.hours().openings()) {
      Map<DayKind, List<Span>> days =
          openings.computeIfAbsent(opening.scope(), scope -> new EnumMap<>(DayKind.class));
      opening.days().forEach(day -> days.put(day.kind(), day.spans()));
    }
  }

  List<Span> forService(String wing, HallPlan.Service service, DayKind kind) {
    return first(
        kind,
        List.of(
            Scope.ofService(service.id(), wing),
            Scope.ofService(service.id(), ""),
            Scope.ofZone(service.zone(), wing),
            Scope.ofZone(service.zone(), ""),
            Scope.ofWing(wing),
            Scope.HALL));
  }

  /** Whether the service has hours of its own on such days, not just those of a wider scope. */
  boolean isOwn(String wing, HallPlan.Service service, DayKind kind) {
    return names(Scope.ofService(service.id(), wing), kind)
        || names(Scope.ofService(service.id(), ""), kind);
  }

  private boolean names(Scope scope, DayKind kind) {
    return openings.getOrDefault(scope, Collections.emptyMap()).containsKey(kind);
  }

  List<Span> forWindow(HallPlan.Window window, DayKind kind) {
    List<String> zones =
        window.serves().stream()
            .map(skill -> zoneByService.getOrDefault(skill.service(), ""))
            .distinct()
            .toList();
    Scope itself = Scope.ofWindow(window.id());
    Scope wing = Scope.ofWing(window.wing());
    return first(
        kind,
        zones.size() == 1
            ? List.of(
                itself,
                Scope.ofZone(zones.get(0), window.wing()),
                Scope.ofZone(zones.get(0), ""),
                wing,
                Scope.HALL)
            : List.of(itself, wing, Scope.HALL));
  }

  private List<Span> first(DayKind kind, List<Scope> narrowestFirst) {
    for (Scope scope : narrowestFirst) {
      List<Span> spans = openings.getOrDefault(scope, Collections.emptyMap()).get(kind);
      if (spans != null) {
        return spans;
      }
    }
    return List.of();
  }
}
