package io.jiaohao.sim.scenario;

import io.jiaohao.core.DayFigures;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.core.TicketState;
import io.jiaohao.views.HallView;
import io.jiaohao.views.WindowLook;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Everything of a hall in virtual time; windows as the view shows them to boards and strips. */
final class CoreSeen implements Seen {
  private final HallState hall;
  private final HallImage image;
  private final HallView view;
  private final Ledger ledger;
  private final HallPlan plan;

  CoreSeen(HallState hall, HallView view, Ledger ledger, HallPlan plan) {
    this.hall = hall;
    this.image = hall.image();
    this.view = view;
    this.ledger = ledger;
    this.plan = plan;
  }

  @Override
  public Optional<Window> window(String id) {
    return view.window(id).map(CoreSeen::window);
  }

  private static Window window(WindowLook look) {
    WindowLook.Call call = look.call();
    WindowLook.Duty duty = look.duty();
    return new Window(
        state(look),
        look.offline(),
        call.callId(),
        call.ticketId(),
        call.number(),
        call.announcement(),
        call.service(),
        call.alsoServed(),
        Optional.of(duty.clerk()),
        duty.pause(),
        duty.auto());
  }

  private static String state(WindowLook look) {
    if (look.hasCall()) {
      return look.call().serving() ? "serving" : "calling";
    }
    if (look.paused()) {
      return "paused";
    }
    return look.open() ? "ready" : "closed";
  }

  @Override
  public Optional<Ticket> ticket(long id) {
    return image.tickets().stream()
        .filter(ticket -> ticket.ticketId() == id)
        .findFirst()
        .map(this::alive)
        .or(() -> ended(id));
  }

  private Ticket alive(HallImage.Ticket ticket) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("wing", ticket.wing());
    details.put("service", ticket.service());
    details.put("class", ticket.ticketClass());
    details.put("issued", time(ticket.issuedAtMs()));
    details.put("due", time(ticket.key().dueMs()));
    details.put("no_shows", Integer.toString(ticket.passes()));
    HallImage.Hold hold = ticket.marks().hold();
    details.put("reason", hold.reason());
    details.put("held_by", hold.window());
    details.put("since", hold.sinceMs() == 0 ? "" : time(hold.sinceMs()));
    details.put("only_window", ticket.marks().onlyWindow());
    image.calls().stream()
        .filter(call -> call.ticketId() == ticket.ticketId())
        .forEach(call -> details.put("window", call.window()));
    return new Ticket(ticket.number(), word(ticket.state()), details);
  }

  private Optional<Ticket> ended(long id) {
    return ledger
        .end(id)
        .map(state -> new Ticket(ledger.number(id).orElse(""), word(state), Map.of()));
  }

  private String time(long ms) {
    return Moment.shown(ms, plan.zoneId());
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<List<String>> list(String window) {
    return Optional.of(hall.listFor(window).stream().map(HallImage.Ticket::number).toList());
  }

  @Override
  public Optional<Long> waiting(String part) {
    if (part.isEmpty()) {
      return Optional.of((long) hall.waiting());
    }
    Map<String, String> zones = new LinkedHashMap<>();
    plan.services().forEach(service -> zones.put(service.id(), service.zone()));
    Predicate<HallImage.Ticket> counts =
        ticket ->
            ticket.service().equals(part)
                || ticket.wing().equals(part)
                || part.equals(zones.get(ticket.service()));
    return Optional.of(
        image.tickets().stream()
            .filter(ticket -> ticket.state() == TicketState.WAITING)
            .filter(counts)
            .count());
  }

  @Override
  public Optional<Map<String, Long>> figures() {
    DayFigures f = hall.figures();
    return Optional.of(
        Map.of(
            "issued", f.issued(),
            "called", f.called(),
            "served", f.served(),
            "no_shows", f.noShows(),
            "passed", f.passed(),
            "returned", f.returned(),
            "cancelled", f.cancelled()));
  }

  @Override
  public Optional<Long> announcements(long ticketId) {
    return Optional.of(ledger.announcements(ticketId));
  }

  @Override
  public Optional<Long> calls(long ticketId) {
    return Optional.of(ledger.calls(ticketId));
  }

  @Override
  public Optional<String> reason(long ticketId) {
    return Optional.of(ledger.reason(ticketId).orElse("never called"));
  }

  @Override
  public Optional<Long> served(String windowOrService) {
    return Optional.of(ledger.served(windowOrService));
  }

  @Override
  public Optional<Long> servingMs(String window) {
    return Optional.of(ledger.servingMs(window));
  }

  @Override
  public Optional<Booking> booking(long id) {
    return image.bookings().stream()
        .filter(booking -> booking.bookingId() == id)
        .findFirst()
        .map(b -> new Booking(word(b.state()), b.slotMs(), b.number()))
        .or(() -> Optional.of(new Booking("over", 0, "")));
  }

  @Override
  public Optional<Rating> rating(long callId) {
    return image.finished().stream()
        .filter(call -> call.callId() == callId)
        .findFirst()
        .map(f -> new Rating(f.grade(), f.clerk(), f.window(), f.service()))
        .or(() -> Optional.of(new Rating(0, "", "", "")));
  }

  @Override
  public Optional<String> day() {
    return Optional.of(LocalDate.ofEpochDay(hall.epochDay()).toString());
  }
}
