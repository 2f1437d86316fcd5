package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Became;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.sim.TicketRecord.Whereabouts;

/** What a window's granted wishes come to, and what an undo brings back. */
final class WindowAudit {
  private final Faults faults;
  private final TicketBook tickets;
  private final CallBook calls;
  private final Tally tally;

  WindowAudit(TicketBook tickets, CallBook calls, Tally tally, Faults faults) {
    this.faults = faults;
    this.tickets = tickets;
    this.calls = calls;
    this.tally = tally;
  }

  /** The wish was granted. */
  void granted(WindowRecord window, Deed deed, Reply reply) {
    Request request = deed.request;
    if (request.hasUndo()) {
      undone(window, reply);
      return;
    }
    CallRecord named = calls.find(Named.call(request));
    if (named != null) {
      aboutCall(named, request, reply);
    }
    if (request.hasIssueAndServe()) {
      issuedHere(window, reply);
    } else if (reply.hasCall()) {
      deed.opened = called(window, reply.getCall());
    }
    tally.granted(request, 1);
    window.last = Named.canBeUndone(request) ? deed : null;
  }

  private void aboutCall(CallRecord call, Request request, Reply reply) {
    switch (request.getActionCase()) {
      case START -> calls.started(call);
      case NO_SHOW -> noShow(call, reply);
      case NEXT, FINISH -> ends(call, reply, Whereabouts.DONE, Became.BECAME_DONE);
      case RETURN_TICKET -> ends(call, reply, Whereabouts.WAITING, Became.BECAME_WAITING);
      case HOLD_TICKET -> ends(call, reply, Whereabouts.HELD, Became.BECAME_HELD);
      case TRANSFER_TICKET -> {
        ends(call, reply, Whereabouts.WAITING, Became.BECAME_WAITING);
        call.ticket.service = request.getTransferTicket().getService();
      }
      case CHANGE_SERVICE -> call.ticket.service = request.getChangeService().getService();
      default -> {}
    }
  }

  private void ends(CallRecord call, Reply reply, Whereabouts to, Became expected) {
    calls.end(call, to);
    became(call, reply, expected);
  }

  private void noShow(CallRecord call, Reply reply) {
    calls.noShow(call);
    if (!call.ticket.old && call.ticket.newestCall == call.id()) {
      if (reply.getBecame() == Became.BECAME_PASSED) {
        calls.passedOver(call.ticket);
      }
      became(call, reply, afterNoShow(call.ticket));
    }
  }

  private static Became afterNoShow(TicketRecord ticket) {
    return switch (ticket.whereabouts) {
      case HELD -> Became.BECAME_HELD;
      case PASSED -> Became.BECAME_PASSED;
      default -> Became.BECAME_DEFERRED;
    };
  }

  private void became(CallRecord call, Reply reply, Became expected) {
    if (reply.getBecame() != expected) {
      faults.add("%s: its ticket %s (expected: %s)", call, reply.getBecame(), expected);
    }
  }

  private CallRecord called(WindowRecord window, Call call) {
    CallRecord before = window.call;
    CallRecord record = calls.meet(window, CallRecord.Facts.of(call));
    if (before != null && before != window.call) {
      calls.gone(window, before, 0);
    }
    if (record.inReply) {
      faults.add("%s was granted twice", record);
    }
    record.inReply = true;
    tickets.issuedAt(record.ticket, call.getIssuedMs());
    waited(record);
    return record;
  }

  /** Counts the wait for a ticket's first call, once it is known when it was issued. */
  void waited(CallRecord call) {
    TicketRecord ticket = call.ticket;
    if (!ticket.waitCounted && ticket.issuedMs != 0) {
      ticket.waitCounted = true;
      tally.waited(ticket.service, ticket.issuedMs, call.facts.calledMs() - ticket.issuedMs);
    }
  }

  private void issuedHere(WindowRecord window, Reply reply) {
    if (!reply.hasIssued() || !reply.hasCall()) {
      faults.add("window %s: a number was granted without number or call", window.window);
      return;
    }
    tally.issued++;
    tickets.issued(reply.getIssued()).waitCounted = true; // Nobody waited.
    calls.started(called(window, reply.getCall()));
  }

  /** The window's last action has been taken back. */
  private void undone(WindowRecord window, Reply reply) {
    Deed deed = window.last;
    window.last = null;
    if (deed == null) {
      faults.add("window %s took back what it had not done", window.window);
      return;
    }
    if (deed.opened != null) {
      calls.takenBack(deed.opened);
      putBack(deed.opened, deed.request.hasResumeTicket() ? Whereabouts.HELD : Whereabouts.WAITING);
    }
    if (deed.call != null) {
      deed.restore();
      calls.reopened(deed.call);
    }
    long expected = deed.call == null ? 0 : deed.call.id();
    if (reply.getCall().getCallId() != expected) {
      faults.add(
          "window %s: undo brought back call %d (expected: %d)",
          window.window, reply.getCall().getCallId(), expected);
    }
    tally.granted(deed.request, -1);
    tally.noShows -= deed.request.hasNoShow() ? 1 : 0;
    tally.undone++;
  }

  /** If the answer is late, another window may have called the visitor by now. */
  private static void putBack(CallRecord call, Whereabouts to) {
    if (call.ticket.newestCall == call.id()) {
      call.ticket.whereabouts = to;
    }
  }
}
