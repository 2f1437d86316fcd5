package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.sim.TicketRecord.Whereabouts;
import java.util.ArrayList;
import java.util.List;

/** Which refusals the rules and what has happened explain; any other one is a fault. */
final class Explanations {
  /** Of the time for a slip: said to be over after this part of it, by a clock a bit behind. */
  private static final double NEARLY = 0.9;

  private final HallPlan.LifeRules rules;
  private final TicketBook tickets;
  private final CallBook calls;
  private final KioskLines lines;
  private final List<Doubt> doubts = new ArrayList<>();

  /** A refusal that only a call explains which was not known then. */
  private record Doubt(TicketRecord ticket, long newestCall, String code) {}

  Explanations(HallPlan plan, TicketBook tickets, CallBook calls, KioskLines lines) {
    this.rules = plan.life();
    this.tickets = tickets;
    this.calls = calls;
    this.lines = lines;
  }

  /** Whether a hall full of people and chance leads to this. */
  boolean explain(String code, Request request, long nowMs) {
    return switch (code) {
      case "HALL_CLOSED", "QUOTA_REACHED" -> request.hasIssueTicket();
      case "TICKET_ENDED", "NOT_WAITING" -> isElsewhere(code, request);
      case "NOT_PASSED" -> request.hasRejoinTicket() && is(request, Whereabouts.PASSED, false);
      case "REJOINED_ALREADY" -> request.hasRejoinTicket() && hasRejoined(request);
      case "NOT_VOID" -> request.hasReviveTicket() && mayStillPrint(request, nowMs);
      case "NOT_PRINTING" -> request.hasReportPrintFailure() && isSlipLate(request, nowMs);
      default -> false;
    };
  }

  /** The same for a window's wish. */
  boolean explain(String code, WindowRecord window, Deed deed, long nowMs) {
    Request request = deed.request;
    return switch (code) {
      case "NONE_WAITING" -> request.hasNext();
      case "NOT_CALLED_ENOUGH" -> request.hasNoShow();
      case "RECALL_TOO_SOON", "RECALL_LIMIT" -> request.hasRecall();
      case "ALREADY_STARTED" -> request.hasStart() || request.hasNoShow() || request.hasRecall();
      case "CALL_ENDED" -> Named.call(request) != 0 && !request.hasUndo();
      case "WINDOW_OPEN" -> request.hasOpenWindow();
      case "WINDOW_BUSY" -> window.picture.getAuto();
      case "NOT_ON_HOLD" -> is(request, Whereabouts.HELD, false);
      case "BAD_TIME" -> untilMs(request) <= nowMs;
      case "UNDO_TOO_LATE" -> isTooLate(window, nowMs);
      case "CHANGED_SINCE" -> request.hasUndo() && putIntoQueue(window.last);
      case "NOTHING_TO_UNDO" -> request.hasUndo() && somethingCameBetween(window, deed, nowMs);
      default -> explain(code, request, deed.askedMs); // Decided then or later.
    };
  }

  private boolean is(Request request, Whereabouts place, boolean expected) {
    return tickets
        .find(Named.ticket(request))
        .map(ticket -> (ticket.whereabouts == place) == expected)
        .orElse(false);
  }

  private boolean hasRejoined(Request request) {
    return tickets.find(Named.ticket(request)).map(ticket -> ticket.rejoined).orElse(false);
  }

  /** Called meanwhile, perhaps by a window whose answer is not here yet. */
  private boolean isElsewhere(String code, Request request) {
    TicketRecord ticket = tickets.find(Named.ticket(request)).orElse(null);
    if (ticket == null) {
      return false;
    }
    boolean known =
        code.equals("TICKET_ENDED") ? ticket.isOver() : !isWhereItShouldBe(ticket, request);
    if (!known) {
      doubts.add(new Doubt(ticket, ticket.newestCall, code));
    }
    return known || request.hasCancelTicket() || request.hasCallTicket();
  }

  private static boolean isWhereItShouldBe(TicketRecord ticket, Request request) {
    return request.hasCallTicket()
        ? ticket.whereabouts == Whereabouts.WAITING
        : ticket.whereabouts != Whereabouts.AT_WINDOW && !ticket.isOver();
  }

  /** Either in the queue by now, or the time for its slip is not over. */
  private boolean mayStillPrint(Request request, long nowMs) {
    TicketRecord ticket = tickets.find(Named.ticket(request)).orElse(null);
    if (ticket == null || ticket.whereabouts != Whereabouts.PRINTING) {
      return ticket != null && ticket.whereabouts != Whereabouts.VOIDED;
    }
    return lines.isInTime(ticket, nowMs, rules.printWithinMs())
        || calls.times().outageSince(ticket.issuedMs);
  }

  private boolean isSlipLate(Request request, long nowMs) {
    TicketRecord ticket = tickets.find(Named.ticket(request)).orElse(null);
    return ticket != null && nowMs - ticket.issuedMs >= NEARLY * rules.printWithinMs();
  }

  private static long untilMs(Request request) {
    return request.hasPauseWindow()
        ? request.getPauseWindow().getUntilMs()
        : request.hasHoldTicket() ? request.getHoldTicket().getUntilMs() : Long.MAX_VALUE;
  }

  private boolean isTooLate(WindowRecord window, long nowMs) {
    return window.last != null && nowMs - window.last.askedMs > rules.undoWithinMs();
  }

  /** From there another window may have called it. */
  private static boolean putIntoQueue(Deed deed) {
    return deed != null
        && (deed.request.hasNoShow()
            || deed.request.hasReturnTicket()
            || deed.request.hasTransferTicket());
  }

  /** A call that came by itself, or an announcement, which the picture may not have shown yet. */
  private boolean somethingCameBetween(WindowRecord window, Deed undo, long nowMs) {
    Deed last = window.last;
    return last != null
        && (window.picture.getAuto()
            || mayBeAnnouncedAgain(window.call, nowMs)
            || mayBeAnnouncedAgain(undo.call, nowMs)
            || calls.times().outageSince(last.askedMs));
  }

  private boolean mayBeAnnouncedAgain(CallRecord call, long nowMs) {
    return call != null && calls.times().mayBeAnnouncedAgain(call, nowMs);
  }

  /** Once all is quiet: what was taken on trust must have turned up. */
  void check(Faults faults) {
    for (Doubt doubt : doubts) {
      if (doubt.ticket.newestCall == doubt.newestCall && !doubt.ticket.isOver()) {
        faults.add("%s waits, but %s was said of it", doubt.ticket, doubt.code);
      }
    }
    doubts.clear();
  }
}
