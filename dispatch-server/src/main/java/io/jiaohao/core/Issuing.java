package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** How a number comes to a visitor: from a kiosk, on paper, at the window; and when none does. */
final class Issuing extends Rules {
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern PAPER_NUMBER = Pattern.compile("[A-Za-z0-9-]{1,16}");

  Issuing(HallState hall, long nowMs) {
    super(hall, nowMs);
  }

  Decision issue(Command.IssueTicket c) {
    return forService(
        c.wing(),
        c.service(),
        c.ticketClass(),
        (service, ticketClass) -> {
          Optional<Decision> shut = shut(c.wing(), service, c.person());
          return shut.isPresent()
              ? shut.get()
              : Decision.accepted(
                  issued(
                      c.wing(), service, ticketClass, nowMs, c.printer(), c.person(), c.shown()));
        });
  }

  private Decision forService(
      String wing,
      String serviceId,
      String classId,
      BiFunction<HallPlan.Service, HallPlan.TicketClass, Decision> then) {
    if (plan.wing(wing).isEmpty()) {
      return unknown(Reason.UNKNOWN_WING, "wing", wing);
    }
    Optional<HallPlan.Service> service = plan.service(serviceId);
    if (service.isEmpty()) {
      return unknown(Reason.UNKNOWN_SERVICE, "service", serviceId);
    }
    Optional<HallPlan.TicketClass> ticketClass = plan.ticketClass(classId);
    if (ticketClass.isEmpty()) {
      return unknown(Reason.UNKNOWN_CLASS, "class", classId);
    }
    List<String> wings = plan.wingsServing(serviceId);
    return wings.contains(wing)
        ? then.apply(service.get(), ticketClass.get())
        : Decision.refused(
            Reason.SERVICE_NOT_HERE, "service " + serviceId + " is served in " + wings);
  }

  /** Why no number is issued, though there is such a service. */
  private Optional<Decision> shut(String wing, HallPlan.Service service, String person) {
    Optional<Decision> gate =
        evacuated(wing).or(() -> new IssueGate(hall, nowMs).refusal(wing, service));
    if (gate.isPresent()) {
      return gate;
    }
    if (hall.stoppedServices().contains(service.id())) {
      return Optional.of(Decision.refused(Reason.ISSUING_STOPPED, "service: " + service.id()));
    }
    if (hall.waiting() >= plan.plan().maxWaiting()) {
      return Optional.of(
          Decision.refused(
              Reason.HALL_FULL,
              "waiting: " + hall.waiting() + " (expected: below the hall's limit)"));
    }
    return hasAnother(person, service.id());
  }

  private Event.TicketIssued issued(
      String wing,
      HallPlan.Service service,
      HallPlan.TicketClass ticketClass,
      long releaseMs,
      String printer,
      String person,
      ShownWait shown) {
    long id = hall.lastTicketId() + 1;
    int counter = nextCounter(service.prefix());
    return new Event.TicketIssued(
        id,
        number(service.prefix(), counter),
        counter,
        wing,
        service.id(),
        ticketClass.id(),
        nowMs,
        key(ticketClass, service, releaseMs, id),
        ahead(wing, service),
        printer,
        printer.isEmpty() ? 0 : nowMs + life().printWithinMs(),
        person,
        shown);
  }

  /** The ticket of somebody who has booked; the hall's door may be shut to others by now. */
  Decision issueTo(
      HallImage.Booking booking, String printer, boolean late, HallPlan.Appointments rules) {
    return forService(
        booking.wing(),
        booking.service(),
        late ? "" : rules.ticketClass(),
        (service, ticketClass) -> {
          long creditedMs = booking.slotMs() - rules.earlyCreditMs();
          Event.TicketIssued issued =
              issued(
                  booking.wing(),
                  service,
                  ticketClass,
                  late ? nowMs : Math.max(nowMs, creditedMs),
                  printer,
                  booking.person(),
                  ShownWait.NONE);
          return Decision.accepted(
              issued,
              new Event.BookingArrived(
                  booking.bookingId(), issued.ticketId(), issued.number(), late));
        });
  }

  /** The ticket that the person got when checking in before. */
  Decision issuedBefore(HallImage.Booking booking) {
    Ticket ticket = hall.tickets().get(booking.ticketId());
    return ticket == null
        ? Decision.refused(Reason.TICKET_ENDED, "ticket: " + booking.number())
        : new Decision.Repeated(
            List.of(
                new Event.TicketIssued(
                    ticket.id,
                    ticket.number,
                    0,
                    ticket.wing(),
                    ticket.service(),
                    ticket.ticketClass,
                    ticket.issuedAtMs,
                    ticket.key(),
                    0)));
  }

