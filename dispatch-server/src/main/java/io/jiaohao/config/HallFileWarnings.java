package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What is no fault of a hall file, and yet somebody should see to before long. */
public final class HallFileWarnings {
  /** Next year's holidays should be there so many days before they are needed. */
  private static final int DAYS_AHEAD = 31;

  private HallFileWarnings() {}

  /** The warnings of a day, one sentence each. */
  public static List<Words> on(HallPlan plan, LocalDate today) {
    return Stream.of(today.getYear(), today.plusDays(DAYS_AHEAD).getYear())
        .distinct()
        .filter(plan.hours()::lacksHolidaysOf)
        .map(
            year ->
                "the holidays of "
                    + year
                    + " are not in the holidays file: ordinary weeks are assumed")
        .map(FaultWords::of)
        .toList();
  }
}
