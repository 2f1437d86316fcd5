package io.jiaohao.sim.scenario;

import io.jiaohao.config.Field;
import io.jiaohao.config.Range;
import io.jiaohao.config.Section;
import io.jiaohao.config.WindowRange;
import io.jiaohao.core.CallReason;
import io.jiaohao.core.HallPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what is expected of the hall: tickets, windows, lists, counts. */
final class SightReader {
  private static final Range COUNT = Range.of(0, 1_000_000);
  private static final BigDecimal MS_PER_MINUTE = BigDecimal.valueOf(60_000);
  private static final String[] TICKET_STATES = {
    "printing",
    "voided",
    "waiting",
    "called",
    "serving",
    "held",
    "passed",
    "done",
    "cancelled",
    "expired",
    "unfinished"
  };
  private static final String[] WINDOW_STATES = {"closed", "ready", "calling", "serving", "paused"};
  private static final String[] BOOKING_STATES = {
    "booked", "cancelled", "arrived", "missed", "over"
  };
  private static final Set<String> TIMES = Set.of("since", "issued", "due");
  private static final Set<String> FIGURES =
      new TreeSet<>(
          Set.of("issued", "called", "served", "no_shows", "passed", "returned", "cancelled"));
  private static final List<String> DECIDING =
      Arrays.stream(CallReason.Deciding.values()).map(Enum::name).toList();

  /** What can be asked of a window; null = it cannot be seen from here. */
  private static final Map<String, Function<Seen.Window, String>> WINDOW_PARTS =
      Map.of(
          "state", Seen.Window::state,
          "call", window -> window.callId() == 0 ? "none" : window.number(),
          "announcement", window -> Integer.toString(window.announcement()),
          "service", Seen.Window::service,
          "also", window -> String.join(", ", window.also()),
          "clerk", window -> window.clerk().map(id -> id.isEmpty() ? "none" : id).orElse(null),
          "pause", window -> window.pause().isEmpty() ? "none" : window.pause(),
          "auto", window -> window.auto() ? "yes" : "no",
          "offline", window -> window.offline() ? "yes" : "no");

  private static final Set<String> TICKET_PARTS =
      new TreeSet<>(
          Set.of(
              "state",
              "wing",
              "service",
              "class",
              "issued",
              "due",
              "no_shows",
              "reason",
              "held_by",
              "since",
              "only_window",
              "window"));

  private final HallPlan plan;
  private final List<Check> checks = new ArrayList<>();

  SightReader(HallPlan plan) {
    this.plan = plan;
  }

  List<Check> read(Section expect) {
    each(expect, "tickets", this::ticket);
    each(expect, "windows", this::window);
    each(expect, "lists", this::list);
    expect.find("waiting").ifPresent(this::waiting);
    each(expect, "figures", this::figure);
    each(
        expect,
        "announcements",
        (ref, f) -> ticketCount(ref, f, "announcements", Seen::announcements));
    each(expect, "times_called", (ref, f) -> ticketCount(ref, f, "calls", Seen::calls));
    each(expect, "reasons", this::reason);
    each(
        expect,
        "served",
        (part, f) -> count(f, "served: " + part, scene -> scene.seen().served(part)));
    each(expect, "serving_minutes", this::servingMinutes);
    each(expect, "bookings", this::booking);
    each(expect, "ratings", this::rating);
    expect
        .find("day")
        .flatMap(
            f -> f.text().map(day -> check(f, "business day", day, scene -> scene.seen().day())))
        .ifPresent(checks::add);
    return checks;
  }

  private interface One {
    void read(String key, Field field);
  }

  private static void each(Section expect, String key, One one) {
    expect.find(key).flatMap(Field::section).ifPresent(s -> s.entries().forEach(one::read));
  }

  private static Check check(
      Field field, String what, String expected, Function<Scene, Optional<String>> got) {
    return new Check(field.line(), what, expected, got);
  }

