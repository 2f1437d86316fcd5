package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import java.util.List;
import java.util.Optional;

/** The section "classes". */
final class ClassesReader {
  private final Parts parts;

  ClassesReader(Parts parts) {
    this.parts = parts;
  }

  void read(Section file) {
    List<Field> rows = file.items("classes", HallFileLimits.CLASSES);
    for (Field row : rows) {
      row.section().ifPresent(this::one);
    }
    boolean walkIn = parts.classes.all().stream().anyMatch(c -> c.headStartMs() == 0);
    if (!parts.classes.all().isEmpty() && !walkIn) {
      file.find("classes")
          .orElseThrow()
          .fault("no walk-in", "at least one class with head_start_minutes: 0");
    }
  }

  private void one(Section row) {
    Optional<String> id = parts.classes.claimId(row);
    HallPlan.TicketClass ticketClass =
        new HallPlan.TicketClass(
            id.orElse(""),
            row.name(),
            row.minutesAsMs("head_start_minutes", HallFileLimits.HEAD_START_MINUTES));
    row.find("proof").ifPresent(Field::id);
    row.close();
    id.ifPresent(known -> parts.classes.put(known, ticketClass));
  }
}
