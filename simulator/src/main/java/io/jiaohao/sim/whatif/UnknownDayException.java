package io.jiaohao.sim.whatif;

import java.time.LocalDate;
import java.util.SortedSet;

/** A day of which a journal knows nothing. */
final class UnknownDayException extends Exception {
  private static final long serialVersionUID = 1;

  UnknownDayException(LocalDate day, SortedSet<LocalDate> known) {
    super(day + " (expected: " + expected(known) + ")");
  }

  private static String expected(SortedSet<LocalDate> known) {
    if (known.isEmpty()) {
      return "a day of this journal, which knows no visitor at all yet";
    }
    return known.size() == 1
        ? "a day of this journal: " + known.first()
        : "one of the journal's "
            + known.size()
            + " days, "
            + known.first()
            + " to "
            + known.last();
  }
}
