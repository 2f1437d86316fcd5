package io.jiaohao.journal;

import io.jiaohao.core.Command;

/** A command's message; exhaustive, so a new command does not compile until it is coded. */
final class CommandWriter implements Command.Cases<io.jiaohao.journal.wire.Command> {
  private static final CommandWriter WRITER = new CommandWriter();

  private CommandWriter() {}

  static io.jiaohao.journal.wire.Command message(Command command) {
    return command.match(WRITER);
  }

  private static io.jiaohao.journal.wire.Command.Builder body() {
    return io.jiaohao.journal.wire.Command.newBuilder();
  }

  @Override
  public io.jiaohao.journal.wire.Command adoptPlan(Command.AdoptPlan c) {
    return body().setAdoptPlan(HallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command resume(Command.Resume c) {
    return body().setResume(HallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command tick(Command.Tick c) {
    return body().setTick(HallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command stopIssuing(Command.StopIssuing c) {
    return body().setStopIssuing(HallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command resumeIssuing(Command.ResumeIssuing c) {
    return body().setResumeIssuing(HallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command evacuate(Command.Evacuate c) {
    return body().setEvacuate(HallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command endEvacuation(Command.EndEvacuation c) {
    return body().setEndEvacuation(HallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command resetZone(Command.ResetZone c) {
    return body().setResetZone(HallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command rateCall(Command.RateCall c) {
    return body().setRateCall(HallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command handleRating(Command.HandleRating c) {
    return body().setHandleRating(HallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command issueTicket(Command.IssueTicket c) {
    return body().setIssueTicket(TicketCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command cancelTicket(Command.CancelTicket c) {
    return body().setCancelTicket(TicketCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command confirmPrint(Command.ConfirmPrint c) {
    return body().setConfirmPrint(TicketCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command reportPrintFailure(Command.ReportPrintFailure c) {
    return body().setReportPrintFailure(TicketCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command reviveTicket(Command.ReviveTicket c) {
    return body().setReviveTicket(TicketCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command loseKiosk(Command.LoseKiosk c) {
    return body().setLoseKiosk(TicketCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command regainKiosk(Command.RegainKiosk c) {
    return body().setRegainKiosk(TicketCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command enterPaperTicket(Command.EnterPaperTicket c) {
    return body().setEnterPaperTicket(TicketCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command rejoinTicket(Command.RejoinTicket c) {
    return body().setRejoinTicket(TicketCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command setAside(Command.SetAside c) {
    return body().setSetAside(TicketCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command callNext(Command.CallNext c) {
    return body().setCallNext(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command callTicket(Command.CallTicket c) {
    return body().setCallTicket(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command resumeTicket(Command.ResumeTicket c) {
    return body().setResumeTicket(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command issueAndServe(Command.IssueAndServe c) {
    return body().setIssueAndServe(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command recall(Command.Recall c) {
    return body().setRecall(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command startService(Command.StartService c) {
    return body().setStartService(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command finishService(Command.FinishService c) {
    return body().setFinishService(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command markNoShow(Command.MarkNoShow c) {
    return body().setMarkNoShow(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command returnTicket(Command.ReturnTicket c) {
    return body().setReturnTicket(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command holdTicket(Command.HoldTicket c) {
    return body().setHoldTicket(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command addService(Command.AddService c) {
    return body().setAddService(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command changeService(Command.ChangeService c) {
    return body().setChangeService(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command transferTicket(Command.TransferTicket c) {
    return body().setTransferTicket(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command undo(Command.Undo c) {
    return body().setUndo(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command releaseCall(Command.ReleaseCall c) {
    return body().setReleaseCall(CallCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command openWindow(Command.OpenWindow c) {
    return body().setOpenWindow(WindowCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command closeWindow(Command.CloseWindow c) {
    return body().setCloseWindow(WindowCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command loseDevice(Command.LoseDevice c) {
    return body().setLoseDevice(WindowCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command regainDevice(Command.RegainDevice c) {
    return body().setRegainDevice(WindowCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command pauseWindow(Command.PauseWindow c) {
    return body().setPauseWindow(WindowCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command signIn(Command.SignIn c) {
    return body().setSignIn(WindowCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command signOut(Command.SignOut c) {
    return body().setSignOut(WindowCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command setAuto(Command.SetAuto c) {
    return body().setSetAuto(WindowCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command book(Command.Book c) {
    return body().setBook(BookingCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command changeBooking(Command.ChangeBooking c) {
    return body().setChangeBooking(BookingCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command cancelBooking(Command.CancelBooking c) {
    return body().setCancelBooking(BookingCommands.message(c)).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command checkIn(Command.CheckIn c) {
    return body().setCheckIn(BookingCommands.message(c)).build();
  }
}
