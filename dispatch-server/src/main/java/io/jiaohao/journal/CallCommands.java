package io.jiaohao.journal;

import io.jiaohao.core.Command;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.AddService;
import io.jiaohao.journal.wire.CallNext;
import io.jiaohao.journal.wire.CallTicket;
import io.jiaohao.journal.wire.ChangeService;
import io.jiaohao.journal.wire.FinishService;
import io.jiaohao.journal.wire.HoldTicket;
import io.jiaohao.journal.wire.IssueAndServe;
import io.jiaohao.journal.wire.MarkNoShow;
import io.jiaohao.journal.wire.Recall;
import io.jiaohao.journal.wire.ReleaseCall;
import io.jiaohao.journal.wire.ResumeTicket;
import io.jiaohao.journal.wire.ReturnTicket;
import io.jiaohao.journal.wire.StartService;
import io.jiaohao.journal.wire.TransferTicket;
import io.jiaohao.journal.wire.Undo;

/** Commands about a call: from calling somebody to what became of the visit. */
final class CallCommands {
  private CallCommands() {}

  static CallNext message(Command.CallNext c) {
    return CallNext.newBuilder()
        .setWindow(c.window())
        .setFinishing(c.finishing())
        .setOutcome(c.outcome())
        .build();
  }

  static Command read(CallNext m) {
    return new Command.CallNext(m.getWindow(), m.getFinishing(), m.getOutcome());
  }

  static CallTicket message(Command.CallTicket c) {
    return CallTicket.newBuilder()
        .setWindow(c.window())
        .setTicketId(c.ticketId())
        .setReason(c.reason())
        .build();
  }

  static Command read(CallTicket m) {
    return new Command.CallTicket(m.getWindow(), m.getTicketId(), m.getReason());
  }

  static ResumeTicket message(Command.ResumeTicket c) {
    return ResumeTicket.newBuilder().setWindow(c.window()).setTicketId(c.ticketId()).build();
  }

  static Command read(ResumeTicket m) {
    return new Command.ResumeTicket(m.getWindow(), m.getTicketId());
  }

  static IssueAndServe message(Command.IssueAndServe c) {
    return IssueAndServe.newBuilder()
        .setWindow(c.window())
        .setService(c.service())
        .setTicketClass(c.ticketClass())
        .build();
  }

  static Command read(IssueAndServe m) {
    return new Command.IssueAndServe(m.getWindow(), m.getService(), m.getTicketClass());
  }

  static Recall message(Command.Recall c) {
    return Recall.newBuilder().setWindow(c.window()).setCallId(c.callId()).build();
  }

  static Command read(Recall m) {
    return new Command.Recall(m.getWindow(), m.getCallId());
  }

  static StartService message(Command.StartService c) {
    return StartService.newBuilder().setWindow(c.window()).setCallId(c.callId()).build();
  }

  static Command read(StartService m) {
    return new Command.StartService(m.getWindow(), m.getCallId());
  }

  static FinishService message(Command.FinishService c) {
    return FinishService.newBuilder()
        .setWindow(c.window())
        .setCallId(c.callId())
        .setOutcome(c.outcome())
        .build();
  }

  static Command read(FinishService m) {
    return new Command.FinishService(m.getWindow(), m.getCallId(), m.getOutcome());
  }

  static MarkNoShow message(Command.MarkNoShow c) {
    return MarkNoShow.newBuilder().setWindow(c.window()).setCallId(c.callId()).build();
  }

  static Command read(MarkNoShow m) {
    return new Command.MarkNoShow(m.getWindow(), m.getCallId());
  }

  static ReturnTicket message(Command.ReturnTicket c) {
    return ReturnTicket.newBuilder()
        .setWindow(c.window())
        .setCallId(c.callId())
        .setReason(c.reason())
        .build();
  }

  static Command read(ReturnTicket m) {
    return new Command.ReturnTicket(m.getWindow(), m.getCallId(), m.getReason());
  }

  static HoldTicket message(Command.HoldTicket c) {
    return HoldTicket.newBuilder()
        .setWindow(c.window())
        .setCallId(c.callId())
        .setReason(c.reason())
        .setUntilMs(c.untilMs())
        .build();
  }

  static Command read(HoldTicket m) {
    return new Command.HoldTicket(m.getWindow(), m.getCallId(), m.getReason(), m.getUntilMs());
  }

  static AddService message(Command.AddService c) {
    return AddService.newBuilder()
        .setWindow(c.window())
        .setCallId(c.callId())
        .setService(c.service())
        .build();
  }

  static Command read(AddService m) {
    return new Command.AddService(m.getWindow(), m.getCallId(), m.getService());
  }

  static ChangeService message(Command.ChangeService c) {
    return ChangeService.newBuilder()
        .setWindow(c.window())
        .setCallId(c.callId())
        .setService(c.service())
        .build();
  }

  static Command read(ChangeService m) {
    return new Command.ChangeService(m.getWindow(), m.getCallId(), m.getService());
  }

  static TransferTicket message(Command.TransferTicket c) {
    return TransferTicket.newBuilder()
        .setWindow(c.window())
        .setCallId(c.callId())
        .setTarget(message(c.target()))
        .setPlace(message(c.place()))
        .build();
  }

  static Command read(TransferTicket m) throws JournalException {
    return new Command.TransferTicket(
        m.getWindow(), m.getCallId(), target(m.getTarget()), place(m.getPlace()));
  }

  static Undo message(Command.Undo c) {
    return Undo.newBuilder().setWindow(c.window()).setCallId(c.callId()).build();
  }

  static Command read(Undo m) {
    return new Command.Undo(m.getWindow(), m.getCallId());
  }

  static ReleaseCall message(Command.ReleaseCall c) {
    return ReleaseCall.newBuilder().setCallId(c.callId()).setReason(c.reason()).build();
  }

  static Command read(ReleaseCall m) {
    return new Command.ReleaseCall(m.getCallId(), m.getReason());
  }

  private static TransferTicket.Target message(Command.Target target) {
    return TransferTicket.Target.newBuilder()
        .setWing(target.wing())
        .setService(target.service())
        .setWindow(target.window())
        .build();
  }

  private static Command.Target target(TransferTicket.Target m) throws JournalException {
    Wire.known(m);
    return new Command.Target(m.getWing(), m.getService(), m.getWindow());
  }

  private static TransferTicket.Place message(Command.Place place) {
    return switch (place) {
      case KEEPS -> TransferTicket.Place.PLACE_KEEPS;
      case ANEW -> TransferTicket.Place.PLACE_ANEW;
    };
  }

  private static Command.Place place(TransferTicket.Place m) throws JournalException {
    return switch (m) {
      case PLACE_KEEPS -> Command.Place.KEEPS;
      case PLACE_ANEW -> Command.Place.ANEW;
      case PLACE_UNSPECIFIED, UNRECOGNIZED -> throw Wire.newer("an unknown place of a transfer");
    };
  }
}