  private void count(Field field, String what, Function<Scene, Optional<Long>> got) {
    field
        .whole(COUNT)
        .ifPresent(
            n ->
                checks.add(
                    check(
                        field,
                        what,
                        n.toString(),
                        scene -> got.apply(scene).map(Object::toString))));
  }

  private void ticketCount(
      String ref, Field field, String what, BiFunction<Seen, Long, Optional<Long>> got) {
    count(field, what + " of " + ref, scene -> got.apply(scene.seen(), scene.names().ticket(ref)));
  }

  // ---- Tickets

  private void ticket(String refs, Field field) {
    for (String ref : Series.ofText(refs)) {
      if (field.isSection()) {
        field.section().ifPresent(s -> s.entries().forEach((k, f) -> ticketPart(ref, k, f)));
      } else {
        field.word(TICKET_STATES).ifPresent(word -> ticketCheck(ref, "state", field, word));
      }
    }
  }

  private void ticketPart(String ref, String part, Field field) {
    if (!TICKET_PARTS.contains(part)) {
      field.fault(part, "one of " + TICKET_PARTS);
    } else if (part.equals("state")) {
      field.word(TICKET_STATES).ifPresent(word -> ticketCheck(ref, part, field, word));
    } else if (TIMES.contains(part)) {
      Moment.of(field).ifPresent(moment -> ticketTime(ref, part, field, moment));
    } else {
      field.text().ifPresent(text -> ticketCheck(ref, part, field, text));
    }
  }

  private void ticketCheck(String ref, String part, Field field, String expected) {
    checks.add(check(field, part + " of " + ref, expected, scene -> ticketPart(scene, ref, part)));
  }

  private void ticketTime(String ref, String part, Field field, Moment moment) {
    checks.add(
        new Check(
            field.line(),
            part + " of " + ref,
            scene -> Moment.shown(moment.ms(scene.nowMs(), scene.zone()), scene.zone()),
            scene -> ticketPart(scene, ref, part)));
  }

  private static Optional<String> ticketPart(Scene scene, String ref, String part) {
    Optional<Seen.Ticket> ticket = scene.seen().ticket(scene.names().ticket(ref));
    return part.equals("state")
        ? ticket.map(Seen.Ticket::state)
        : ticket.map(t -> t.details().getOrDefault(part, ""));
  }

  private void reason(String ref, Field field) {
    field
        .reference(DECIDING, "a reason of a call")
        .ifPresent(
            word ->
                checks.add(
                    check(
                        field,
                        "reason of the call of " + ref,
                        word,
                        scene -> scene.seen().reason(scene.names().ticket(ref)))));
  }

  // ---- Windows

  private void window(String range, Field field) {
    Field key = new Field(scalar(range, field), field.path(), field.faults());
    for (String id : WindowRange.of(key).orElse(List.of())) {
      if (!isWindow(id, field)) {
        return;
      }
      if (field.isSection()) {
        field.section().ifPresent(s -> s.entries().forEach((k, f) -> windowPart(id, k, f)));
      } else {
        field.word(WINDOW_STATES).ifPresent(word -> windowCheck(id, "state", field, word));
      }
    }
  }

  private static Node scalar(String text, Field field) {
    return new Nodes(field.node()).text(text);
  }

  private boolean isWindow(String id, Field field) {
    boolean known = plan.windows().stream().anyMatch(window -> window.id().equals(id));
    if (!known) {
      field.fault(id, "a window of the hall as key");
    }
    return known;
  }

  private void windowPart(String id, String part, Field field) {
    if (!WINDOW_PARTS.containsKey(part)) {
      field.fault(part, "one of " + new TreeSet<>(WINDOW_PARTS.keySet()));
    } else if (part.equals("state")) {
      field.word(WINDOW_STATES).ifPresent(word -> windowCheck(id, part, field, word));
    } else {
      windowCheck(id, part, field, String.join(", ", Series.of(field)));
    }
  }

  private void windowCheck(String id, String part, Field field, String expected) {
    Function<Seen.Window, String> look = WINDOW_PARTS.get(part);
    checks.add(
        new Check(
            field.line(),
            part + " of window " + id,
            scene -> part.equals("call") ? scene.names().number(expected) : expected,
            scene -> scene.seen().window(id).map(look)));
  }

