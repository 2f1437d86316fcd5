package io.jiaohao.sim.scenario;

import com.google.protobuf.ByteString;
import io.jiaohao.core.Command;
import io.jiaohao.protocol.wire.AddService;
import io.jiaohao.protocol.wire.Book;
import io.jiaohao.protocol.wire.CallTicket;
import io.jiaohao.protocol.wire.CancelBooking;
import io.jiaohao.protocol.wire.CancelTicket;
import io.jiaohao.protocol.wire.ChangeBooking;
import io.jiaohao.protocol.wire.ChangeService;
import io.jiaohao.protocol.wire.CheckIn;
import io.jiaohao.protocol.wire.CloseWindow;
import io.jiaohao.protocol.wire.ConfirmPrint;
import io.jiaohao.protocol.wire.EndEvacuation;
import io.jiaohao.protocol.wire.EnterPaperTicket;
import io.jiaohao.protocol.wire.Evacuate;
import io.jiaohao.protocol.wire.Finish;
import io.jiaohao.protocol.wire.HandleRating;
import io.jiaohao.protocol.wire.HoldTicket;
import io.jiaohao.protocol.wire.IssueAndServe;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.NoShow;
import io.jiaohao.protocol.wire.OpenWindow;
import io.jiaohao.protocol.wire.PauseWindow;
import io.jiaohao.protocol.wire.RateCall;
import io.jiaohao.protocol.wire.Recall;
import io.jiaohao.protocol.wire.RejoinTicket;
import io.jiaohao.protocol.wire.ReleaseCall;
import io.jiaohao.protocol.wire.ReportPrintFailure;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ResetZone;
import io.jiaohao.protocol.wire.ResumeIssuing;
import io.jiaohao.protocol.wire.ResumeTicket;
import io.jiaohao.protocol.wire.ReturnTicket;
import io.jiaohao.protocol.wire.ReviveTicket;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.SetAuto;
import io.jiaohao.protocol.wire.SignIn;
import io.jiaohao.protocol.wire.SignOut;
import io.jiaohao.protocol.wire.Start;
import io.jiaohao.protocol.wire.StopIssuing;
import io.jiaohao.protocol.wire.TransferPlace;
import io.jiaohao.protocol.wire.TransferTicket;
import io.jiaohao.protocol.wire.Undo;
import java.util.HexFormat;

/**
 * The one table from what people wish to what a device sends. What only the server itself does has
 * no message.
 */
final class WireRequests implements Command.Cases<Request.Builder> {
  private final Device device;

  private WireRequests(Device device) {
    this.device = device;
  }

  static Request.Builder of(Device device, Command command) {
    return command.match(new WireRequests(device));
  }

  private static Request.Builder request() {
    return Request.newBuilder();
  }

