package io.jiaohao.core;

import java.util.List;
import java.util.Map;

/**
 * All that can be seen of a hall as lines of text, from the production hall or from the naive one;
 * two halls that agree look the same.
 */
final class HallSight {
  private final StringBuilder text = new StringBuilder();

  private HallSight() {}

  static String of(HallState hall) {
    HallSight sight = new HallSight();
    HallImage image = hall.image();
    DayFigures f = hall.figures();
    sight.line("day", hall.epochDay(), "ends", image.dayEndsAtMs());
    sight.line("next deadline", hall.nextDeadlineMs());
    sight.line("issued", f.issued(), "called", f.called(), "served", f.served());
    sight.line("no-shows", f.noShows(), "passed", f.passed(), "returned", f.returned());
    sight.line("cancelled", f.cancelled(), "waiting", hall.waiting());
    image.counters().forEach(c -> sight.line("counter", c.prefix(), c.last()));
    for (HallImage.Ticket t : image.tickets()) {
      sight.line("ticket", t.ticketId(), t.number(), t.wing(), t.service(), t.ticketClass());
      sight.line("  is", t.state(), "after no-shows", t.passes());
    }
    for (HallImage.Call c : image.calls()) {
      sight.line("call", c.callId(), "at", c.window(), "ticket", c.ticketId());
      sight.line("  announced", c.announcement(), "deadline", c.deadlineMs(), c.startedAtMs());
    }
    image.windows().stream()
        .sorted((a, b) -> a.window().compareTo(b.window()))
        .forEach(
            w -> {
              sight.line("window", w.window(), w.open(), w.offline(), "call", w.callId());
              sight.list(
                  hall.listFor(w.window()).stream().map(HallImage.Ticket::ticketId).toList());
            });
    return sight.text.toString();
  }

  static String of(NaiveHall hall) {
    HallSight sight = new HallSight();
    sight.line("day", hall.day.toEpochDay(), "ends", hall.dayEndsAtMs());
    sight.line("next deadline", hall.nextDeadlineMs());
    sight.line(
        "issued",
        hall.count("issued"),
        "called",
        hall.count("called"),
        "served",
        hall.count("served"));
    sight.line(
        "no-shows",
        hall.count("no-show"),
        "passed",
        hall.count("passed"),
        "returned",
        hall.count("returned"));
    sight.line("cancelled", hall.count("cancelled"), "waiting", hall.queues.waiting());
    hall.lastNumber.forEach((prefix, last) -> sight.line("counter", prefix, last));
    for (NaiveTicket t : hall.tickets) {
      if (!t.state.isFinal()) {
        sight.line("ticket", t.id, t.number, t.wing, t.service, t.ticketClass);
        sight.line("  is", t.state, "after no-shows", t.noShows);
      }
    }
    for (NaiveCall c : hall.openCalls()) {
      long deadlineMs = c.ticket.is(TicketState.SERVING) ? 0 : c.deadlineMs;
      sight.line("call", c.id, "at", c.window, "ticket", c.ticket.id);
      sight.line("  announced", c.announced, "deadline", deadlineMs, c.startedAtMs);
    }
    for (Map.Entry<String, NaiveFloor.NaiveWindow> w : hall.windows.entrySet()) {
      NaiveCall call = hall.callAt(w.getKey());
      long callId = call == null ? 0 : call.id;
      sight.line("window", w.getKey(), w.getValue().open, w.getValue().offline, "call", callId);
      sight.list(hall.listFor(w.getKey()).stream().map(t -> t.id).toList());
    }
    return sight.text.toString();
  }

  private void list(List<Long> ticketIds) {
    line("  would take", ticketIds);
  }

  private void line(Object... words) {
    for (Object word : words) {
      text.append(word).append(' ');
    }
    text.append('\n');
  }
}