  private void list(String id, Field field) {
    if (isWindow(id, field)) {
      List<String> refs = Series.of(field);
      checks.add(
          new Check(
              field.line(),
              "list of window " + id,
              scene -> String.join(", ", refs.stream().map(scene.names()::number).toList()),
              scene -> scene.seen().list(id).map(numbers -> String.join(", ", numbers))));
    }
  }

  private void servingMinutes(String id, Field field) {
    if (isWindow(id, field)) {
      field
          .decimal(Range.of(0, 100_000))
          .ifPresent(
              minutes ->
                  checks.add(
                      check(
                          field,
                          "milliseconds of service at " + id,
                          Long.toString(minutes.multiply(MS_PER_MINUTE).longValue()),
                          scene -> scene.seen().servingMs(id).map(Object::toString))));
    }
  }

  // ---- The hall

  private void waiting(Field field) {
    if (field.isSection()) {
      field
          .section()
          .ifPresent(
              s ->
                  s.entries()
                      .forEach(
                          (part, f) ->
                              count(f, "waiting: " + part, scene -> scene.seen().waiting(part))));
    } else {
      count(field, "waiting", scene -> scene.seen().waiting(""));
    }
  }

  private void figure(String name, Field field) {
    if (FIGURES.contains(name)) {
      count(field, "today's " + name, scene -> scene.seen().figures().map(f -> f.get(name)));
    } else {
      field.fault(name, "one of " + FIGURES);
    }
  }

  private void booking(String ref, Field field) {
    if (!field.isSection()) {
      field
          .word(BOOKING_STATES)
          .ifPresent(word -> bookingCheck(ref, field, word, Seen.Booking::state));
      return;
    }
    field.section().ifPresent(section -> booking(ref, section));
  }

  private void booking(String ref, Section section) {
    section
        .find("state")
        .ifPresent(
            f ->
                f.word(BOOKING_STATES)
                    .ifPresent(word -> bookingCheck(ref, f, word, Seen.Booking::state)));
    section
        .find("number")
        .ifPresent(
            f -> f.text().ifPresent(text -> bookingCheck(ref, f, text, Seen.Booking::number)));
    section
        .find("slot")
        .ifPresent(
            f ->
                Moment.of(f)
                    .ifPresent(
                        moment ->
                            checks.add(
                                new Check(
                                    f.line(),
                                    "slot of " + ref,
                                    scene ->
                                        Moment.shown(
                                            moment.ms(scene.nowMs(), scene.zone()), scene.zone()),
                                    scene ->
                                        scene
                                            .seen()
                                            .booking(scene.names().booking(ref))
                                            .map(b -> Moment.shown(b.slotMs(), scene.zone()))))));
    section.close();
  }

  private void bookingCheck(
      String ref, Field field, String expected, Function<Seen.Booking, String> part) {
    checks.add(
        check(
            field,
            "booking " + ref,
            expected,
            scene -> scene.seen().booking(scene.names().booking(ref)).map(part)));
  }

  private void rating(String ref, Field field) {
    field
        .section()
        .ifPresent(
            section -> {
              ratingPart(ref, section, "grade", r -> Integer.toString(r.grade()));
              ratingPart(ref, section, "clerk", Seen.Rating::clerk);
              ratingPart(ref, section, "window", Seen.Rating::window);
              ratingPart(ref, section, "service", Seen.Rating::service);
              section.close();
            });
  }

  private void ratingPart(
      String ref, Section section, String part, Function<Seen.Rating, String> got) {
    section
        .find(part)
        .ifPresent(
            f ->
                f.text()
                    .ifPresent(
                        text ->
                            checks.add(
                                check(
                                    f,
                                    part + " of the rating of " + ref,
                                    text,
                                    scene ->
                                        scene.seen().rating(scene.names().call(ref)).map(got)))));
  }
}