  private static Request.Builder none(Command command) {
    throw new BrokenOffException(
        command.getClass().getSimpleName() + " over the device port (expected: needs: virtual)");
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  private boolean isManager() {
    return device.role() == Role.ROLE_MANAGER;
  }

  // ---- What only the server does

  @Override
  public Request.Builder adoptPlan(Command.AdoptPlan c) {
    return none(c);
  }

  @Override
  public Request.Builder resume(Command.Resume c) {
    return none(c);
  }

  @Override
  public Request.Builder tick(Command.Tick c) {
    return none(c);
  }

  @Override
  public Request.Builder loseDevice(Command.LoseDevice c) {
    return none(c);
  }

  @Override
  public Request.Builder regainDevice(Command.RegainDevice c) {
    return none(c);
  }

  @Override
  public Request.Builder loseKiosk(Command.LoseKiosk c) {
    return none(c);
  }

  @Override
  public Request.Builder regainKiosk(Command.RegainKiosk c) {
    return none(c);
  }

  @Override
  public Request.Builder setAside(Command.SetAside c) {
    return none(c);
  }

  // ---- Tickets

  @Override
  public Request.Builder issueTicket(Command.IssueTicket c) {
    return request()
        .setIssueTicket(
            IssueTicket.newBuilder()
                .setService(c.service())
                .setTicketClass(c.ticketClass())
                .setPrinting(!c.printer().isEmpty())
                .setPerson(bytes(c.person())));
  }

  @Override
  public Request.Builder cancelTicket(Command.CancelTicket c) {
    return request().setCancelTicket(CancelTicket.newBuilder().setTicketId(c.ticketId()));
  }

  @Override
  public Request.Builder confirmPrint(Command.ConfirmPrint c) {
    return request().setConfirmPrint(ConfirmPrint.newBuilder().setTicketId(c.ticketId()));
  }

  @Override
  public Request.Builder reportPrintFailure(Command.ReportPrintFailure c) {
    return request()
        .setReportPrintFailure(ReportPrintFailure.newBuilder().setTicketId(c.ticketId()));
  }

  @Override
  public Request.Builder reviveTicket(Command.ReviveTicket c) {
    return request().setReviveTicket(ReviveTicket.newBuilder().setTicketId(c.ticketId()));
  }

  @Override
  public Request.Builder rejoinTicket(Command.RejoinTicket c) {
    return request().setRejoinTicket(RejoinTicket.newBuilder().setTicketId(c.ticketId()));
  }

  @Override
  public Request.Builder enterPaperTicket(Command.EnterPaperTicket c) {
    return request()
        .setEnterPaperTicket(
            EnterPaperTicket.newBuilder()
                .setWing(isManager() ? c.wing() : "")
                .setService(c.service())
                .setTicketClass(c.ticketClass())
                .setNumber(c.number())
                .setIssuedMs(c.issuedAtMs()));
  }

  // ---- Windows

  @Override
  public Request.Builder openWindow(Command.OpenWindow c) {
    return request().setOpenWindow(OpenWindow.newBuilder());
  }

  @Override
  public Request.Builder closeWindow(Command.CloseWindow c) {
    return request().setCloseWindow(CloseWindow.newBuilder());
  }

  @Override
  public Request.Builder pauseWindow(Command.PauseWindow c) {
    return request()
        .setPauseWindow(PauseWindow.newBuilder().setReason(c.reason()).setUntilMs(c.untilMs()));
  }

  @Override
  public Request.Builder signIn(Command.SignIn c) {
    return request()
        .setSignIn(
            SignIn.newBuilder()
                .setClerk(c.clerk())
                .setWindow(isManager() ? c.window() : "")
                .setTakeOver(c.takeOver()));
  }

  @Override
  public Request.Builder signOut(Command.SignOut c) {
    return request().setSignOut(SignOut.newBuilder());
  }

  @Override
  public Request.Builder setAuto(Command.SetAuto c) {
    return request().setSetAuto(SetAuto.newBuilder().setAuto(c.auto()));
  }

  // ---- Calls

  @Override
  public Request.Builder callNext(Command.CallNext c) {
    return request().setNext(Next.newBuilder().setFinishing(c.finishing()).setOutcome(c.outcome()));
  }

  @Override
  public Request.Builder callTicket(Command.CallTicket c) {
    return request()
        .setCallTicket(CallTicket.newBuilder().setTicketId(c.ticketId()).setReason(c.reason()));
  }

  @Override
  public Request.Builder resumeTicket(Command.ResumeTicket c) {
    return request().setResumeTicket(ResumeTicket.newBuilder().setTicketId(c.ticketId()));
  }

  @Override
  public Request.Builder issueAndServe(Command.IssueAndServe c) {
    return request()
        .setIssueAndServe(
            IssueAndServe.newBuilder().setService(c.service()).setTicketClass(c.ticketClass()));
  }

  @Override
  public Request.Builder recall(Command.Recall c) {
    return request().setRecall(Recall.newBuilder().setCallId(c.callId()));
  }

  @Override
  public Request.Builder startService(Command.StartService c) {
    return request().setStart(Start.newBuilder().setCallId(c.callId()));
  }

  @Override
  public Request.Builder finishService(Command.FinishService c) {
    return request().setFinish(Finish.newBuilder().setCallId(c.callId()).setOutcome(c.outcome()));
  }

  @Override
  public Request.Builder markNoShow(Command.MarkNoShow c) {
    return request().setNoShow(NoShow.newBuilder().setCallId(c.callId()));
  }

  @Override
  public Request.Builder returnTicket(Command.ReturnTicket c) {
    return request()
        .setReturnTicket(ReturnTicket.newBuilder().setCallId(c.callId()).setReason(c.reason()));
  }

  @Override
  public Request.Builder holdTicket(Command.HoldTicket c) {
    return request()
        .setHoldTicket(
            HoldTicket.newBuilder()
                .setCallId(c.callId())
                .setReason(c.reason())
                .setUntilMs(c.untilMs()));
  }

  @Override
  public Request.Builder addService(Command.AddService c) {
    return request()
        .setAddService(AddService.newBuilder().setCallId(c.callId()).setService(c.service()));
  }

  @Override
  public Request.Builder changeService(Command.ChangeService c) {
    return request()
        .setChangeService(ChangeService.newBuilder().setCallId(c.callId()).setService(c.service()));
  }

  @Override
  public Request.Builder transferTicket(Command.TransferTicket c) {
    return request()
        .setTransferTicket(
            TransferTicket.newBuilder()
                .setCallId(c.callId())
                .setWing(c.target().wing())
                .setService(c.target().service())
                .setWindow(c.target().window())
                .setPlace(
                    c.place() == Command.Place.ANEW
                        ? TransferPlace.TRANSFER_ANEW
                        : TransferPlace.TRANSFER_KEEPS));
  }

  @Override
  public Request.Builder undo(Command.Undo c) {
    return request().setUndo(Undo.newBuilder().setCallId(c.callId()));
  }

  // ---- Managers and pads

  @Override
  public Request.Builder releaseCall(Command.ReleaseCall c) {
    return request()
        .setReleaseCall(ReleaseCall.newBuilder().setCallId(c.callId()).setReason(c.reason()));
  }

  @Override
  public Request.Builder stopIssuing(Command.StopIssuing c) {
    return request().setStopIssuing(StopIssuing.newBuilder().setService(c.service()));
  }

  @Override
  public Request.Builder resumeIssuing(Command.ResumeIssuing c) {
    return request().setResumeIssuing(ResumeIssuing.newBuilder().setService(c.service()));
  }

  @Override
  public Request.Builder evacuate(Command.Evacuate c) {
    return request().setEvacuate(Evacuate.newBuilder().setWing(c.wing()));
  }

  @Override
  public Request.Builder endEvacuation(Command.EndEvacuation c) {
    return request().setEndEvacuation(EndEvacuation.newBuilder().setWing(c.wing()));
  }

  @Override
  public Request.Builder resetZone(Command.ResetZone c) {
    return request().setResetZone(ResetZone.newBuilder().setZone(c.zone()));
  }

  @Override
  public Request.Builder rateCall(Command.RateCall c) {
    return request().setRateCall(RateCall.newBuilder().setCallId(c.callId()).setGrade(c.grade()));
  }

  @Override
  public Request.Builder handleRating(Command.HandleRating c) {
    return request().setHandleRating(HandleRating.newBuilder().setCallId(c.callId()));
  }

  // ---- Bookings

  @Override
  public Request.Builder book(Command.Book c) {
    return request()
        .setBook(
            Book.newBuilder()
                .setWing(isManager() ? c.wing() : "")
                .setService(c.service())
                .setSlotMs(c.slotMs())
                .setPerson(bytes(c.person())));
  }

  @Override
  public Request.Builder changeBooking(Command.ChangeBooking c) {
    return request()
        .setChangeBooking(
            ChangeBooking.newBuilder().setBookingId(c.bookingId()).setSlotMs(c.slotMs()));
  }

  @Override
  public Request.Builder cancelBooking(Command.CancelBooking c) {
    return request().setCancelBooking(CancelBooking.newBuilder().setBookingId(c.bookingId()));
  }

  @Override
  public Request.Builder checkIn(Command.CheckIn c) {
    return request()
        .setCheckIn(
            CheckIn.newBuilder().setBookingId(c.bookingId()).setPrinting(!c.printer().isEmpty()));
  }
}
