package io.jiaohao.core;

import static io.jiaohao.core.NaiveFloor.GRANTED;

import java.util.Optional;

/**
 * The hall once more, written from the rules of the hall by somebody who does not care about speed:
 * everything is found by looking through everything. It decides and changes in one step. What it
 * says and the production code says must be the same.
 */
final class NaiveHall implements Command.Cases<String> {
  final NaiveFloor floor = new NaiveFloor();
  final NaiveRatings ratings = new NaiveRatings(floor);
  private final NaiveAtWindow atWindow = new NaiveAtWindow(floor);
  private final NaiveSending sending = new NaiveSending(floor, atWindow);
  private final NaiveIssuing issuing = new NaiveIssuing(floor);
  private final NaiveSlips slips = new NaiveSlips(floor);
  private final NaiveDuty duty = new NaiveDuty(floor, atWindow, sending);
  private final NaiveEvacuating evacuating = new NaiveEvacuating(floor);
  private final NaiveUndo undo = new NaiveUndo(floor);
  private final NaiveRequests requests = new NaiveRequests();
  final NaiveTime time = new NaiveTime(floor, atWindow);

  /** "granted", "nothing to do", "repeated", or the reason of a refusal. */
  String ask(long atMs, Optional<Origin> origin, Command command) {
    floor.nowMs = atMs;
    String remembered = origin.map(o -> requests.answer(o, command)).orElse(null);
    if (remembered != null) {
      return remembered;
    }
    if (floor.plan == null && !(command instanceof Command.AdoptPlan)) {
      return "HALL_CLOSED";
    }
    String actor = actor(command);
    NaiveAction action = actor.isEmpty() ? null : undo.watch(actor);
    String answer = command.match(this);
    if (answer.equals(GRANTED)) {
      undo.forgetWhatIsOver();
      undo.note(actor, action);
      floor.lastEntryMs = atMs;
      origin.ifPresent(o -> requests.remember(o, command, atMs));
    }
    return answer;
  }

  /** The window that can take this command back, as the rules name them; empty = nobody can. */
  private static String actor(Command command) {
    if (command instanceof Command.CallNext c) {
      return c.window();
    }
    if (command instanceof Command.CallTicket c) {
      return c.window();
    }
    if (command instanceof Command.ResumeTicket c) {
      return c.window();
    }
    if (command instanceof Command.StartService c) {
      return c.window();
    }
    if (command instanceof Command.FinishService c) {
      return c.window();
    }
    if (command instanceof Command.MarkNoShow c) {
      return c.window();
    }
    if (command instanceof Command.ReturnTicket c) {
      return c.window();
    }
    if (command instanceof Command.HoldTicket c) {
      return c.window();
    }
    return command instanceof Command.TransferTicket c ? c.window() : "";
  }

  @Override
  public String tick(Command.Tick c) {
    return time.tick();
  }

  @Override
  public String resume(Command.Resume c) {
    return time.resume();
  }

  @Override
  public String adoptPlan(Command.AdoptPlan c) {
    return time.adopt(c);
  }

  @Override
  public String issueTicket(Command.IssueTicket c) {
    return issuing.issue(c);
  }

  @Override
  public String confirmPrint(Command.ConfirmPrint c) {
    return slips.printed(c.ticketId());
  }

  @Override
  public String reportPrintFailure(Command.ReportPrintFailure c) {
    return slips.failed(c.ticketId());
  }

  @Override
  public String reviveTicket(Command.ReviveTicket c) {
    return slips.revive(c.ticketId());
  }

  @Override
  public String loseKiosk(Command.LoseKiosk c) {
    return slips.kioskAway(c.kiosk());
  }

  @Override
  public String regainKiosk(Command.RegainKiosk c) {
    return slips.kioskBack(c.kiosk());
  }

  @Override
  public String enterPaperTicket(Command.EnterPaperTicket c) {
    return issuing.paper(c, time.dayBeganAtMs());
  }

  @Override
  public String issueAndServe(Command.IssueAndServe c) {
    return issuing.issueAndServe(c);
  }

