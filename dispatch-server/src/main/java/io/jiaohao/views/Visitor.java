package io.jiaohao.views;

import io.jiaohao.core.HallImage;
import io.jiaohao.core.TicketState;

/** A ticket that is alive, as far as the views care. */
final class Visitor {
  final long ticketId;
  final String number;
  final long issuedAtMs;
  WingZone place;
  String service;
  TicketState state;

  /** The only window that may call it, or empty. */
  String onlyWindow = "";

  /** Stands in no line: called by hand alone. */
  boolean setAside;

  HallImage.Hold hold = HallImage.Hold.NONE;

  Visitor(
      long ticketId,
      String number,
      long issuedAtMs,
      WingZone place,
      String service,
      TicketState state) {
    this.ticketId = ticketId;
    this.number = number;
    this.issuedAtMs = issuedAtMs;
    this.place = place;
    this.service = service;
    this.state = state;
  }

  Visitor(HallImage.Ticket ticket, WingZone place) {
    this(
        ticket.ticketId(),
        ticket.number(),
        ticket.issuedAtMs(),
        place,
        ticket.service(),
        ticket.state());
    this.onlyWindow = ticket.marks().onlyWindow();
    this.setAside = ticket.marks().setAside();
    this.hold = ticket.marks().hold();
  }

  boolean isWaiting() {
    return state == TicketState.WAITING;
  }

  boolean isHeld() {
    return state == TicketState.HELD;
  }

  WindowLook.Held held() {
    return new WindowLook.Held(
        ticketId, number, service, hold.reason(), hold.sinceMs(), hold.untilMs());
  }
}
