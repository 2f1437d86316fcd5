package io.jiaohao.journal;

import io.jiaohao.core.DayKind;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Opening;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.Hours;
import io.jiaohao.journal.wire.OpenDay;
import io.jiaohao.journal.wire.OpenSpan;
import io.jiaohao.journal.wire.Roster;
import io.jiaohao.journal.wire.SpecialDay;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * A hall's hours as a message and back. Hours that are the same every day are two minutes, as in
 * the first halls' journals; all others are a calendar.
 */
final class HoursCodec {
  private HoursCodec() {}

  static Hours message(HallPlan.Hours hours) {
    HallPlan.Hours daily = new HallPlan.Hours(hours.openMinute(), hours.lastTicketMinute());
    if (hours.equals(daily)) {
      return Hours.newBuilder()
          .setOpenMinute(hours.openMinute())
          .setLastTicketMinute(hours.lastTicketMinute())
          .build();
    }
    Hours.Builder message = Hours.newBuilder();
    hours.openings().forEach(opening -> message.addOpenings(message(opening)));
    hours
        .rosters()
        .forEach(
            roster ->
                message.addRosters(
                    Roster.newBuilder().setId(roster.id()).addAllWindows(roster.windows())));
    hours
        .specialDays()
        .forEach(
            day ->
                message.addSpecialDays(
                    SpecialDay.newBuilder()
                        .setEpochDay(day.date().toEpochDay())
                        .setWorking(day.working())
                        .setName(day.name())));
    return message.build();
  }

  static HallPlan.Hours hours(Hours message) throws JournalException {
    Wire.known(message);
    if (message.getOpeningsList().isEmpty()) {
      return new HallPlan.Hours(message.getOpenMinute(), message.getLastTicketMinute());
    }
    return new HallPlan.Hours(
        PlanCodec.each(message.getOpeningsList(), HoursCodec::opening),
        PlanCodec.each(message.getRostersList(), HoursCodec::roster),
        PlanCodec.each(message.getSpecialDaysList(), HoursCodec::specialDay));
  }

  private static io.jiaohao.journal.wire.Opening message(Opening opening) {
    Opening.Scope scope = opening.scope();
    io.jiaohao.journal.wire.Opening.Builder message =
        io.jiaohao.journal.wire.Opening.newBuilder()
            .setWing(scope.wing())
            .setZone(scope.zone())
            .setService(scope.service())
            .setWindow(scope.window());
    opening.days().forEach(day -> message.addDays(message(day)));
    return message.build();
  }

  private static Opening opening(io.jiaohao.journal.wire.Opening message) throws JournalException {
    Wire.known(message);
    return new Opening(
        new Opening.Scope(
            message.getWing(), message.getZone(), message.getService(), message.getWindow()),
        PlanCodec.each(message.getDaysList(), HoursCodec::day));
  }

  private static OpenDay message(Opening.Day day) {
    OpenDay.Builder message = OpenDay.newBuilder().setKind(day.kind().number());
    day.spans().forEach(span -> message.addSpans(message(span)));
    return message.build();
  }

  private static Opening.Day day(OpenDay message) throws JournalException {
    Wire.known(message);
    DayKind[] kinds = DayKind.values();
    if (message.getKind() < 1 || message.getKind() > kinds.length) {
      throw Wire.newer("day kind " + message.getKind());
    }
    return new Opening.Day(
        kinds[message.getKind() - 1], PlanCodec.each(message.getSpansList(), HoursCodec::span));
  }

  private static OpenSpan message(Opening.Span span) {
    return OpenSpan.newBuilder()
        .setFromMinute(span.fromMinute())
        .setToMinute(span.toMinute())
        .setLastTicketMinute(span.lastTicketMinute())
        .setTag(span.tag())
        .setRoster(span.roster())
        .build();
  }

  private static Opening.Span span(OpenSpan message) throws JournalException {
    Wire.known(message);
    return new Opening.Span(
        message.getFromMinute(),
        message.getToMinute(),
        message.getLastTicketMinute(),
        message.getTag(),
        message.getRoster());
  }

  private static HallPlan.Roster roster(Roster message) throws JournalException {
    Wire.known(message);
    return new HallPlan.Roster(message.getId(), List.copyOf(message.getWindowsList()));
  }

  private static HallPlan.SpecialDay specialDay(SpecialDay message) throws JournalException {
    Wire.known(message);
    try {
      return new HallPlan.SpecialDay(
          LocalDate.ofEpochDay(message.getEpochDay()), message.getWorking(), message.getName());
    } catch (DateTimeException e) {
      throw new JournalDamagedException("day: " + message.getEpochDay() + " (expected: a date)", e);
    }
  }
}
