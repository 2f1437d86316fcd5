package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import java.util.List;
import java.util.Optional;

/** The sections "zones" and "wings". */
final class PlacesReader {
  static final String NONE = "none";

  private final Parts parts;

  PlacesReader(Parts parts) {
    this.parts = parts;
  }

  void zones(List<Field> rows) {
    for (Field row : rows) {
      row.section().ifPresent(this::zone);
    }
  }

  private void zone(Section row) {
    Optional<String> id = parts.zones.claimId(row);
    HallPlan.Zone zone = new HallPlan.Zone(id.orElse(""), row.name(), CrowdReader.read(row));
    row.close();
    id.ifPresent(known -> parts.zones.put(known, zone));
  }

  void wings(List<Field> rows) {
    for (Field row : rows) {
      row.section().ifPresent(this::wing);
    }
  }

  private void wing(Section row) {
    int faultsBefore = row.place().faults().count();
    Optional<String> id = parts.wings.claimId(row);
    Optional<Integer> windows = windowCount(row);
    HallPlan.Wing wing =
        new HallPlan.Wing(
            id.orElse(""),
            row.name(),
            row.whole("kiosks", HallFileLimits.KIOSKS, 0),
            row.whole("main_boards", HallFileLimits.MAIN_BOARDS, 0),
            zonesOf(row, windows.isPresent() && windows.get() == 0));
    row.find("open").ifPresent(DayTimes::span);
    row.close();
    id.ifPresent(known -> parts.wings.put(known, wing));
    if (row.place().faults().count() > faultsBefore) {
      id.ifPresent(parts.unsureWings::add);
      parts.unsureZones = true;
    }
    if (id.isPresent() && windows.isPresent()) {
      Field place = row.find("windows").orElseThrow();
      parts.windowCounts.put(id.get(), new Parts.WindowCount(place, windows.get()));
    }
  }

  private static Optional<Integer> windowCount(Section row) {
    return row.need("windows", NONE + " or a whole number " + HallFileLimits.WINDOWS_OF_WING)
        .flatMap(field -> field.wholeOr(NONE, HallFileLimits.WINDOWS_OF_WING));
  }

  /** The zones, or none if some are unknown: then no window is measured against them. */
  private List<String> zonesOf(Section row, boolean windowless) {
    if (!windowless) {
      List<Field> fields = row.items("zones", HallFileLimits.ZONES);
      List<String> ids = parts.zones.list(fields);
      return ids.size() == fields.size() ? ids : List.of();
    }
    Optional<Field> zones = row.find("zones");
    List<Field> listed =
        zones.map(field -> field.items(HallFileLimits.REFERENCES)).orElse(List.of());
    if (!listed.isEmpty()) {
      zones
          .orElseThrow()
          .fault(listed.size() + " listed", "no zones, since the wing has no windows");
    }
    return List.of();
  }
}
