package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;

/**
 * Whether the slip with the number came out: until then nobody waits, and without it nobody does.
 */
final class Slips extends Rules {
  Slips(HallState hall, long nowMs) {
    super(hall, nowMs);
  }

  Decision confirmPrint(Command.ConfirmPrint c) {
    return onTicket(
        c.ticketId(),
        ticket -> {
          if (Move.PRINT.allowedFrom(ticket.state())) {
            return Decision.accepted(new Event.TicketPrinted(ticket.id));
          }
          return Move.REVIVE.allowedFrom(ticket.state())
              ? revived(ticket)
              : Decision.refused(Reason.NOT_PRINTING, "ticket: " + ticket.number);
        });
  }

  Decision reportPrintFailure(Command.ReportPrintFailure c) {
    return onTicket(
        c.ticketId(),
        ticket ->
            Move.VOID.allowedFrom(ticket.state())
                ? Decision.accepted(new Event.TicketVoided(ticket.id))
                : Decision.refused(Reason.NOT_PRINTING, "ticket: " + ticket.number));
  }

  Decision revive(Command.ReviveTicket c) {
    return onTicket(
        c.ticketId(),
        ticket ->
            Move.REVIVE.allowedFrom(ticket.state())
                ? revived(ticket)
                : Decision.refused(Reason.NOT_VOID, "ticket: " + ticket.number));
  }

  private Decision revived(Ticket ticket) {
    return hasAnother(ticket.marks().person(), ticket.service())
        .orElseGet(() -> Decision.accepted(new Event.TicketRevived(ticket.id)));
  }

  Decision loseKiosk(Command.LoseKiosk c) {
    return !hall.awayKiosks().contains(c.kiosk()) && hasSlipsToCome(c.kiosk())
        ? Decision.accepted(new Event.KioskLost(c.kiosk()))
        : Decision.accepted();
  }

  Decision regainKiosk(Command.RegainKiosk c) {
    return hall.awayKiosks().contains(c.kiosk())
        ? Decision.accepted(new Event.KioskBack(c.kiosk(), nowMs + life().printWithinMs()))
        : Decision.accepted();
  }

  private boolean hasSlipsToCome(String kiosk) {
    return hall.tickets().values().stream()
        .anyMatch(t -> t.state() == TicketState.PRINTING && t.marks().printer().equals(kiosk));
  }
}
