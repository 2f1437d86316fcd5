package io.jiaohao.journal;

import io.jiaohao.core.Command;
import io.jiaohao.journal.wire.AdoptPlan;
import io.jiaohao.journal.wire.CallNext;
import io.jiaohao.journal.wire.CancelTicket;
import io.jiaohao.journal.wire.CloseWindow;
import io.jiaohao.journal.wire.FinishService;
import io.jiaohao.journal.wire.IssueTicket;
import io.jiaohao.journal.wire.LoseDevice;
import io.jiaohao.journal.wire.MarkNoShow;
import io.jiaohao.journal.wire.OpenWindow;
import io.jiaohao.journal.wire.Recall;
import io.jiaohao.journal.wire.RegainDevice;
import io.jiaohao.journal.wire.Resume;
import io.jiaohao.journal.wire.ReturnTicket;
import io.jiaohao.journal.wire.StartService;
import io.jiaohao.journal.wire.Tick;

/** A command's message; exhaustive, so a new command does not compile until it is coded here. */
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
    return body().setAdoptPlan(AdoptPlan.newBuilder().setPlan(PlanCodec.message(c.plan()))).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command resume(Command.Resume c) {
    return body().setResume(Resume.getDefaultInstance()).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command tick(Command.Tick c) {
    return body().setTick(Tick.getDefaultInstance()).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command issueTicket(Command.IssueTicket c) {
    return body()
        .setIssueTicket(
            IssueTicket.newBuilder()
                .setWing(c.wing())
                .setService(c.service())
                .setTicketClass(c.ticketClass()))
        .build();
  }

  @Override
  public io.jiaohao.journal.wire.Command cancelTicket(Command.CancelTicket c) {
    return body().setCancelTicket(CancelTicket.newBuilder().setTicketId(c.ticketId())).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command openWindow(Command.OpenWindow c) {
    return body().setOpenWindow(OpenWindow.newBuilder().setWindow(c.window())).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command closeWindow(Command.CloseWindow c) {
    return body().setCloseWindow(CloseWindow.newBuilder().setWindow(c.window())).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command loseDevice(Command.LoseDevice c) {
    return body().setLoseDevice(LoseDevice.newBuilder().setWindow(c.window())).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command regainDevice(Command.RegainDevice c) {
    return body().setRegainDevice(RegainDevice.newBuilder().setWindow(c.window())).build();
  }

  @Override
  public io.jiaohao.journal.wire.Command callNext(Command.CallNext c) {
    return body()
        .setCallNext(
            CallNext.newBuilder()
                .setWindow(c.window())
                .setFinishing(c.finishing())
                .setOutcome(c.outcome()))
        .build();
  }

  @Override
  public io.jiaohao.journal.wire.Command recall(Command.Recall c) {
    return body()
        .setRecall(Recall.newBuilder().setWindow(c.window()).setCallId(c.callId()))
        .build();
  }

  @Override
  public io.jiaohao.journal.wire.Command startService(Command.StartService c) {
    return body()
        .setStartService(StartService.newBuilder().setWindow(c.window()).setCallId(c.callId()))
        .build();
  }

  @Override
  public io.jiaohao.journal.wire.Command finishService(Command.FinishService c) {
    return body()
        .setFinishService(
            FinishService.newBuilder()
                .setWindow(c.window())
                .setCallId(c.callId())
                .setOutcome(c.outcome()))
        .build();
  }

  @Override
  public io.jiaohao.journal.wire.Command markNoShow(Command.MarkNoShow c) {
    return body()
        .setMarkNoShow(MarkNoShow.newBuilder().setWindow(c.window()).setCallId(c.callId()))
        .build();
  }

  @Override
  public io.jiaohao.journal.wire.Command returnTicket(Command.ReturnTicket c) {
    return body()
        .setReturnTicket(
            ReturnTicket.newBuilder()
                .setWindow(c.window())
                .setCallId(c.callId())
                .setReason(c.reason()))
        .build();
  }
}
