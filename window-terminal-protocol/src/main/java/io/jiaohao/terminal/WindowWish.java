package io.jiaohao.terminal;

import io.jiaohao.protocol.wire.AddService;
import io.jiaohao.protocol.wire.CallTicket;
import io.jiaohao.protocol.wire.ChangeService;
import io.jiaohao.protocol.wire.CloseWindow;
import io.jiaohao.protocol.wire.EnterPaperTicket;
import io.jiaohao.protocol.wire.Finish;
import io.jiaohao.protocol.wire.HoldTicket;
import io.jiaohao.protocol.wire.IssueAndServe;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.NoShow;
import io.jiaohao.protocol.wire.OpenWindow;
import io.jiaohao.protocol.wire.PauseWindow;
import io.jiaohao.protocol.wire.Recall;
import io.jiaohao.protocol.wire.RejoinTicket;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ResumeTicket;
import io.jiaohao.protocol.wire.ReturnTicket;
import io.jiaohao.protocol.wire.ReviveTicket;
import io.jiaohao.protocol.wire.SetAuto;
import io.jiaohao.protocol.wire.SignIn;
import io.jiaohao.protocol.wire.SignOut;
import io.jiaohao.protocol.wire.Start;
import io.jiaohao.protocol.wire.TransferPlace;
import io.jiaohao.protocol.wire.TransferTicket;
import io.jiaohao.protocol.wire.Undo;

/**
 * The wish behind a key.
 *
 * @param call the window's open call, 0 if there is none
 * @param lastCall the open call or, if there is none, the one that was open last
 * @param hallMs the hall's time as the window was told last
 * @param zone the hall's time zone
 */
record WindowWish(long call, long lastCall, long hallMs, String zone) {

  /**
   * As a request.
   *
   * @throws IllegalArgumentException if what was typed after the key makes no sense
   */
  Request.Builder request(WindowKey key, Typed typed) {
    Request.Builder request = Request.newBuilder();
    return switch (key) {
      case NEXT, RECALL, START, FINISH, NO_SHOW, RETURN, HOLD, ADD, CHANGE, TRANSFER, UNDO ->
          aboutTheCall(request, key, typed);
      case RESUME ->
          request.setResumeTicket(ResumeTicket.newBuilder().setTicketId(typed.ticket(0)));
      case CALL ->
          request.setCallTicket(
              CallTicket.newBuilder().setTicketId(typed.ticket(0)).setReason(typed.word(1)));
      case ISSUE ->
          request.setIssueAndServe(
              IssueAndServe.newBuilder().setService(typed.word(0)).setTicketClass(typed.word(1)));
      case REJOIN ->
          request.setRejoinTicket(RejoinTicket.newBuilder().setTicketId(typed.ticket(0)));
      case REVIVE ->
          request.setReviveTicket(ReviveTicket.newBuilder().setTicketId(typed.ticket(0)));
      case PAPER -> request.setEnterPaperTicket(paper(typed));
      case OPEN -> request.setOpenWindow(OpenWindow.getDefaultInstance());
      case CLOSE -> request.setCloseWindow(CloseWindow.getDefaultInstance());
      case PAUSE ->
          request.setPauseWindow(
              PauseWindow.newBuilder().setReason(typed.word(0)).setUntilMs(timeMs(typed, 1)));
      case AUTO -> request.setSetAuto(SetAuto.newBuilder().setAuto(isOn(typed)));
      case SIGN_IN -> request.setSignIn(SignIn.newBuilder().setClerk(typed.word(0)));
      case SIGN_OUT -> request.setSignOut(SignOut.getDefaultInstance());
    };
  }

  private Request.Builder aboutTheCall(Request.Builder request, WindowKey key, Typed typed) {
    String code = typed.word(0);
    return switch (key) {
      case NEXT ->
          request.setNext(Next.newBuilder().setFinishing(call).setOutcome(call == 0 ? "" : code));
      case RECALL -> request.setRecall(Recall.newBuilder().setCallId(call));
      case START -> request.setStart(Start.newBuilder().setCallId(call));
      case FINISH -> request.setFinish(Finish.newBuilder().setCallId(call).setOutcome(code));
      case NO_SHOW -> request.setNoShow(NoShow.newBuilder().setCallId(call));
      case RETURN ->
          request.setReturnTicket(ReturnTicket.newBuilder().setCallId(call).setReason(code));
      case HOLD ->
          request.setHoldTicket(
              HoldTicket.newBuilder().setCallId(call).setReason(code).setUntilMs(timeMs(typed, 1)));
      case ADD -> request.setAddService(AddService.newBuilder().setCallId(call).setService(code));
      case CHANGE ->
          request.setChangeService(ChangeService.newBuilder().setCallId(call).setService(code));
      case TRANSFER -> request.setTransferTicket(transfer(typed));
      case UNDO -> request.setUndo(Undo.newBuilder().setCallId(lastCall));
      default -> throw new IllegalArgumentException("key: " + key + " (expected: about a call)");
    };
  }

  /** Typed as a service, as @WINDOW, or as both. */
  private TransferTicket.Builder transfer(Typed typed) {
    String target = typed.word(0);
    int at = target.indexOf('@');
    return TransferTicket.newBuilder()
        .setCallId(call)
        .setService(at < 0 ? target : target.substring(0, at))
        .setWindow(at < 0 ? "" : target.substring(at + 1))
        .setPlace(typed.has("anew") ? TransferPlace.TRANSFER_ANEW : TransferPlace.TRANSFER_KEEPS);
  }

  private EnterPaperTicket.Builder paper(Typed typed) {
    return EnterPaperTicket.newBuilder()
        .setNumber(typed.word(0))
        .setService(typed.word(1))
        .setIssuedMs(timeMs(typed, 2))
        .setTicketClass(typed.word(3));
  }

  private long timeMs(Typed typed, int nth) {
    return typed.timeMs(nth, hallMs, zone);
  }

  private static boolean isOn(Typed typed) {
    return switch (typed.word(0)) {
      case "on" -> true;
      case "off" -> false;
      default ->
          throw new IllegalArgumentException(
              "auto: \"" + typed.word(0) + "\" (expected: on or off)");
    };
  }
}
