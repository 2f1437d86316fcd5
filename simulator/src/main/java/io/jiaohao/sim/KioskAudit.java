package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Became;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.sim.TicketRecord.Whereabouts;

/** What granted requests about numbers come to: issued, printed, void, back again, given back. */
final class KioskAudit {
  private final Faults faults;
  private final TicketBook tickets;
  private final Tally tally;

  KioskAudit(TicketBook tickets, Tally tally, Faults faults) {
    this.faults = faults;
    this.tickets = tickets;
    this.tally = tally;
  }

  /** A device is about to send this. */
  void asks(Request request) {
    if (bringsBack(request)) {
      tickets
          .find(Named.ticket(request))
          .ifPresent(t -> t.comingBack.putIfAbsent(request.getActionCase(), t.newestCall));
    } else if (request.hasReportPrintFailure()) {
      tickets.find(Named.ticket(request)).ifPresent(ticket -> ticket.revivedSinceFailure = false);
    }
  }

  /** The request is out no more. */
  void answered(Request request) {
    tickets
        .find(Named.ticket(request))
        .ifPresent(ticket -> ticket.comingBack.remove(request.getActionCase()));
  }

  private static boolean bringsBack(Request request) {
    return request.hasConfirmPrint() || request.hasRejoinTicket() || request.hasReviveTicket();
  }

  /** A request was granted. */
  void granted(Request request, Reply reply) {
    if (request.hasIssueTicket()) {
      issued(request, reply);
    } else {
      tickets.find(Named.ticket(request)).ifPresent(ticket -> granted(ticket, request, reply));
    }
  }

  private void granted(TicketRecord ticket, Request request, Reply reply) {
    switch (request.getActionCase()) {
      case CONFIRM_PRINT -> slipIsThere(ticket, request, reply);
      case REVIVE_TICKET -> {
        slipIsThere(ticket, request, reply);
        ticket.revivedSinceFailure = true;
      }
      case REPORT_PRINT_FAILURE -> slipFailed(ticket);
      case REJOIN_TICKET -> rejoined(ticket, request, reply);
      case CANCEL_TICKET -> cancelled(ticket);
      default -> {}
    }
  }

  private void issued(Request request, Reply reply) {
    if (!reply.hasIssued()) {
      faults.add("a kiosk's request for a number was granted without one");
      return;
    }
    Issued issued = reply.getIssued();
    tally.issued++;
    if (!issued.getService().equals(request.getIssueTicket().getService())) {
      faults.add("%s was issued for another service than asked", issued.getNumber());
    }
    TicketRecord ticket = tickets.issued(issued);
    if (request.getIssueTicket().getPrinting()) {
      if (ticket.newestCall != 0) {
        faults.add("%s was called before its slip was out", ticket);
      } else {
        ticket.whereabouts = Whereabouts.PRINTING;
      }
    }
  }

  private void slipIsThere(TicketRecord ticket, Request request, Reply reply) {
    became(ticket, reply, Became.BECAME_WAITING);
    backInQueue(ticket, request);
  }

  /** A clerk may have revived it before the kiosk's answer, which a killed server gives again. */
  private void slipFailed(TicketRecord ticket) {
    tally.slipsFailed++;
    if (ticket.whereabouts == Whereabouts.PRINTING) {
      ticket.whereabouts = Whereabouts.VOIDED;
    } else if (!ticket.revivedSinceFailure) {
      faults.add("%s could be made void although it was %s", ticket, ticket.whereabouts);
    }
  }

  private void rejoined(TicketRecord ticket, Request request, Reply reply) {
    tally.rejoined++;
    ticket.rejoined = true;
    became(ticket, reply, Became.BECAME_DEFERRED);
    backInQueue(ticket, request);
  }

  /**
   * A call that came since says that it was in the queue, and where it is now: this may be the
   * repeated answer of a server that was killed.
   */
  private void backInQueue(TicketRecord ticket, Request request) {
    Long calledBefore = ticket.comingBack.get(request.getActionCase());
    boolean wasCalledSince = calledBefore != null && ticket.newestCall != calledBefore;
    if (wasCalledSince) {
      return;
    }
    if (ticket.isOutOfQueue()) {
      ticket.whereabouts = Whereabouts.WAITING;
    } else if (ticket.isOver() || ticket.newestCall == 0) {
      faults.add("%s came back to the queue although it was %s", ticket, ticket.whereabouts);
    }
  }

  private void cancelled(TicketRecord ticket) {
    tally.cancelled++;
    if (ticket.isOver()) {
      faults.add("%s could be given back although it was %s", ticket, ticket.whereabouts);
    }
    ticket.whereabouts = Whereabouts.CANCELLED;
    ticket.heldAt = "";
  }

  private void became(TicketRecord ticket, Reply reply, Became expected) {
    if (reply.getBecame() != expected) {
      faults.add("%s: %s (expected: %s)", ticket, reply.getBecame(), expected);
    }
  }
}
