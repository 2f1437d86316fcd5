package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;

/**
 * What becomes of a visitor who is at no window: gives up, comes back, is set aside or sent home.
 */
final class Waiting extends Rules {
  /** Tickets that one reset of a zone ends at most; asked again it ends the next ones. */
  static final int RESET_MAX = 4_096;

  Waiting(HallState hall, long nowMs) {
    super(hall, nowMs);
  }

  Decision cancel(Command.CancelTicket c) {
    return onTicket(
        c.ticketId(),
        ticket ->
            Move.CANCEL.allowedFrom(ticket.state())
                ? Decision.accepted(new Event.TicketCancelled(ticket.id))
                : Decision.refused(Reason.NOT_WAITING, "ticket " + ticket.id + " is at a window"));
  }

  Decision rejoin(Command.RejoinTicket c) {
    return onTicket(c.ticketId(), this::rejoined);
  }

  private Decision rejoined(Ticket ticket) {
    if (!Move.REJOIN.allowedFrom(ticket.state())) {
      return Decision.refused(Reason.NOT_PASSED, "ticket: " + ticket.number);
    }
    if (ticket.marks().rejoined()) {
      return Decision.refused(Reason.REJOINED_ALREADY, "ticket: " + ticket.number);
    }
    long sinceMs = nowMs - ticket.marks().passedAtMs();
    return sinceMs > life().rejoinWithinMs()
        ? Decision.refused(
            Reason.REJOIN_TOO_LATE,
            "passed over ms ago: " + sinceMs + " (expected: up to " + life().rejoinWithinMs() + ")")
        : hasAnother(ticket.marks().person(), ticket.service())
            .orElseGet(
                () ->
                    Decision.accepted(
                        new Event.TicketRejoined(
                            ticket.id, new AtWindow(hall, nowMs).placesDown(ticket))));
  }

  Decision resetZone(Command.ResetZone c) {
    if (plan.plan().zones().stream().noneMatch(z -> z.id().equals(c.zone()))) {
      return unknown(Reason.UNKNOWN_ZONE, "zone", c.zone());
    }
    return new Decision.Accepted(
        hall.tickets().values().stream()
            .filter(ticket -> ticket.state() == TicketState.WAITING)
            .filter(ticket -> isOf(c.zone(), ticket.service()))
            .map(ticket -> ticket.id)
            .sorted()
            .limit(RESET_MAX)
            .<Event>map(Event.TicketCancelled::new)
            .toList());
  }

  private boolean isOf(String zone, String service) {
    return plan.service(service).filter(s -> s.zone().equals(zone)).isPresent();
  }

  Decision setAside(Command.SetAside c) {
    return onTicket(
        c.ticketId(),
        ticket ->
            ticket.state() == TicketState.WAITING && !ticket.marks().setAside()
                ? Decision.accepted(new Event.TicketSetAside(ticket.id))
                : Decision.accepted());
  }
}
