package io.jiaohao.config;

import io.jiaohao.core.DayKind;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Opening;
import io.jiaohao.core.Opening.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The section "hours": those of the whole hall here, those of its parts in OverridesReader. */
final class HoursReader {
  private final Parts parts;
  private final SideFiles sideFiles;
  private final SpanReader spans;
  private final Map<DayKind, List<Span>> hall = new EnumMap<>(DayKind.class);
  private final List<Opening> openings = new ArrayList<>();

  HoursReader(Parts parts, SideFiles sideFiles, HallHead head) {
    this.parts = parts;
    this.sideFiles = sideFiles;
    this.spans = new SpanReader(parts, head.dayResetMinute());
  }

  HallPlan.Hours read(Section hours) {
    Optional<Field> daily = hours.find("daily");
    daily.flatMap(Field::section).ifPresent(this::daily);
    Optional<Field> weekday = hours.find("weekday");
    weekday.flatMap(Field::section).ifPresent(this::weekday);
    if (daily.isEmpty() && weekday.isEmpty()) {
      hours.place().fault("neither daily nor weekday", "daily, or weekday with its parts");
    }
    hours.find("saturday").flatMap(Field::section).ifPresent(this::saturday);
    List<HallPlan.SpecialDay> specialDays = closed(hours.sectionOrDefaults("closed"));
    openings.add(0, new Opening(Opening.Scope.HALL, days(hall)));
    List<Field> overrides = hours.itemsIfAny("overrides", HallFileLimits.OVERRIDES);
    openings.addAll(new OverridesReader(parts, spans).read(overrides));
    hours.close();
    return new HallPlan.Hours(openings, parts.rosters.all(), specialDays);
  }

  private static List<Opening.Day> days(Map<DayKind, List<Span>> spans) {
    List<Opening.Day> days = new ArrayList<>();
    spans.forEach((kind, list) -> days.add(new Opening.Day(kind, list)));
    return days;
  }

  private void daily(Section daily) {
    Optional<Field> openField = daily.need("open", DayTimes.TIME);
    Optional<Field> lastField = daily.need("last_ticket", DayTimes.TIME);
    daily.close();
    Optional<Integer> open = openField.flatMap(DayTimes::minute);
    Optional<Integer> last = lastField.flatMap(DayTimes::minute);
    if (open.isEmpty() || last.isEmpty()) {
      return;
    }
    if (last.get() <= open.get()) {
      lastField.get().fault("a time after open, " + DayTimes.words(open.get()));
    } else {
      spans.checkReset(openField.get(), new DayTimes.Span(open.get(), last.get()));
    }
    for (DayKind kind : DayKind.values()) {
      hall.put(kind, List.of(new Span(open.get(), last.get())));
    }
  }

  /** Monday to Friday; over lunch those on the roster work, if there is one. */
  private void weekday(Section weekday) {
    Optional<String> lunchTag = weekday.find("lunch_only_tagged").flatMap(parts::tag);
    List<SpanReader.Placed> day = new ArrayList<>();
    for (String part : List.of("morning", "lunch", "afternoon")) {
      boolean lunch = part.equals("lunch");
      String roster = lunch && parts.rosters.has(ShiftsReader.LUNCH) ? ShiftsReader.LUNCH : "";
      String tag = lunch ? lunchTag.orElse("") : "";
      weekday
          .find(part)
          .flatMap(field -> spans.placed(field, part, tag, roster))
          .ifPresent(day::add);
    }
    spans.checkOrder(day);
    List<Span> list = spans.upTo(weekday.find("last_ticket"), day);
    weekday.find("overtime").ifPresent(field -> field.word("until-done"));
    weekday.close();
    if (!list.isEmpty()) {
      for (DayKind kind : DayKind.values()) {
        if (kind.isWorkday()) {
          hall.put(kind, list);
        }
      }
    }
  }

  private void saturday(Section saturday) {
    String roster = parts.rosters.has(ShiftsReader.SATURDAY) ? ShiftsReader.SATURDAY : "";
    Optional<Field> open = saturday.need("open", DayTimes.SPAN);
    Optional<String> tag = saturday.find("only_tagged").flatMap(parts::tag);
    List<SpanReader.Placed> day =
        open.flatMap(field -> spans.placed(field, "open", tag.orElse(""), roster)).stream()
            .toList();
    hall.put(DayKind.SATURDAY, spans.upTo(saturday.find("last_ticket"), day));
    Optional<Field> wings = saturday.find("wings");
    if (wings.isPresent()) {
      Set<String> working =
          new LinkedHashSet<>(parts.wings.list(wings.get().items(HallFileLimits.WINGS)));
      parts.wings.ids().stream()
          .filter(wing -> !working.contains(wing))
          .forEach(
              wing ->
                  openings.add(
                      new Opening(
                          Opening.Scope.ofWing(wing),
                          List.of(new Opening.Day(DayKind.SATURDAY, List.of())))));
    }
    saturday.close();
  }

  private List<HallPlan.SpecialDay> closed(Section closed) {
    for (Field day : closed.itemsIfAny("days", HallFileLimits.DAYS)) {
      day.word(DayWords.WEEK).ifPresent(word -> hall.put(DayWords.kind(word), List.of()));
    }
    Optional<Field> file = closed.find("holidays_file");
    closed.close();
    if (file.isPresent()) {
      hall.put(DayKind.HOLIDAY, List.of());
    }
    return file.map(field -> new HolidaysReader(field, sideFiles).read()).orElse(List.of());
  }
}
