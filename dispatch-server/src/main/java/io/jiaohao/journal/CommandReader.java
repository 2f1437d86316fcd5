package io.jiaohao.journal;

import io.jiaohao.core.Command;
import io.jiaohao.engine.JournalException;
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
import io.jiaohao.journal.wire.ReturnTicket;
import io.jiaohao.journal.wire.StartService;

/** Reads a command from its message, or says that a newer version wrote it. */
final class CommandReader {
  private CommandReader() {}

  static Command command(io.jiaohao.journal.wire.Command message) throws JournalException {
    io.jiaohao.journal.wire.Command body = Wire.known(message);
    return switch (body.getBodyCase()) {
      case ADOPT_PLAN -> read(Wire.known(body.getAdoptPlan()));
      case RESUME -> {
        Wire.known(body.getResume());
        yield new Command.Resume();
      }
      case TICK -> {
        Wire.known(body.getTick());
        yield new Command.Tick();
      }
      case ISSUE_TICKET -> read(Wire.known(body.getIssueTicket()));
      case CANCEL_TICKET -> read(Wire.known(body.getCancelTicket()));
      case OPEN_WINDOW -> read(Wire.known(body.getOpenWindow()));
      case CLOSE_WINDOW -> read(Wire.known(body.getCloseWindow()));
      case LOSE_DEVICE -> read(Wire.known(body.getLoseDevice()));
      case REGAIN_DEVICE -> read(Wire.known(body.getRegainDevice()));
      case CALL_NEXT -> read(Wire.known(body.getCallNext()));
      case RECALL -> read(Wire.known(body.getRecall()));
      case START_SERVICE -> read(Wire.known(body.getStartService()));
      case FINISH_SERVICE -> read(Wire.known(body.getFinishService()));
      case MARK_NO_SHOW -> read(Wire.known(body.getMarkNoShow()));
      case RETURN_TICKET -> read(Wire.known(body.getReturnTicket()));
      case BODY_NOT_SET -> throw Wire.newer("a command of an unknown kind");
    };
  }

  private static Command read(AdoptPlan c) throws JournalException {
    return new Command.AdoptPlan(PlanCodec.plan(c.getPlan()));
  }

  private static Command read(IssueTicket c) {
    return new Command.IssueTicket(c.getWing(), c.getService(), c.getTicketClass());
  }

  private static Command read(CancelTicket c) {
    return new Command.CancelTicket(c.getTicketId());
  }

  private static Command read(OpenWindow c) {
    return new Command.OpenWindow(c.getWindow());
  }

  private static Command read(CloseWindow c) {
    return new Command.CloseWindow(c.getWindow());
  }

  private static Command read(LoseDevice c) {
    return new Command.LoseDevice(c.getWindow());
  }

  private static Command read(RegainDevice c) {
    return new Command.RegainDevice(c.getWindow());
  }

  private static Command read(CallNext c) {
    return new Command.CallNext(c.getWindow(), c.getFinishing(), c.getOutcome());
  }

  private static Command read(Recall c) {
    return new Command.Recall(c.getWindow(), c.getCallId());
  }

  private static Command read(StartService c) {
    return new Command.StartService(c.getWindow(), c.getCallId());
  }

  private static Command read(FinishService c) {
    return new Command.FinishService(c.getWindow(), c.getCallId(), c.getOutcome());
  }

  private static Command read(MarkNoShow c) {
    return new Command.MarkNoShow(c.getWindow(), c.getCallId());
  }

  private static Command read(ReturnTicket c) {
    return new Command.ReturnTicket(c.getWindow(), c.getCallId(), c.getReason());
  }
}