  @Override
  public String cancelTicket(Command.CancelTicket c) {
    return issuing.cancel(c.ticketId());
  }

  @Override
  public String rejoinTicket(Command.RejoinTicket c) {
    return issuing.rejoin(c.ticketId());
  }

  @Override
  public String stopIssuing(Command.StopIssuing c) {
    return issuing.stop(c.service());
  }

  @Override
  public String resumeIssuing(Command.ResumeIssuing c) {
    return issuing.goOn(c.service());
  }

  @Override
  public String evacuate(Command.Evacuate c) {
    return evacuating.begin(c.wing());
  }

  @Override
  public String endEvacuation(Command.EndEvacuation c) {
    return evacuating.end(c.wing());
  }

  @Override
  public String resetZone(Command.ResetZone c) {
    return issuing.reset(c.zone());
  }

  @Override
  public String setAside(Command.SetAside c) {
    return issuing.setAside(c.ticketId());
  }

  @Override
  public String openWindow(Command.OpenWindow c) {
    return duty.open(c.window());
  }

  @Override
  public String closeWindow(Command.CloseWindow c) {
    return duty.close(c.window());
  }

  @Override
  public String pauseWindow(Command.PauseWindow c) {
    return duty.pause(c);
  }

  @Override
  public String setAuto(Command.SetAuto c) {
    return duty.auto(c);
  }

  @Override
  public String loseDevice(Command.LoseDevice c) {
    return duty.offline(c.window(), true);
  }

  @Override
  public String regainDevice(Command.RegainDevice c) {
    return duty.offline(c.window(), false);
  }

  @Override
  public String signIn(Command.SignIn c) {
    return duty.signIn(c);
  }

  @Override
  public String signOut(Command.SignOut c) {
    return duty.signOut(c.window());
  }

  @Override
  public String callNext(Command.CallNext c) {
    return atWindow.next(c);
  }

  @Override
  public String callTicket(Command.CallTicket c) {
    return atWindow.callTicket(c);
  }

  @Override
  public String resumeTicket(Command.ResumeTicket c) {
    return atWindow.resumeTicket(c);
  }

  @Override
  public String recall(Command.Recall c) {
    return atWindow.recall(c);
  }

  @Override
  public String startService(Command.StartService c) {
    return atWindow.start(c);
  }

  @Override
  public String finishService(Command.FinishService c) {
    return atWindow.finish(c.window(), c.callId(), c.outcome());
  }

  @Override
  public String markNoShow(Command.MarkNoShow c) {
    return atWindow.noShow(c);
  }

  @Override
  public String returnTicket(Command.ReturnTicket c) {
    return atWindow.giveBack(c);
  }

  @Override
  public String releaseCall(Command.ReleaseCall c) {
    return atWindow.release(c);
  }

  @Override
  public String holdTicket(Command.HoldTicket c) {
    return sending.hold(c);
  }

  @Override
  public String addService(Command.AddService c) {
    return sending.add(c);
  }

  @Override
  public String changeService(Command.ChangeService c) {
    return sending.change(c);
  }

  @Override
  public String transferTicket(Command.TransferTicket c) {
    return sending.transfer(c);
  }

  @Override
  public String undo(Command.Undo c) {
    return undo.undo(c);
  }

  @Override
  public String rateCall(Command.RateCall c) {
    return ratings.rate(c);
  }

  @Override
  public String handleRating(Command.HandleRating c) {
    return ratings.handle(c.callId());
  }

  // ---- Bookings: these halls take none

  @Override
  public String book(Command.Book c) {
    return "NOT_APPOINTABLE";
  }

  @Override
  public String changeBooking(Command.ChangeBooking c) {
    return "UNKNOWN_BOOKING";
  }

  @Override
  public String cancelBooking(Command.CancelBooking c) {
    return "UNKNOWN_BOOKING";
  }

  @Override
  public String checkIn(Command.CheckIn c) {
    return "UNKNOWN_BOOKING";
  }
}
