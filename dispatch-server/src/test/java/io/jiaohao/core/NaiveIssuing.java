package io.jiaohao.core;

import static io.jiaohao.core.NaiveFloor.GRANTED;
import static io.jiaohao.core.NaiveFloor.NOTHING_TO_DO;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/** How numbers come and go in the {@link NaiveHall} before anybody is called. */
final class NaiveIssuing {
  private final NaiveFloor floor;

  NaiveIssuing(NaiveFloor floor) {
    this.floor = floor;
  }

  String issue(Command.IssueTicket c) {
    String fault = placeFault(c.wing(), c.service(), c.ticketClass());
    if (fault != null) {
      return fault;
    }
    if (floor.leftSince.containsKey(c.wing())) {
      return "EVACUATION";
    }
    ZonedDateTime local = Instant.ofEpochMilli(floor.nowMs).atZone(floor.plan.zoneId());
    int minute = local.getHour() * 60 + local.getMinute();
    Opening.Day anyDay = floor.plan.hours().openings().get(0).days().get(0);
    if (anyDay.spans().stream()
        .noneMatch(s -> s.fromMinute() <= minute && minute < s.lastTicketMinute())) {
      return "HALL_CLOSED";
    }
    if (floor.stopped.contains(c.service())) {
      return "ISSUING_STOPPED";
    }
    if (floor.queues.waiting() >= floor.plan.maxWaiting()) {
      return "HALL_FULL";
    }
    if (floor.otherOf(c.person(), c.service(), null) != null) {
      return "PERSON_HAS_TICKET";
    }
    NaiveTicket t = number(c.wing(), c.service(), c.ticketClass());
    t.person = c.person();
    t.printer = c.printer();
    if (!c.printer().isEmpty()) {
      t.state = TicketState.PRINTING;
      t.printByMs = floor.nowMs + floor.plan.life().printWithinMs();
    }
    return GRANTED;
  }

  /** Null if the wing gives numbers of this class for the service. */
  private String placeFault(String wing, String service, String ticketClass) {
    if (floor.plan.wings().stream().noneMatch(w -> w.id().equals(wing))) {
      return "UNKNOWN_WING";
    }
    if (floor.services.service(service).isEmpty()) {
      return "UNKNOWN_SERVICE";
    }
    if (floor.services.ticketClass(ticketClass).isEmpty()) {
      return "UNKNOWN_CLASS";
    }
    return floor.services.isServedIn(wing, service) ? null : "SERVICE_NOT_HERE";
  }

  /** The next number of the service that nobody has. */
  private NaiveTicket number(String wing, String service, String ticketClass) {
    String prefix = floor.services.service(service).orElseThrow().prefix();
    String number;
    do {
      int nth = floor.lastNumber.merge(prefix, 1, Integer::sum);
      StringBuilder digits = new StringBuilder().append(nth);
      while (digits.length() < floor.plan.numberDigits()) {
        digits.insert(0, '0');
      }
      number = prefix + digits;
    } while (isAlive(number));
    return enter(number, wing, service, ticketClass, floor.nowMs);
  }

  private boolean isAlive(String number) {
    return floor.tickets.stream().anyMatch(t -> t.number.equals(number) && !t.state.isFinal());
  }

  private NaiveTicket enter(
      String number, String wing, String service, String ticketClass, long issuedAtMs) {
    HallPlan.TicketClass k = floor.services.ticketClass(ticketClass).orElseThrow();
    NaiveTicket t = new NaiveTicket(floor.tickets.size() + 1L, number, k.id(), issuedAtMs);
    t.wing = wing;
    t.service = service;
    release(floor, t, issuedAtMs);
    floor.tickets.add(t);
    floor.queues.add(t);
    floor.diary.add("issued");
    return t;
  }

  /** Lets the ticket count from then on. */
  static void release(NaiveFloor floor, NaiveTicket t, long atMs) {
    HallPlan.OrderRules order = floor.plan.order();
    t.dueMs = atMs;
    if (order.rule().equals("head-start")) {
      t.dueMs -= floor.services.ticketClass(t.ticketClass).orElseThrow().headStartMs();
      t.dueMs +=
          Math.round(
              order.stretch() * floor.services.service(t.service).orElseThrow().expectedMs());
    }
    t.releaseMs = atMs;
    t.rootId = t.id;
    t.steps = 0;
  }

