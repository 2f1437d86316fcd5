package io.jiaohao.config;

import io.jiaohao.core.Opening.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts of a day, wherever the section "hours" has them. */
final class SpanReader {
  private static final int DAY_MINUTES = 1_440;

  private final Parts parts;
  private final int dayResetMinute;

  SpanReader(Parts parts, int dayResetMinute) {
    this.parts = parts;
    this.dayResetMinute = dayResetMinute;
  }

  /** A part of a day, where it stands, and what a fault calls it. */
  record Placed(Field field, String name, Span span) {}

  Optional<Placed> placed(Field field, String name, String tag, String roster) {
    Optional<DayTimes.Span> times = DayTimes.span(field);
    times.ifPresent(span -> checkReset(field, span));
    return times.map(
        t ->
            new Placed(
                field, name, new Span(t.fromMinute(), t.toMinute(), t.toMinute(), tag, roster)));
  }

  /** A part as an override lists it: times alone, or with who takes part. */
  Optional<Placed> listed(Field item, String name) {
    if (!item.isSection()) {
      return placed(item, name, "", "");
    }
    Section section = item.section().orElseThrow();
    Optional<Field> time = section.need("time", DayTimes.SPAN);
    Optional<String> tag = section.find("only_tagged").flatMap(parts::tag);
    Optional<String> roster =
        section
            .find("roster")
            .filter(field -> parts.rosters.named(field).isPresent())
            .flatMap(Field::text);
    Optional<Placed> placed =
        time.flatMap(field -> placed(field, name, tag.orElse(""), roster.orElse("")));
    Optional<Field> last = section.find("last_ticket");
    section.close();
    return placed.map(p -> new Placed(p.field(), name, upTo(last, List.of(p)).get(0)));
  }

  /** Each part must begin no sooner than the one before it ends. */
  void checkOrder(List<Placed> day) {
    int endMinute = 0;
    String before = "midnight";
    for (Placed part : day) {
      if (part.span().fromMinute() < endMinute) {
        part.field().fault("not before the end of " + before + ", " + DayTimes.words(endMinute));
      }
      endMinute = Math.max(endMinute, part.span().toMinute());
      before = part.name();
    }
  }

  /** The parts, with numbers given up to a time at most. */
  List<Span> upTo(Optional<Field> lastTicket, List<Placed> day) {
    List<Span> spans = day.stream().map(Placed::span).toList();
    Optional<Integer> last = lastTicket.flatMap(DayTimes::minute);
    if (last.isEmpty() || spans.isEmpty()) {
      return spans;
    }
    int fromMinute = spans.get(0).fromMinute();
    int toMinute = spans.get(spans.size() - 1).toMinute();
    if (last.get() <= fromMinute || last.get() > toMinute) {
      String times = DayTimes.words(fromMinute) + " and up to " + DayTimes.words(toMinute);
      lastTicket.get().fault("a time after " + times);
    }
    List<Span> cut = new ArrayList<>();
    for (Span span : spans) {
      int end = Math.max(span.fromMinute(), Math.min(span.toMinute(), last.get()));
      cut.add(new Span(span.fromMinute(), span.toMinute(), end, span.tag(), span.roster()));
    }
    return cut;
  }

  /** The business day must not turn while the hall is open, unless it never closes. */
  void checkReset(Field field, DayTimes.Span span) {
    boolean allDay = span.fromMinute() == 0 && span.toMinute() == DAY_MINUTES;
    if (!allDay && span.fromMinute() < dayResetMinute && dayResetMinute < span.toMinute()) {
      String reset = DayTimes.words(dayResetMinute);
      field.fault("no opening over hall.day_reset, " + reset + ", but from 00:00 to 24:00");
    }
  }
}
