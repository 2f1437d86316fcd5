package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The list "serves" of a row of windows: services, and zones for all their services. Made once the
 * zones and services have been read.
 */
final class ServesReader {
  private static final String WHAT = "a service or zone of this file";

  private final Parts parts;
  private final Set<String> known;

  ServesReader(Parts parts) {
    this.parts = parts;
    this.known = new LinkedHashSet<>(parts.zones.ids());
    this.known.addAll(parts.services.ids());
  }

  /** What the windows serve, in order of preference. */
  List<HallPlan.Skill> skills(Field list, Optional<HallPlan.Wing> wing) {
    Map<String, HallPlan.Skill> skills = new LinkedHashMap<>();
    for (Field item : list.items(HallFileLimits.SERVED)) {
      if (item.isSection()) {
        item.section().ifPresent(section -> help(section, wing, skills));
      } else {
        add(item, 0, wing, skills);
      }
    }
    if (!HallFileLimits.SERVED.holds(skills.size()) && !skills.isEmpty()) {
      list.fault(skills.size() + " services", HallFileLimits.SERVED + " services a window");
    }
    return List.copyOf(skills.values());
  }

  private void help(
      Section section, Optional<HallPlan.Wing> wing, Map<String, HallPlan.Skill> skills) {
    Optional<Field> named = section.need("help_with", WHAT);
    long reluctanceMs =
        section.minutesAsMs("reluctance_minutes", HallFileLimits.RELUCTANCE_MINUTES);
    section.close();
    named.ifPresent(field -> add(field, reluctanceMs, wing, skills));
  }

  private void add(
      Field field,
      long reluctanceMs,
      Optional<HallPlan.Wing> wing,
      Map<String, HallPlan.Skill> skills) {
    Optional<String> id = field.reference(known, WHAT);
    if (id.isEmpty()) {
      return;
    }
    wing.ifPresent(w -> checkZone(field, zoneOf(id.get()), w));
    List<String> services = servicesOf(id.get());
    boolean news = false;
    for (String service : services) {
      news |= skills.putIfAbsent(service, new HallPlan.Skill(service, reluctanceMs)) == null;
    }
    if (!news && !services.isEmpty()) {
      field.fault("something that this window does not serve already");
    }
  }

  private void checkZone(Field field, String zone, HallPlan.Wing wing) {
    if (!zone.isEmpty() && !wing.zones().isEmpty() && !wing.zones().contains(zone)) {
      String zones = String.join(", ", wing.zones());
      field.fault("something of the zones of wing " + wing.id() + ": " + zones);
    }
  }

  private String zoneOf(String id) {
    return parts.services.get(id).map(HallPlan.Service::zone).orElse(id);
  }

  private List<String> servicesOf(String id) {
    return parts.services.has(id)
        ? List.of(id)
        : parts.servicesOf(id).stream().map(HallPlan.Service::id).toList();
  }
}
