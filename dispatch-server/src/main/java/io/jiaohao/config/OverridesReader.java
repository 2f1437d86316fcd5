package io.jiaohao.config;

import io.jiaohao.core.DayKind;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Opening;
import io.jiaohao.core.Opening.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list "hours.overrides": hours of wings, zones, services and windows. */
final class OverridesReader {
  private static final String WHOM =
      "a wing, zone, service or windows; a wing also with a zone or service";

  private final Parts parts;
  private final SpanReader spans;
  private final Map<Target, Field> given = new HashMap<>();

  OverridesReader(Parts parts, SpanReader spans) {
    this.parts = parts;
    this.spans = spans;
  }

  private record Target(Scope scope, DayKind kind) {}

  List<Opening> read(List<Field> rows) {
    List<Opening> openings = new ArrayList<>();
    for (Field row : rows) {
      row.section().ifPresent(section -> openings.addAll(override(section)));
    }
    return openings;
  }

  private List<Opening> override(Section row) {
    List<Scope> scopes = scopes(row);
    Optional<Section> section = row.section("days");
    row.close();
    List<Opening.Day> days = new ArrayList<>();
    for (String word : DayWords.ALL) {
      Optional<Field> field = section.flatMap(s -> s.find(word));
      if (field.isPresent()) {
        List<Opening.Span> list = day(field.get());
        for (DayKind kind : DayWords.kinds(word)) {
          days.add(new Opening.Day(kind, list));
          scopes.forEach(scope -> claim(field.get(), new Target(scope, kind)));
        }
      }
    }
    section.ifPresent(Section::close);
    return scopes.stream().map(scope -> new Opening(scope, days)).toList();
  }

  private List<Opening.Span> day(Field list) {
    List<SpanReader.Placed> day = new ArrayList<>();
    for (Field item : list.items(HallFileLimits.SPANS)) {
      spans.listed(item, "the part before").ifPresent(day::add);
    }
    spans.checkOrder(day);
    return day.stream().map(SpanReader.Placed::span).toList();
  }

  private void claim(Field place, Target target) {
    Field first = given.putIfAbsent(target, place);
    if (first != null) {
      place.fault("hours of a day once; " + first.path() + " has them on line " + first.line());
    }
  }

  private List<Scope> scopes(Section row) {
    Optional<Field> wing = row.find("wing");
    Optional<Field> zone = row.find("zone");
    Optional<Field> service = row.find("service");
    Optional<Field> windows = row.find("windows");
    long narrow = List.of(zone, service, windows).stream().filter(Optional::isPresent).count();
    boolean alone = windows.isPresent() && wing.isPresent();
    if (narrow > 1 || alone || (narrow == 0 && wing.isEmpty())) {
      row.place().fault("unclear whose hours", WHOM);
      return List.of();
    }
    String inWing = wing.flatMap(parts.wings::named).map(HallPlan.Wing::id).orElse("");
    if (wing.isPresent() && inWing.isEmpty()) {
      return List.of();
    }
    if (windows.isPresent()) {
      return parts.knownWindows(windows.get()).stream().map(Scope::ofWindow).toList();
    }
    if (zone.isPresent()) {
      return parts.zones.named(zone.get()).stream()
          .filter(z -> isIn(zone.get(), z.id(), inWing))
          .map(z -> Scope.ofZone(z.id(), inWing))
          .toList();
    }
    if (service.isPresent()) {
      return parts.services.named(service.get()).stream()
          .filter(s -> isIn(service.get(), s.zone(), inWing))
          .map(s -> Scope.ofService(s.id(), inWing))
          .toList();
    }
    return List.of(Scope.ofWing(inWing));
  }

  private boolean isIn(Field field, String zone, String wing) {
    Optional<HallPlan.Wing> named = parts.wings.get(wing);
    if (named.isPresent() && !parts.unsureZones && !named.get().zones().contains(zone)) {
      String zones = String.join(", ", named.get().zones());
      field.fault("something of the zones of wing " + wing + ": " + zones);
      return false;
    }
    return true;
  }
}
