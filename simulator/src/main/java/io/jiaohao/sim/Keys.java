package io.jiaohao.sim;

import io.jiaohao.protocol.wire.AddService;
import io.jiaohao.protocol.wire.CallTicket;
import io.jiaohao.protocol.wire.ChangeService;
import io.jiaohao.protocol.wire.Finish;
import io.jiaohao.protocol.wire.HoldTicket;
import io.jiaohao.protocol.wire.IssueAndServe;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.NoShow;
import io.jiaohao.protocol.wire.OpenWindow;
import io.jiaohao.protocol.wire.PauseWindow;
import io.jiaohao.protocol.wire.Recall;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ResumeTicket;
import io.jiaohao.protocol.wire.ReturnTicket;
import io.jiaohao.protocol.wire.ReviveTicket;
import io.jiaohao.protocol.wire.SetAuto;
import io.jiaohao.protocol.wire.SignIn;
import io.jiaohao.protocol.wire.Start;
import io.jiaohao.protocol.wire.TransferTicket;
import io.jiaohao.protocol.wire.Undo;

/** The keys of a window's terminal, as the wishes that they send. */
final class Keys {
  private Keys() {}

  static Request.Builder signIn(String clerk) {
    return key().setSignIn(SignIn.newBuilder().setClerk(clerk));
  }

  static Request.Builder open() {
    return key().setOpenWindow(OpenWindow.getDefaultInstance());
  }

  static Request.Builder auto(boolean auto) {
    return key().setSetAuto(SetAuto.newBuilder().setAuto(auto));
  }

  static Request.Builder pause(String reason, long untilMs) {
    return key().setPauseWindow(PauseWindow.newBuilder().setReason(reason).setUntilMs(untilMs));
  }

  /** Calls who is next; call 0 = there is none to finish first. */
  static Request.Builder next(long finishing) {
    return key().setNext(Next.newBuilder().setFinishing(finishing));
  }

  static Request.Builder finish(long call) {
    return key().setFinish(Finish.newBuilder().setCallId(call));
  }

  static Request.Builder start(long call) {
    return key().setStart(Start.newBuilder().setCallId(call));
  }

  static Request.Builder recall(long call) {
    return key().setRecall(Recall.newBuilder().setCallId(call));
  }

  static Request.Builder noShow(long call) {
    return key().setNoShow(NoShow.newBuilder().setCallId(call));
  }

  static Request.Builder sendBack(long call, String reason) {
    return key().setReturnTicket(ReturnTicket.newBuilder().setCallId(call).setReason(reason));
  }

  static Request.Builder hold(long call, String reason, long untilMs) {
    return key()
        .setHoldTicket(
            HoldTicket.newBuilder().setCallId(call).setReason(reason).setUntilMs(untilMs));
  }

  static Request.Builder resume(long ticket) {
    return key().setResumeTicket(ResumeTicket.newBuilder().setTicketId(ticket));
  }

  static Request.Builder callTicket(long ticket, String reason) {
    return key().setCallTicket(CallTicket.newBuilder().setTicketId(ticket).setReason(reason));
  }

  static Request.Builder issueAndServe(String service) {
    return key().setIssueAndServe(IssueAndServe.newBuilder().setService(service));
  }

  static Request.Builder addService(long call, String service) {
    return key().setAddService(AddService.newBuilder().setCallId(call).setService(service));
  }

  static Request.Builder changeService(long call, String service) {
    return key().setChangeService(ChangeService.newBuilder().setCallId(call).setService(service));
  }

  static Request.Builder transfer(long call, String service) {
    return key().setTransferTicket(TransferTicket.newBuilder().setCallId(call).setService(service));
  }

  static Request.Builder undo(long call) {
    return key().setUndo(Undo.newBuilder().setCallId(call));
  }

  static Request.Builder revive(long ticket) {
    return key().setReviveTicket(ReviveTicket.newBuilder().setTicketId(ticket));
  }

  private static Request.Builder key() {
    return Request.newBuilder();
  }
}
