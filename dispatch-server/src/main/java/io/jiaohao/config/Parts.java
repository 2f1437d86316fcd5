package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has been read of the file and may be named further on in it. */
final class Parts {
  final Known<HallPlan.Zone> zones = new Known<>("a zone of this file");
  final Known<HallPlan.Wing> wings = new Known<>("a wing of this file");
  final Known<HallPlan.TicketClass> classes = new Known<>("a class of this file");
  final Known<Words> tags = new Known<>("a tag of this file");
  final Known<HallPlan.Service> services = new Known<>("a service of this file");
  final Known<Words> modes = new Known<>("a window mode of this file");
  final Known<HallPlan.Window> windows = new Known<>("a window of this file");

  final Known<HallPlan.Roster> rosters = new Known<>("a roster of this file's shifts");

  /** How many windows each wing says that it has. */
  final Map<String, WindowCount> windowCounts = new LinkedHashMap<>();

  /** Wings that had a faulty row: what they lack may be a mere consequence of that. */
  final Set<String> unsureWings = new LinkedHashSet<>();

  /** A faulty row hides which windows it lists. */
  boolean unsureWindows;

  /** A faulty wing or service hides which zones it names. */
  boolean unsureZones;

  /** A faulty range hides which windows a roster lists. */
  boolean unsureRosters;

  /** Faulty hours hide when the hall opens. */
  boolean unsureHours;

  /** What a wing says, and where. */
  record WindowCount(Field place, int count) {}

  List<HallPlan.Service> servicesOf(String zone) {
    return services.all().stream().filter(service -> service.zone().equals(zone)).toList();
  }

  List<HallPlan.Window> windowsOf(String wing) {
    return windows.all().stream().filter(window -> window.wing().equals(wing)).toList();
  }

  /** The id of the tag that a field names; an unknown one is a fault. */
  Optional<String> tag(Field field) {
    return tags.named(field).flatMap(name -> field.text());
  }

  /** The windows of a range; one that is not in the file is a fault, and then there are none. */
  List<String> knownWindows(Field range) {
    List<String> ids = WindowRange.of(range).orElse(List.of());
    Optional<String> unknown =
        unsureWindows ? Optional.empty() : ids.stream().filter(id -> !windows.has(id)).findFirst();
    unknown.ifPresent(id -> range.fault("windows of this file; there is no " + id));
    return unknown.isPresent() ? List.of() : ids;
  }
}
