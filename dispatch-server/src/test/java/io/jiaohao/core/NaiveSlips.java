package io.jiaohao.core;

import static io.jiaohao.core.NaiveFloor.GRANTED;
import static io.jiaohao.core.NaiveFloor.NOTHING_TO_DO;

import java.util.List;

/** What becomes of slips in the {@link NaiveHall}. */
final class NaiveSlips {
  private final NaiveFloor floor;

  NaiveSlips(NaiveFloor floor) {
    this.floor = floor;
  }

  String printed(long ticketId) {
    String fault = floor.ticketFault(ticketId);
    if (fault != null) {
      return fault;
    }
    NaiveTicket t = floor.ticket(ticketId);
    if (t.is(TicketState.VOIDED)) {
      return comeBack(floor, t);
    }
    if (!t.is(TicketState.PRINTING)) {
      return "NOT_PRINTING";
    }
    t.becomes(TicketState.WAITING);
    t.printByMs = 0;
    return GRANTED;
  }

  String failed(long ticketId) {
    String fault = floor.ticketFault(ticketId);
    if (fault == null && !floor.ticket(ticketId).is(TicketState.PRINTING)) {
      return "NOT_PRINTING";
    }
    if (fault == null) {
      makeVoid(floor.ticket(ticketId));
    }
    return fault == null ? GRANTED : fault;
  }

  static void makeVoid(NaiveTicket t) {
    t.becomes(TicketState.VOIDED);
    t.printByMs = 0;
  }

  String revive(long ticketId) {
    String fault = floor.ticketFault(ticketId);
    if (fault != null) {
      return fault;
    }
    NaiveTicket t = floor.ticket(ticketId);
    return t.is(TicketState.VOIDED) ? comeBack(floor, t) : "NOT_VOID";
  }

  /** Counts again, unless its owner has taken another number meanwhile. */
  static String comeBack(NaiveFloor floor, NaiveTicket t) {
    if (floor.otherOf(t.person, t.service, t) != null) {
      return "PERSON_HAS_TICKET";
    }
    t.becomes(TicketState.WAITING);
    return GRANTED;
  }

  String kioskAway(String kiosk) {
    List<NaiveTicket> slips = slipsOf(kiosk);
    if (slips.isEmpty() || !floor.awayKiosks.add(kiosk)) {
      return NOTHING_TO_DO;
    }
    slips.forEach(t -> t.printByMs = 0);
    return GRANTED;
  }

  String kioskBack(String kiosk) {
    if (!floor.awayKiosks.remove(kiosk)) {
      return NOTHING_TO_DO;
    }
    slipsOf(kiosk).forEach(t -> t.printByMs = floor.nowMs + floor.plan.life().printWithinMs());
    return GRANTED;
  }

  private List<NaiveTicket> slipsOf(String kiosk) {
    return floor.tickets.stream()
        .filter(t -> t.is(TicketState.PRINTING) && t.printer.equals(kiosk))
        .toList();
  }
}
