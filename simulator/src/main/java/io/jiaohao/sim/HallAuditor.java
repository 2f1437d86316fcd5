package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.WindowPicture;
import java.util.function.Predicate;

/**
 * A second opinion on the hall: keeps its own tickets and calls from nothing but the replies that
 * devices got and the pictures that windows were shown, and says where the two do not fit.
 */
final class HallAuditor {
  private final Faults faults;
  private final Tally tally;
  private final TicketBook tickets;
  private final CallBook calls;
  private final KioskAudit numbers;
  private final WindowAudit windows;
  private final KioskLines lines = new KioskLines();
  private final Explanations explanations;
  private final QuietChecks quiet;

  /**
   * Knows nothing yet.
   *
   * @param tally counts what the hall comes to; several halls may be counted together
   */
  HallAuditor(HallPlan plan, Tally tally, Faults faults) {
    this.tally = tally;
    this.faults = faults;
    this.tickets = new TicketBook(plan, faults);
    this.calls = new CallBook(plan, tickets, tally, faults);
    this.numbers = new KioskAudit(tickets, tally, faults);
    this.windows = new WindowAudit(tickets, calls, tally, faults);
    this.explanations = new Explanations(plan, tickets, calls, lines);
    this.quiet = new QuietChecks(tickets, calls, faults);
  }

  Tally tally() {
    return tally;
  }

  TicketBook tickets() {
    return tickets;
  }

  /** The comparisons that need a quiet hall. */
  QuietChecks quiet() {
    return quiet;
  }

  /** A kiosk is about to send this. */
  void kioskAsks(Request request) {
    numbers.asks(request);
  }

  /** A kiosk's request was answered. */
  void kioskAnswered(String kiosk, Request request, Reply reply, long nowMs) {
    if (granted(kiosk, reply, code -> explanations.explain(code, request, nowMs))) {
      numbers.granted(request, reply);
      tickets.find(reply.getIssued().getTicketId()).ifPresent(ticket -> ticket.kiosk = kiosk);
    }
    numbers.answered(request);
  }

  /** Something is wrong with a kiosk's line, or it is cut. */
  void kioskIsAway(String kiosk) {
    lines.isAway(kiosk);
  }

  /** The kiosk is logged in, and nothing is wrong with its line. */
  void kioskIsBack(String kiosk, long nowMs) {
    lines.isBack(kiosk, nowMs);
  }

  /** A window is about to send this. */
  void windowAsks(String window, Request request, long nowMs) {
    calls.window(window).asks(request, nowMs);
    numbers.asks(request);
    CallRecord recalled = calls.find(request.getRecall().getCallId());
    if (recalled != null) {
      recalled.recalled = true;
    }
  }

  /** A window's request was answered. */
  void windowAnswered(String id, Request request, Reply reply, long nowMs) {
    WindowRecord window = calls.window(id);
    Deed deed = window.answered(request, nowMs);
    if (granted("window " + id, reply, code -> explanations.explain(code, window, deed, nowMs))) {
      windows.granted(window, deed, reply);
      numbers.granted(request, reply);
    } else {
      refusedAt(request, reply);
      undoRefused(window, request);
    }
    numbers.answered(request);
  }

  /** A grade was answered. Only who was served rates, and once, so there is no reason to refuse. */
  void padAnswered(String pad, Request request, Reply reply) {
    if (granted(pad, reply, code -> false)) {
      tally.rated(request.getRateCall().getGrade());
    }
  }

  /** A call that a refusal says has ended, and that nobody ended, was given up by the server. */
  private void refusedAt(Request request, Reply reply) {
    CallRecord named = calls.find(Named.call(request));
    if (named != null && !named.ended && "CALL_ENDED".equals(reply.getRefusal().getCode())) {
      calls.gaveUp(named, named.goneMs);
    }
  }

  /** A call that went while its taking back was asked for in vain was given up by the server. */
  private void undoRefused(WindowRecord window, Request request) {
    CallRecord opened = window.last == null ? null : window.last.opened;
    if (request.hasUndo() && opened != null && opened.goneMs != 0 && !opened.ended) {
      calls.gaveUp(opened, opened.goneMs);
    }
  }

  private boolean granted(String who, Reply reply, Predicate<String> explained) {
    if (reply.getRepeated()) {
      tally.repeated++;
    }
    if (reply.getStatus() == Status.STATUS_DONE) {
      return true;
    }
    String code = reply.getRefusal().getCode();
    if (reply.getStatus() != Status.STATUS_REFUSED) {
      faults.add("%s: answered %s (expected: done or refused)", who, reply.getStatus());
    } else if (explained.test(code)) {
      tally.refused(code);
    } else {
      faults.add("%s: refused, %s: %s", who, code, reply.getRefusal().getWords());
    }
    return false;
  }

  /**
   * A window was shown itself.
   *
   * @param whole whether it is a snapshot, which leaves nothing out
   */
  void windowShown(String id, WindowPicture picture, long hallMs, boolean whole) {
    WindowRecord window = calls.window(id);
    window.picture = picture;
    CallRecord before = window.call;
    CallRecord shown = null;
    if (picture.getCallId() != 0) {
      shown = shown(window, picture, whole);
    }
    if (before != null && before != shown && (shown != null || whole || before.announcement > 0)) {
      calls.gone(window, before, hallMs);
    }
  }

  private CallRecord shown(WindowRecord window, WindowPicture picture, boolean whole) {
    CallRecord before = window.call;
    boolean isNew = calls.find(picture.getCallId()) == null;
    CallRecord shown = calls.meet(window, CallRecord.Facts.of(picture));
    boolean isExcused = window.mayBringBack(shown) || (shown.undone && !whole);
    if (shown.ended && (whole || before == null) && !isExcused) {
      faults.add("%s is still shown at its window after its end", shown);
    }
    calls.times().shown(shown, picture);
    if (isNew && picture.getAuto()) {
      tally.byThemselves++;
    }
    windows.waited(shown);
    return shown;
  }

  /** The server was killed and started again. */
  void outage(Outage outage) {
    calls.times().outage(outage);
  }

  /** Once all is quiet: every refusal and every passing over taken on trust has been explained. */
  void checkTrust() {
    explanations.check(faults);
    quiet.checkPassedOver();
  }
}
