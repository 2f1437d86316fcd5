package io.jiaohao.sim;

import io.jiaohao.config.HallFile;
import io.jiaohao.protocol.wire.Became;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.CancelTicket;
import io.jiaohao.protocol.wire.ConfirmPrint;
import io.jiaohao.protocol.wire.HeldTicket;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Refusal;
import io.jiaohao.protocol.wire.RejoinTicket;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.ReportPrintFailure;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import java.util.List;
import java.util.Map;

/** An auditor with replies and pictures that a test makes up. One service, windows E01 and E02. */
final class AuditedHall {
  static final long NINE = 1_000_000_000L;
  static final String KIOSK = "kiosk-e1";
  static final Place A_EAST = new Place("E", "A");

  final Faults faults = new Faults();
  final HallAuditor auditor =
      new HallAuditor(HallFile.defaultHall(), new Tally(DayFigures.nowhere()), faults);
  long nowMs = NINE + 1_000;

  AuditedHall() {
    auditor.tickets().begins(NINE, Map.of(A_EAST, 0L));
  }

  static Reply.Builder done() {
    return Reply.newBuilder().setStatus(Status.STATUS_DONE);
  }

  static Reply.Builder became(Became became) {
    return done().setBecame(became);
  }

  static Reply.Builder refused(String code) {
    return Reply.newBuilder()
        .setStatus(Status.STATUS_REFUSED)
        .setRefusal(Refusal.newBuilder().setCode(code));
  }

  static String number(long ticket) {
    return "AA%03d".formatted(ticket);
  }

  void kiosk(Request.Builder asked, Reply.Builder reply) {
    auditor.kioskAsks(asked.build());
    kioskAnswered(asked, reply);
  }

  void kioskAnswered(Request.Builder asked, Reply.Builder reply) {
    auditor.kioskAnswered(KIOSK, asked.build(), reply.build(), nowMs);
  }

  void kioskIsAway() {
    auditor.kioskIsAway(KIOSK);
  }

  void kioskIsBack() {
    auditor.kioskIsBack(KIOSK, nowMs);
  }

  /** A number whose slip is still to come. */
  void printing(long ticket) {
    IssueTicket issue = IssueTicket.newBuilder().setService("AA").setPrinting(true).build();
    kiosk(Request.newBuilder().setIssueTicket(issue), done().setIssued(issuedAs(ticket)));
  }

  Issued issuedAs(long ticket) {
    return Issued.newBuilder()
        .setTicketId(ticket)
        .setNumber(number(ticket))
        .setService("AA")
        .setWing("E")
        .setIssuedMs(nowMs)
        .build();
  }

  /** A number with its slip. */
  void issued(long ticket) {
    printing(ticket);
    kiosk(confirm(ticket), became(Became.BECAME_WAITING));
  }

  static Request.Builder confirm(long ticket) {
    return Request.newBuilder().setConfirmPrint(ConfirmPrint.newBuilder().setTicketId(ticket));
  }

  static Request.Builder failure(long ticket) {
    return Request.newBuilder()
        .setReportPrintFailure(ReportPrintFailure.newBuilder().setTicketId(ticket));
  }

  static Request.Builder rejoin(long ticket) {
    return Request.newBuilder().setRejoinTicket(RejoinTicket.newBuilder().setTicketId(ticket));
  }

  static Request.Builder cancel(long ticket) {
    return Request.newBuilder().setCancelTicket(CancelTicket.newBuilder().setTicketId(ticket));
  }

  void asks(String window, Request.Builder key) {
    auditor.windowAsks(window, key.build(), nowMs);
  }

  void answered(String window, Request.Builder key, Reply.Builder reply) {
    auditor.windowAnswered(window, key.build(), reply.build(), nowMs);
  }

  void press(String window, Request.Builder key, Reply.Builder reply) {
    asks(window, key);
    answered(window, key, reply);
  }

  Call call(String window, long call, long ticket) {
    return Call.newBuilder()
        .setCallId(call)
        .setTicketId(ticket)
        .setNumber(number(ticket))
        .setService("AA")
        .setWindow(window)
        .setIssuedMs(NINE + 1_000)
        .setCalledMs(NINE + 60_000)
        .build();
  }

  /** The window calls who is next, and shows it. */
  void called(String window, long call, long ticket) {
    press(window, Keys.next(0), done().setCall(call(window, call, ticket)));
    shown(calling(window, call, ticket));
  }

  void serving(String window, long call, long ticket) {
    called(window, call, ticket);
    press(window, Keys.start(call), done());
    shown(calling(window, call, ticket).setState(WindowState.WINDOW_SERVING));
  }

  static WindowPicture.Builder calling(String window, long call, long ticket) {
    return WindowPicture.newBuilder()
        .setWindow(window)
        .setState(WindowState.WINDOW_CALLING)
        .setCallId(call)
        .setTicketId(ticket)
        .setNumber(number(ticket))
        .setService("AA")
        .setCalledMs(NINE + 60_000)
        .setAnnouncement(1)
        .setAnnouncedMs(NINE + 60_000);
  }

  static WindowPicture.Builder ready(String window) {
    return WindowPicture.newBuilder().setWindow(window).setState(WindowState.WINDOW_READY);
  }

  static WindowPicture.Builder holding(String window, long ticket) {
    return ready(window)
        .addHeld(HeldTicket.newBuilder().setTicketId(ticket).setNumber(number(ticket)));
  }

  void shown(WindowPicture.Builder picture) {
    auditor.windowShown(picture.getWindow(), picture.build(), nowMs, false);
  }

  /** So many seconds after calls were made here, a window's line is back. */
  void shownWhole(WindowPicture.Builder picture, int seconds) {
    nowMs = NINE + 60_000 + seconds * 1_000L;
    auditor.windowShown(picture.getWindow(), picture.build(), nowMs, true);
  }

  /** What the boards count, and the windows show, against what replies came to. */
  List<String> faultsWhenQuiet(long waiting) {
    auditor.quiet().sortOutUnseen(nowMs);
    auditor.quiet().checkWaiting(Map.of(A_EAST, waiting));
    auditor.quiet().checkWindows();
    auditor.tickets().checkAllAcknowledged();
    auditor.checkTrust();
    return faults.words();
  }
}
