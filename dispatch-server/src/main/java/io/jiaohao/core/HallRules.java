package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;
import java.util.Optional;

/**
 * What a command means in a hall at a moment: the door to the rules, a class for each side of the
 * hall's life. Reads, never writes; the stamp is the only time that it knows. A refusal is a value,
 * an exception here is a fault of ours.
 */
public final class HallRules implements Command.Cases<Decision> {
  private final HallState hall;
  private final long nowMs;

  private HallRules(HallState hall, long nowMs) {
    this.hall = hall;
    this.nowMs = nowMs;
  }

  /** Decides one of the server's own commands. */
  public static Decision decide(HallState hall, Command command, long nowMs) {
    if (hall.planIndex() == null && !(command instanceof Command.AdoptPlan)) {
      return Decision.refused(Reason.HALL_CLOSED, "plan: none (expected: a plan first)");
    }
    return command.match(new HallRules(hall, nowMs));
  }

  /**
   * Decides a request of a device or program: a repeat of a granted one is answered from memory.
   */
  public static Decision decide(HallState hall, Origin origin, Command command, long nowMs) {
    Optional<Decision> remembered = hall.requests().recall(origin, command, nowMs);
    return remembered.isPresent() ? remembered.get() : decide(hall, command, nowMs);
  }

  @Override
  public Decision adoptPlan(Command.AdoptPlan c) {
    return new TimePassing(hall, nowMs).adopt(c);
  }

  @Override
  public Decision resume(Command.Resume c) {
    return new TimePassing(hall, nowMs).resume();
  }

  @Override
  public Decision tick(Command.Tick c) {
    return new TimePassing(hall, nowMs).tick();
  }

  @Override
  public Decision issueTicket(Command.IssueTicket c) {
    return new Issuing(hall, nowMs).issue(c);
  }

  @Override
  public Decision confirmPrint(Command.ConfirmPrint c) {
    return new Slips(hall, nowMs).confirmPrint(c);
  }

  @Override
  public Decision reportPrintFailure(Command.ReportPrintFailure c) {
    return new Slips(hall, nowMs).reportPrintFailure(c);
  }

  @Override
  public Decision reviveTicket(Command.ReviveTicket c) {
    return new Slips(hall, nowMs).revive(c);
  }

  @Override
  public Decision loseKiosk(Command.LoseKiosk c) {
    return new Slips(hall, nowMs).loseKiosk(c);
  }

  @Override
  public Decision regainKiosk(Command.RegainKiosk c) {
    return new Slips(hall, nowMs).regainKiosk(c);
  }

  @Override
  public Decision enterPaperTicket(Command.EnterPaperTicket c) {
    return new Issuing(hall, nowMs).enterPaper(c);
  }

  @Override
  public Decision cancelTicket(Command.CancelTicket c) {
    return new Waiting(hall, nowMs).cancel(c);
  }

  @Override
  public Decision rejoinTicket(Command.RejoinTicket c) {
    return new Waiting(hall, nowMs).rejoin(c);
  }

  @Override
  public Decision stopIssuing(Command.StopIssuing c) {
    return new Issuing(hall, nowMs).stop(c);
  }

  @Override
  public Decision resumeIssuing(Command.ResumeIssuing c) {
    return new Issuing(hall, nowMs).resume(c);
  }

  @Override
  public Decision evacuate(Command.Evacuate c) {
    return new Evacuating(hall, nowMs).begin(c);
  }

  @Override
  public Decision endEvacuation(Command.EndEvacuation c) {
    return new Evacuating(hall, nowMs).end(c);
  }

  @Override
  public Decision resetZone(Command.ResetZone c) {
    return new Waiting(hall, nowMs).resetZone(c);
  }

  @Override
  public Decision setAside(Command.SetAside c) {
    return new Waiting(hall, nowMs).setAside(c);
  }

  @Override
  public Decision issueAndServe(Command.IssueAndServe c) {
    return new Issuing(hall, nowMs).issueAndServe(c);
  }

  @Override
  public Decision openWindow(Command.OpenWindow c) {
    return new WindowDuty(hall, nowMs).open(c);
  }

  @Override
  public Decision closeWindow(Command.CloseWindow c) {
    return new WindowDuty(hall, nowMs).close(c);
  }

  @Override
  public Decision pauseWindow(Command.PauseWindow c) {
    return new WindowDuty(hall, nowMs).pause(c);
  }

  @Override
  public Decision setAuto(Command.SetAuto c) {
    return new WindowDuty(hall, nowMs).setAuto(c);
  }

  @Override
  public Decision loseDevice(Command.LoseDevice c) {
    return new WindowDuty(hall, nowMs).lose(c);
  }

  @Override
  public Decision regainDevice(Command.RegainDevice c) {
    return new WindowDuty(hall, nowMs).regain(c);
  }

  @Override
  public Decision signIn(Command.SignIn c) {
    return new WindowDuty(hall, nowMs).signIn(c);
  }

  @Override
  public Decision signOut(Command.SignOut c) {
    return new WindowDuty(hall, nowMs).signOut(c);
  }

  @Override
  public Decision callNext(Command.CallNext c) {
    return new NextCall(hall, nowMs).next(c);
  }

  @Override
  public Decision callTicket(Command.CallTicket c) {
    return new NextCall(hall, nowMs).callTicket(c);
  }

  @Override
  public Decision resumeTicket(Command.ResumeTicket c) {
    return new NextCall(hall, nowMs).resume(c);
  }

  @Override
  public Decision recall(Command.Recall c) {
    return new AtWindow(hall, nowMs).recall(c);
  }

  @Override
  public Decision startService(Command.StartService c) {
    return new AtWindow(hall, nowMs).start(c);
  }

  @Override
  public Decision finishService(Command.FinishService c) {
    return new AtWindow(hall, nowMs).finish(c);
  }

  @Override
  public Decision markNoShow(Command.MarkNoShow c) {
    return new AtWindow(hall, nowMs).noShow(c);
  }

  @Override
  public Decision returnTicket(Command.ReturnTicket c) {
    return new AtWindow(hall, nowMs).giveBack(c);
  }

  @Override
  public Decision holdTicket(Command.HoldTicket c) {
    return new AtWindow(hall, nowMs).hold(c);
  }

  @Override
  public Decision addService(Command.AddService c) {
    return new AtWindow(hall, nowMs).addService(c);
  }

  @Override
  public Decision changeService(Command.ChangeService c) {
    return new AtWindow(hall, nowMs).changeService(c);
  }

  @Override
  public Decision transferTicket(Command.TransferTicket c) {
    return new AtWindow(hall, nowMs).transfer(c);
  }

  @Override
  public Decision releaseCall(Command.ReleaseCall c) {
    return new AtWindow(hall, nowMs).release(c);
  }

  @Override
  public Decision undo(Command.Undo c) {
    return new Undoing(hall, nowMs).undo(c);
  }

  @Override
  public Decision rateCall(Command.RateCall c) {
    return new Ratings(hall, nowMs).rate(c);
  }

  @Override
  public Decision handleRating(Command.HandleRating c) {
    return new Ratings(hall, nowMs).handle(c);
  }

  @Override
  public Decision book(Command.Book c) {
    return new Appointing(hall, nowMs).book(c);
  }

  @Override
  public Decision changeBooking(Command.ChangeBooking c) {
    return new Appointing(hall, nowMs).change(c);
  }

  @Override
  public Decision cancelBooking(Command.CancelBooking c) {
    return new Appointing(hall, nowMs).cancel(c);
  }

  @Override
  public Decision checkIn(Command.CheckIn c) {
    return new Appointing(hall, nowMs).checkIn(c);
  }
}
