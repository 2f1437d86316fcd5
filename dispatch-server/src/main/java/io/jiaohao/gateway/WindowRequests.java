package io.jiaohao.gateway;

import io.jiaohao.core.Command;
import io.jiaohao.core.Refusal.Reason;
import io.jiaohao.protocol.wire.AddService;
import io.jiaohao.protocol.wire.CallTicket;
import io.jiaohao.protocol.wire.ChangeService;
import io.jiaohao.protocol.wire.EnterPaperTicket;
import io.jiaohao.protocol.wire.Finish;
import io.jiaohao.protocol.wire.HoldTicket;
import io.jiaohao.protocol.wire.IssueAndServe;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.PauseWindow;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ReturnTicket;
import io.jiaohao.protocol.wire.SignIn;
import io.jiaohao.protocol.wire.TransferPlace;
import io.jiaohao.protocol.wire.TransferTicket;

/** What a window's terminal may ask for: always about its own window. */
final class WindowRequests {
  private final Request request;
  private final Session session;
  private final String window;

  private WindowRequests(Request request, Session session) {
    this.request = request;
    this.session = session;
    this.window = session.device().place();
  }

  static Meaning meaning(Request request, Session session) {
    return new WindowRequests(request, session).meaning();
  }

  private Meaning meaning() {
    return switch (request.getActionCase()) {
      case OPEN_WINDOW -> Meaning.of(new Command.OpenWindow(window));
      case CLOSE_WINDOW -> Meaning.of(new Command.CloseWindow(window));
      case PAUSE_WINDOW -> pause(request.getPauseWindow());
      case SIGN_IN -> signIn(request.getSignIn());
      case SIGN_OUT -> Meaning.of(new Command.SignOut(window));
      case SET_AUTO -> Meaning.of(new Command.SetAuto(window, request.getSetAuto().getAuto()));
      case NEXT -> next(request.getNext());
      case CALL_TICKET -> callTicket(request.getCallTicket());
      case RESUME_TICKET ->
          Meaning.of(new Command.ResumeTicket(window, request.getResumeTicket().getTicketId()));
      case ISSUE_AND_SERVE -> issueAndServe(request.getIssueAndServe());
      case UNDO -> Meaning.of(new Command.Undo(window, request.getUndo().getCallId()));
      case REJOIN_TICKET ->
          Meaning.of(new Command.RejoinTicket(request.getRejoinTicket().getTicketId()));
      case REVIVE_TICKET ->
          Meaning.of(new Command.ReviveTicket(request.getReviveTicket().getTicketId()));
      case CANCEL_TICKET ->
          Meaning.of(new Command.CancelTicket(request.getCancelTicket().getTicketId()));
      case ENTER_PAPER_TICKET -> enterPaper(request.getEnterPaperTicket(), session.wing());
      default -> aboutTheCall();
    };
  }

  private Meaning aboutTheCall() {
    return switch (request.getActionCase()) {
      case RECALL -> Meaning.of(new Command.Recall(window, request.getRecall().getCallId()));
      case START -> Meaning.of(new Command.StartService(window, request.getStart().getCallId()));
      case FINISH -> finish(request.getFinish());
      case NO_SHOW -> Meaning.of(new Command.MarkNoShow(window, request.getNoShow().getCallId()));
      case RETURN_TICKET -> returnTicket(request.getReturnTicket());
      case HOLD_TICKET -> hold(request.getHoldTicket());
      case ADD_SERVICE -> addService(request.getAddService());
      case CHANGE_SERVICE -> changeService(request.getChangeService());
      case TRANSFER_TICKET -> transfer(request.getTransferTicket());
      default -> Meaning.notAllowed(request, session);
    };
  }

  private Meaning pause(PauseWindow asked) {
    return Meaning.of(
        new Command.PauseWindow(window, asked.getReason(), asked.getUntilMs()), asked.getReason());
  }

  private Meaning signIn(SignIn asked) {
    if (asked.getTakeOver() || !asked.getWindow().isEmpty()) {
      return Meaning.refused(
          Reason.NOT_ALLOWED, "take_over, window: set (expected: by a manager alone)");
    }
    return Meaning.of(new Command.SignIn(window, asked.getClerk(), false), asked.getClerk());
  }

  private Meaning next(Next asked) {
    return Meaning.of(
        new Command.CallNext(window, asked.getFinishing(), asked.getOutcome()), asked.getOutcome());
  }

  private Meaning callTicket(CallTicket asked) {
    return Meaning.of(
        new Command.CallTicket(window, asked.getTicketId(), asked.getReason()), asked.getReason());
  }

  private Meaning issueAndServe(IssueAndServe asked) {
    return Meaning.of(
        new Command.IssueAndServe(window, asked.getService(), asked.getTicketClass()),
        asked.getService(),
        asked.getTicketClass());
  }

  private Meaning finish(Finish asked) {
    return Meaning.of(
        new Command.FinishService(window, asked.getCallId(), asked.getOutcome()),
        asked.getOutcome());
  }

  private Meaning returnTicket(ReturnTicket asked) {
    return Meaning.of(
        new Command.ReturnTicket(window, asked.getCallId(), asked.getReason()), asked.getReason());
  }

  private Meaning hold(HoldTicket asked) {
    return Meaning.of(
        new Command.HoldTicket(window, asked.getCallId(), asked.getReason(), asked.getUntilMs()),
        asked.getReason());
  }

  private Meaning addService(AddService asked) {
    return Meaning.of(
        new Command.AddService(window, asked.getCallId(), asked.getService()), asked.getService());
  }

  private Meaning changeService(ChangeService asked) {
    return Meaning.of(
        new Command.ChangeService(window, asked.getCallId(), asked.getService()),
        asked.getService());
  }

  private Meaning transfer(TransferTicket asked) {
    return Meaning.of(
        new Command.TransferTicket(
            window,
            asked.getCallId(),
            new Command.Target(asked.getWing(), asked.getService(), asked.getWindow()),
            asked.getPlace() == TransferPlace.TRANSFER_ANEW
                ? Command.Place.ANEW
                : Command.Place.KEEPS),
        asked.getWing(),
        asked.getService(),
        asked.getWindow());
  }

  static Meaning enterPaper(EnterPaperTicket asked, String wing) {
    return Meaning.of(
        new Command.EnterPaperTicket(
            wing,
            asked.getService(),
            asked.getTicketClass(),
            asked.getNumber(),
            asked.getIssuedMs()),
        wing,
        asked.getService(),
        asked.getTicketClass(),
        asked.getNumber());
  }
}
