package io.jiaohao.sim.scenario;

import io.jiaohao.config.Field;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A local time as a scenario writes it: {@code "09:00:05"} of the day that it is then, or {@code
 * "2026-03-04 08:30"}.
 */
record Moment(Optional<LocalDate> date, LocalTime time) {
  private static final String EXPECTED =
      "a time, as \"09:00\", \"09:00:05\" or \"2026-03-04 08:30\"";
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{4}-\\d{2}-\\d{2}) )?(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{3})?)?)");
  private static final Pattern DURATION =
      Pattern.compile("(-?\\d{1,6}(?:\\.\\d{1,3})?) (ms|s|min|h|days?)");
  private static final Map<String, Long> UNIT_MS =
      Map.of(
          "ms",
          1L,
          "s",
          1_000L,
          "min",
          60_000L,
          "h",
          3_600_000L,
          "day",
          86_400_000L,
          "days",
          86_400_000L);
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** Reads a moment; something else is a fault. */
  static Optional<Moment> of(Field field) {
    return field
        .matching(FORM, EXPECTED)
        .flatMap(
            text -> {
              Matcher parts = FORM.matcher(text);
              return parts.matches() ? of(field, parts) : Optional.empty();
            });
  }

  private static Optional<Moment> of(Field field, Matcher parts) {
    try {
      return Optional.of(
          new Moment(
              Optional.ofNullable(parts.group(1)).map(LocalDate::parse),
              LocalTime.parse(parts.group(2))));
    } catch (DateTimeException e) {
      field.fault(EXPECTED);
      return Optional.empty();
    }
  }

  /** Reads a length of time, as in {@code 20 s}; in milliseconds. */
  static Optional<Long> duration(Field field) {
    return field
        .matching(DURATION, "a length of time, as in 20 s, 5 min, 2 h or 3 days")
        .map(
            text -> {
              Matcher parts = DURATION.matcher(text);
              return parts.matches()
                  ? new BigDecimal(parts.group(1))
                      .multiply(BigDecimal.valueOf(UNIT_MS.get(parts.group(2))))
                      .longValue()
                  : 0L;
            });
  }

  /** The moment in hall time, if it is now {@code nowMs}. */
  long ms(long nowMs, ZoneId zone) {
    LocalDate day = date.orElseGet(() -> local(nowMs, zone).toLocalDate());
    return LocalDateTime.of(day, time).atZone(zone).toInstant().toEpochMilli();
  }

  /** The moment in the time of a target, which may be ahead of the scenario's. */
  long ms(Target target, ZoneId zone) {
    return ms(target.nowMs() - target.aheadMs(), zone) + target.aheadMs();
  }

  /** Hall time as people read it. */
  static String shown(long ms, ZoneId zone) {
    return SHOWN.format(local(ms, zone));
  }

  private static LocalDateTime local(long ms, ZoneId zone) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), zone);
  }
}