  private OrderKey key(
      HallPlan.TicketClass ticketClass, HallPlan.Service service, long releaseMs, long id) {
    return OrderKey.of(plan.order().dueMs(ticketClass, service, releaseMs), releaseMs, id);
  }

  private int ahead(String wing, HallPlan.Service service) {
    ServiceLine line = hall.lines().get(new HallState.LineId(wing, service.id()));
    return line == null ? 0 : line.waiting();
  }

  /** Numbers that somebody has from paper are left out. */
  private int nextCounter(String prefix) {
    int counter = hall.counter(prefix) + 1;
    while (hall.numbers().contains(number(prefix, counter))) {
      counter++;
    }
    return counter;
  }

  private String number(String prefix, int counter) {
    String digits = Integer.toString(counter);
    int missing = plan.plan().numberDigits() - digits.length();
    return prefix + (missing <= 0 ? digits : "0".repeat(missing) + digits);
  }

  Decision enterPaper(Command.EnterPaperTicket c) {
    if (!PAPER_NUMBER.matcher(c.number()).matches()) {
      return Decision.refused(
          Reason.BAD_NUMBER,
          "number: " + c.number() + " (expected: 1 to 16 letters, digits or hyphens)");
    }
    if (looksLikeOurs(c.number())) {
      return Decision.refused(
          Reason.BAD_NUMBER,
          "number: " + c.number() + " (expected: unlike the machines' own, such as P-17)");
    }
    if (c.issuedAtMs() > nowMs || c.issuedAtMs() < hall.dayBeganAtMs()) {
      return Decision.refused(
          Reason.BAD_TIME, "issued: " + c.issuedAtMs() + " (expected: earlier today)");
    }
    if (hall.numbers().contains(c.number())) {
      return Decision.refused(Reason.NUMBER_IN_USE, "number: " + c.number());
    }
    return forService(
        c.wing(),
        c.service(),
        c.ticketClass(),
        (service, ticketClass) -> {
          long id = hall.lastTicketId() + 1;
          return Decision.accepted(
              new Event.TicketIssued(
                  id,
                  c.number(),
                  0,
                  c.wing(),
                  service.id(),
                  ticketClass.id(),
                  c.issuedAtMs(),
                  key(ticketClass, service, c.issuedAtMs(), id),
                  ahead(c.wing(), service)));
        });
  }

  /** A prefix and digits: a machine has issued that number today, or will. */
  private boolean looksLikeOurs(String number) {
    return plan.plan().services().stream()
        .map(HallPlan.Service::prefix)
        .anyMatch(
            prefix ->
                number.startsWith(prefix)
                    && DIGITS.matcher(number.substring(prefix.length())).matches());
  }

  Decision issueAndServe(Command.IssueAndServe c) {
    return onDesk(c.window(), desk -> issueAndServe(desk, c));
  }

  private Decision issueAndServe(Desk desk, Command.IssueAndServe c) {
    Optional<Decision> unready = new NextCall(hall, nowMs).unready(desk);
    if (unready.isPresent()) {
      return unready.get();
    }
    String wing = plan.window(desk.window).map(HallPlan.Window::wing).orElse("");
    if (!plan.serves(desk.window, c.service())) {
      return Decision.refused(Reason.NOT_SERVED_HERE, "service: " + c.service());
    }
    return forService(
        wing,
        c.service(),
        c.ticketClass(),
        (service, ticketClass) -> {
          Event.TicketIssued issued =
              issued(wing, service, ticketClass, nowMs, "", "", ShownWait.NONE);
          Event.TicketCalled called = new NextCall(hall, nowMs).calledAtOnce(desk, issued);
          return Decision.accepted(
              issued, called, new Event.ServiceStarted(called.callId(), nowMs));
        });
  }

  Decision stop(Command.StopIssuing c) {
    if (plan.service(c.service()).isEmpty()) {
      return unknown(Reason.UNKNOWN_SERVICE, "service", c.service());
    }
    return hall.stoppedServices().contains(c.service())
        ? Decision.refused(Reason.ISSUING_STOPPED, "service: " + c.service())
        : Decision.accepted(new Event.IssuingStopped(c.service()));
  }

  Decision resume(Command.ResumeIssuing c) {
    return hall.stoppedServices().contains(c.service())
        ? Decision.accepted(new Event.IssuingResumed(c.service()))
        : Decision.refused(Reason.ISSUING_GOES_ON, "service: " + c.service());
  }
}
