package io.jiaohao.core;

import java.util.ArrayList;
import java.util.Comparator;
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
    sight.line("day", hall.epochDay(), "ends", hall.image().dayEndsAtMs());
    sight.line("next deadline", hall.nextDeadlineMs());
    sight.people(hall);
    sight.rest(hall);
    return sight.text.toString();
  }

  /** Fails at the first line that differs, with what is above it. */
  static void assertSame(String is, String expected) {
    if (is.equals(expected)) {
      return;
    }
    List<String> lines = is.lines().toList();
    List<String> expectedLines = expected.lines().toList();
    int at = 0;
    while (at < Math.min(lines.size(), expectedLines.size())
        && lines.get(at).equals(expectedLines.get(at))) {
      at++;
    }
    String above = String.join("\n", lines.subList(Math.max(0, at - 4), at));
    throw new AssertionError(
        "the hall looks so:\n%s\n%s\n(expected: %s)"
            .formatted(above, lineAt(lines, at), lineAt(expectedLines, at)));
  }

  private static String lineAt(List<String> lines, int at) {
    return at < lines.size() ? lines.get(at) : "no line";
  }

  /**
   * What an undone action leaves as it was: people, calls, windows, lists, figures; without stamps,
   * without deadlines, which go on, and without ids that are used up.
   */
  static String withoutTime(HallState hall) {
    HallSight sight = new HallSight();
    sight.people(hall);
    return sight
        .text
        .toString()
        .replaceAll("deadline \\d+", "deadline")
        .replaceAll("idle since \\d+|rest until \\d+|can undo \\[[^]]*]", "");
  }

  private void people(HallState hall) {
    HallImage image = hall.image();
    DayFigures f = hall.figures();
    line("issued", f.issued(), "called", f.called(), "served", f.served());
    line("no-shows", f.noShows(), "passed", f.passed(), "returned", f.returned());
    line("cancelled", f.cancelled(), "waiting", hall.waiting());
    line("overtime", f.overtime().calls(), f.overtime().ms());
    image
        .overtime()
        .forEach(o -> line("  at", o.window(), o.overtime().calls(), o.overtime().ms()));
    image.counters().forEach(c -> line("counter", c.prefix(), c.last()));
    image.tickets().forEach(this::ticket);
    for (HallImage.Call c : image.calls()) {
      line("call", c.callId(), "at", c.window(), "ticket", c.ticketId(), c.alsoServed());
      line("  announced", c.announcement(), "deadline", c.deadlineMs(), c.startedAtMs());
    }
    image.windows().stream()
        .sorted(Comparator.comparing(HallImage.Window::window))
        .forEach(w -> window(hall, w));
    for (HallImage.Finished f1 : image.finished()) {
      line("finished", f1.callId(), f1.ticketId(), f1.service(), f1.window(), f1.clerk());
      line("  rated", f1.grade(), "on day", f1.epochDay());
    }
  }

  private void rest(HallState hall) {
    HallImage image = hall.image();
    line("stopped", image.stoppedServices(), "away", image.awayKiosks());
    image.evacuations().forEach(e -> line("left", e.wing(), e.sinceMs()));
    line("planned", image.scheduled().map(HallImage.Scheduled::atMs).orElse(0L));
  }

  private void ticket(HallImage.Ticket t) {
    HallImage.Marks m = t.marks();
    HallImage.Hold h = m.hold();
    line("ticket", t.ticketId(), t.number(), t.wing(), t.service(), t.ticketClass());
    line("  is", t.state(), "after no-shows", t.passes(), "issued", t.issuedAtMs(), m.person());
    line("  due", t.key().dueMs(), "released", t.key().releaseMs(), "slip by", m.printByMs());
    line("  hold", h.window(), h.reason(), h.sinceMs(), h.untilMs(), "only", m.onlyWindow());
    line("  passed", m.passedAtMs(), "rejoined", m.rejoined(), "aside", m.setAside());
  }

  private void window(HallState hall, HallImage.Window w) {
    HallImage.Duty d = w.duty();
    line("window", w.window(), w.open(), w.offline(), "call", w.callId(), "clerk", d.clerk());
    line("  pause", d.pause(), d.pausedUntilMs(), "auto", d.auto(), "in a row", d.inARow());
    line("  rest until", d.restUntilMs(), "idle since", w.callId() == 0 ? d.idleSinceMs() : 0);
    line("  can undo", d.lastAction() == null ? List.of() : d.lastAction().aboutCalls());
    list(hall.listFor(w.window()).stream().map(HallImage.Ticket::ticketId).toList());
  }

  static String of(NaiveHall hall) {
    HallSight sight = new HallSight();
    NaiveFloor floor = hall.floor;
    sight.line("day", floor.day, "ends", hall.time.dayEndsAtMs());
    sight.line("next deadline", hall.time.nextDeadlineMs());
    sight.figures(floor);
    floor.tickets.stream().filter(t -> !t.state.isFinal()).forEach(sight::ticket);
    for (NaiveCall c : floor.openCalls()) {
      long deadlineMs = c.ticket.is(TicketState.SERVING) ? 0 : c.deadlineMs;
      sight.line("call", c.id, "at", c.window, "ticket", c.ticket.id, c.alsoServed);
      sight.line("  announced", c.announced, "deadline", deadlineMs, c.startedAtMs);
    }
    for (Map.Entry<String, NaiveWindow> w : floor.windows.entrySet()) {
      sight.window(floor, w.getKey(), w.getValue());
    }
    for (NaiveCall c : hall.ratings.kept()) {
      sight.line("finished", c.id, c.ticket.id, c.service, c.window, c.clerk);
      sight.line("  rated", c.grade, "on day", c.day);
    }
    sight.line(
        "stopped", new ArrayList<>(floor.stopped), "away", new ArrayList<>(floor.awayKiosks));
    floor.leftSince.forEach((wing, sinceMs) -> sight.line("left", wing, sinceMs));
    sight.line("planned", floor.planned == null ? 0 : floor.planned.atMs());
    return sight.text.toString();
  }

  private void figures(NaiveFloor f) {
    line("issued", f.count("issued"), "called", f.count("called"), "served", f.count("served"));
    line(
        "no-shows",
        f.count("no-show"),
        "passed",
        f.count("passed"),
        "returned",
        f.count("returned"));
    line("cancelled", f.count("cancelled"), "waiting", f.queues.waiting());
    line("overtime", f.overtime.calls(), f.overtime.ms());
    f.overtime
        .msByWindow()
        .forEach((w, all) -> line("  at", w, all.size(), NaiveOvertime.sum(all)));
    f.lastNumber.forEach((prefix, last) -> line("counter", prefix, last));
  }

  private void ticket(NaiveTicket t) {
    line("ticket", t.id, t.number, t.wing, t.service, t.ticketClass);
    line("  is", t.state, "after no-shows", t.noShows, "issued", t.issuedAtMs, t.person);
    line("  due", t.dueMs, "released", t.releaseMs, "slip by", t.printByMs);
    line("  hold", t.holdWindow, t.holdReason, t.heldAtMs, t.heldUntilMs, "only", t.onlyWindow);
    line("  passed", t.passedAtMs, "rejoined", t.rejoined, "aside", t.setAside);
  }

  private void window(NaiveFloor floor, String id, NaiveWindow w) {
    NaiveCall call = floor.callAt(id);
    line("window", id, w.open, w.offline, "call", call == null ? 0 : call.id, "clerk", w.clerk);
    line("  pause", w.pause, w.pausedUntilMs, "auto", w.auto, "in a row", w.inARow);
    line("  rest until", w.restUntilMs, "idle since", call == null ? w.idleSinceMs : 0);
    line("  can undo", w.action == null ? List.of() : w.action.about());
    list(floor.listFor(id).stream().map(t -> t.id).toList());
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