  String paper(Command.EnterPaperTicket c, long dayBeganAtMs) {
    if (!c.number().matches("[A-Za-z0-9-]{1,16}")) {
      return "BAD_NUMBER";
    }
    for (HallPlan.Service service : floor.plan.services()) {
      if (c.number().matches(service.prefix() + "[0-9]+")) {
        return "BAD_NUMBER";
      }
    }
    if (c.issuedAtMs() > floor.nowMs || c.issuedAtMs() < dayBeganAtMs) {
      return "BAD_TIME";
    }
    if (isAlive(c.number())) {
      return "NUMBER_IN_USE";
    }
    String fault = placeFault(c.wing(), c.service(), c.ticketClass());
    if (fault == null) {
      enter(c.number(), c.wing(), c.service(), c.ticketClass(), c.issuedAtMs());
    }
    return fault == null ? GRANTED : fault;
  }

  String issueAndServe(Command.IssueAndServe c) {
    String unready = floor.unready(c.window());
    if (unready != null) {
      return unready;
    }
    if (!floor.services.serves(c.window(), c.service())) {
      return "NOT_SERVED_HERE";
    }
    String wing = floor.services.window(c.window()).orElseThrow().wing();
    String fault = placeFault(wing, c.service(), c.ticketClass());
    if (fault != null) {
      return fault;
    }
    NaiveTicket t = number(wing, c.service(), c.ticketClass());
    NaiveCall call = floor.openCall(t, c.window());
    t.becomes(TicketState.SERVING);
    call.startedAtMs = floor.nowMs;
    return GRANTED;
  }

  // ---- In the hall

  String cancel(long ticketId) {
    String fault = floor.ticketFault(ticketId);
    if (fault != null) {
      return fault;
    }
    NaiveTicket t = floor.ticket(ticketId);
    if (t.is(TicketState.CALLED) || t.is(TicketState.SERVING)) {
      return "NOT_WAITING";
    }
    cancel(t);
    return GRANTED;
  }

  private void cancel(NaiveTicket t) {
    floor.leave(t, TicketState.CANCELLED);
    floor.diary.add("cancelled");
  }

  String rejoin(long ticketId) {
    String fault = floor.ticketFault(ticketId);
    if (fault != null) {
      return fault;
    }
    NaiveTicket t = floor.ticket(ticketId);
    if (!t.is(TicketState.PASSED)) {
      return "NOT_PASSED";
    }
    if (t.rejoined) {
      return "REJOINED_ALREADY";
    }
    if (floor.nowMs - t.passedAtMs > floor.plan.life().rejoinWithinMs()) {
      return "REJOIN_TOO_LATE";
    }
    NaiveTicket other = floor.queues.placesDown(t, floor.plan.calls().deferPlaces());
    String answer = NaiveSlips.comeBack(floor, t);
    if (answer.equals(GRANTED)) {
      t.rejoined = true;
      if (other != null) {
        floor.queues.putBehind(t, other);
      }
    }
    return answer;
  }

  String stop(String service) {
    if (floor.services.service(service).isEmpty()) {
      return "UNKNOWN_SERVICE";
    }
    return floor.stopped.add(service) ? GRANTED : "ISSUING_STOPPED";
  }

  String goOn(String service) {
    return floor.stopped.remove(service) ? GRANTED : "ISSUING_GOES_ON";
  }

  String reset(String zone) {
    if (floor.plan.zones().stream().noneMatch(z -> z.id().equals(zone))) {
      return "UNKNOWN_ZONE";
    }
    List<NaiveTicket> ended =
        floor.tickets.stream()
            .filter(t -> t.is(TicketState.WAITING))
            .filter(t -> floor.services.isInZone(t.service, zone))
            .toList();
    ended.forEach(this::cancel);
    return ended.isEmpty() ? NOTHING_TO_DO : GRANTED;
  }

  String setAside(long ticketId) {
    String fault = floor.ticketFault(ticketId);
    if (fault != null) {
      return fault;
    }
    NaiveTicket t = floor.ticket(ticketId);
    if (!t.is(TicketState.WAITING) || t.setAside) {
      return NOTHING_TO_DO;
    }
    t.setAside = true;
    return GRANTED;
  }
}
