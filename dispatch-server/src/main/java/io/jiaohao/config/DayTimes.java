package io.jiaohao.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times of the day as the hall file writes them: "09:00", "13:00-17:00"; midnight's end is 24:00.
 */
final class DayTimes {
  static final String TIME = "a time HH:MM, 00:00..24:00";

  static final String SPAN = "two times, as 09:00-12:00, the later one last";
  private static final String HH_MM = "(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)";
  private static final Pattern TIMES = Pattern.compile(HH_MM);
  private static final Pattern SPANS = Pattern.compile(HH_MM + "-" + HH_MM);
  private static final int TIME_LENGTH = 5;
  private static final int MINUTES_PER_HOUR = 60;

  private DayTimes() {}

  /** From a minute of the day on and before another. */
  record Span(int fromMinute, int toMinute) {}

  static Optional<Integer> minute(Field field) {
    return field.matching(TIMES, TIME).map(DayTimes::minute);
  }

  static Optional<Span> span(Field field) {
    Optional<Span> span =
        field
            .matching(SPANS, SPAN)
            .map(
                text ->
                    new Span(
                        minute(text.substring(0, TIME_LENGTH)),
                        minute(text.substring(TIME_LENGTH + 1))));
    if (span.isPresent() && span.get().fromMinute() >= span.get().toMinute()) {
      field.fault(SPAN);
      return Optional.empty();
    }
    return span;
  }

  static String words(int minute) {
    return String.format("%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
  }

  private static int minute(String time) {
    int hours = Integer.parseInt(time.substring(0, 2));
    return hours * MINUTES_PER_HOUR + Integer.parseInt(time.substring(3));
  }
}
