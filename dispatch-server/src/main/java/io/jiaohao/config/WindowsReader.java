package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sections "window_modes" and "windows". */
final class WindowsReader {
  private final Parts parts;
  private final ServesReader serves;

  WindowsReader(Parts parts) {
    this.parts = parts;
    this.serves = new ServesReader(parts);
  }

  void modes(List<Field> rows) {
    for (Field row : rows) {
      row.section().ifPresent(this::mode);
    }
  }

  private void mode(Section row) {
    Optional<String> id = parts.modes.claimId(row);
    Words name = row.name();
    row.close();
    id.ifPresent(known -> parts.modes.put(known, name));
  }

  void windows(List<Field> rows) {
    for (Field row : rows) {
      int faultsBefore = row.faults().count();
      Optional<HallPlan.Wing> wing = row.section().flatMap(this::windows);
      if (row.faults().count() > faultsBefore) {
        parts.unsureWings.addAll(
            wing.map(w -> Set.of(w.id())).orElseGet(() -> Set.copyOf(parts.wings.ids())));
      }
    }
  }

  private Optional<HallPlan.Wing> windows(Section row) {
    Optional<Field> range = row.need("range", WindowRange.EXPECTED);
    Optional<HallPlan.Wing> wing = parts.wings.named(row, "wing");
    Optional<Words> mode = parts.modes.named(row, "mode");
    List<HallPlan.Skill> skills =
        row.need("serves", "a list").map(field -> serves.skills(field, wing)).orElse(List.of());
    row.close();
    HallPlan.Window pattern =
        new HallPlan.Window(
            "", wing.map(HallPlan.Wing::id).orElse(""), mode.orElse(new Words("", "")), skills);
    Optional<List<String>> ids = range.flatMap(WindowRange::of);
    ids.ifPresent(list -> put(range.get(), list, pattern));
    parts.unsureWindows |= ids.isEmpty();
    return wing;
  }

  private void put(Field range, List<String> ids, HallPlan.Window pattern) {
    List<String> taken = ids.stream().filter(parts.windows::has).toList();
    if (!taken.isEmpty()) {
      String first = taken.get(0);
      Field place = parts.windows.placeOf(first);
      range.fault(
          "windows listed once; " + first + " is in " + place.path() + " on line " + place.line());
      return;
    }
    if (parts.windows.ids().size() + ids.size() > HallFileLimits.MAX_WINDOWS) {
      range.fault("at most " + HallFileLimits.MAX_WINDOWS + " windows in the file");
      return;
    }
    for (String id : ids) {
      parts.windows.claim(range, id);
      parts.windows.put(
          id, new HallPlan.Window(id, pattern.wing(), pattern.mode(), pattern.serves()));
    }
  }
}
