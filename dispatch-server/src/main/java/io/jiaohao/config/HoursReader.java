package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import java.util.List;
import java.util.Optional;

/**
 * The section "hours". Only "daily" is used yet; the calendar of weekdays, Saturdays and holidays
 * is checked and carried.
 */
final class HoursReader {
  private static final int DAY_MINUTES = 1_440;
  private static final String[] DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
  };

  private final Parts parts;

  HoursReader(Parts parts) {
    this.parts = parts;
  }

  HallPlan.Hours read(Section hours, HallHead head) {
    HallPlan.Hours daily =
        hours
            .section("daily")
            .map(section -> daily(section, head.dayResetMinute()))
            .orElse(new HallPlan.Hours(0, DAY_MINUTES));
    weekday(hours.sectionOrDefaults("weekday"));
    hours.find("saturday").flatMap(Field::section).ifPresent(this::saturday);
    closed(hours.sectionOrDefaults("closed"));
    hours.close();
    return daily;
  }

  private static HallPlan.Hours daily(Section daily, int dayResetMinute) {
    Optional<Field> openField = daily.need("open", DayTimes.TIME);
    Optional<Field> lastField = daily.need("last_ticket", DayTimes.TIME);
    daily.close();
    Optional<Integer> open = openField.flatMap(DayTimes::minute);
    Optional<Integer> last = lastField.flatMap(DayTimes::minute);
    if (open.isEmpty() || last.isEmpty()) {
      return new HallPlan.Hours(0, DAY_MINUTES);
    }
    boolean allDay = open.get() == 0 && last.get() == DAY_MINUTES;
    if (last.get() <= open.get()) {
      lastField.get().fault("a time after open, " + DayTimes.words(open.get()));
    } else if (!allDay && open.get() < dayResetMinute && dayResetMinute < last.get()) {
      String reset = DayTimes.words(dayResetMinute);
      openField
          .get()
          .fault("no opening over hall.day_reset, " + reset + ", but from 00:00 to 24:00");
    }
    return new HallPlan.Hours(open.get(), last.get());
  }

  private static void weekday(Section weekday) {
    int endMinute = 0;
    String before = "midnight";
    for (String part : List.of("morning", "lunch", "afternoon")) {
      Optional<Field> field = weekday.find(part);
      Optional<DayTimes.Span> span = field.flatMap(DayTimes::span);
      if (span.isPresent() && span.get().fromMinute() < endMinute) {
        field.get().fault("not before the end of " + before + ", " + DayTimes.words(endMinute));
      }
      endMinute = span.map(DayTimes.Span::toMinute).orElse(endMinute);
      before = span.isPresent() ? part : before;
    }
    weekday.find("overtime").ifPresent(field -> field.word("until-done"));
    weekday.close();
  }

  private void saturday(Section saturday) {
    saturday.need("open", DayTimes.SPAN).ifPresent(DayTimes::span);
    parts.wings.list(saturday.itemsIfAny("wings", HallFileLimits.WINGS));
    saturday.find("only_tagged").ifPresent(parts.tags::named);
    saturday.close();
  }

  private static void closed(Section closed) {
    closed.itemsIfAny("days", HallFileLimits.DAYS).forEach(day -> day.word(DAYS));
    closed.find("holidays_file").ifPresent(Field::text);
    closed.close();
  }
}
