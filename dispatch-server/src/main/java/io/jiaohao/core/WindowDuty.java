package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Windows open, close and take breaks; clerks come and go. */
final class WindowDuty extends Rules {
  private static final Pattern CLERK = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  /** What ends a clerk's work at a window where somebody is still being served. */
  private static final String SIGNED_OFF = "signed-off";

  WindowDuty(HallState hall, long nowMs) {
    super(hall, nowMs);
  }

  Decision open(Command.OpenWindow c) {
    return onDesk(
        c.window(),
        desk ->
            desk.open && !desk.isPaused()
                ? Decision.refused(Reason.WINDOW_OPEN, "window: " + desk.window)
                : Decision.accepted(new Event.WindowOpened(desk.window)));
  }

  Decision close(Command.CloseWindow c) {
    return onDesk(
        c.window(),
        desk ->
            desk.open && desk.callId != NO_CALL
                ? busy(desk)
                : ifOpen(desk, new Event.WindowClosed(desk.window)));
  }

  private static Decision ifOpen(Desk desk, Event event) {
    return desk.open
        ? Decision.accepted(event)
        : Decision.refused(Reason.WINDOW_CLOSED, "window: " + desk.window);
  }

  Decision pause(Command.PauseWindow c) {
    return onDesk(c.window(), desk -> pause(desk, c));
  }

  private Decision pause(Desk desk, Command.PauseWindow c) {
    if (desk.isPaused()) {
      return Decision.refused(Reason.WINDOW_PAUSED, "window: " + desk.window);
    }
    if (desk.callId != NO_CALL) {
      return busy(desk);
    }
    if (!life().pauseReasons().contains(c.reason())) {
      return notOneOf(Reason.UNKNOWN_REASON, "reason", c.reason(), life().pauseReasons());
    }
    return c.untilMs() != 0 && c.untilMs() <= nowMs
        ? badTime(c.untilMs())
        : ifOpen(desk, new Event.WindowPaused(desk.window, c.reason(), c.untilMs()));
  }

  Decision setAuto(Command.SetAuto c) {
    return onDesk(
        c.window(),
        desk ->
            desk.auto == c.auto()
                ? Decision.accepted()
                : Decision.accepted(new Event.AutoSet(desk.window, c.auto())));
  }

  Decision lose(Command.LoseDevice c) {
    return onDesk(
        c.window(),
        desk ->
            desk.offline
                ? Decision.accepted()
                : Decision.accepted(new Event.DeviceLost(desk.window)));
  }

  Decision regain(Command.RegainDevice c) {
    return onDesk(
        c.window(),
        desk ->
            desk.offline
                ? Decision.accepted(new Event.DeviceBack(desk.window, deadlineMs(desk)))
                : Decision.accepted());
  }

  /** Time stood still for who is being called there, and goes on with enough of it to come. */
  private long deadlineMs(Desk desk) {
    OpenCall call = hall.calls().get(desk.callId);
    return call == null || call.deadlineMs() == 0
        ? 0
        : Math.max(call.deadlineMs(), nowMs + TimePassing.RESUME_GRACE_MS);
  }

  Decision signIn(Command.SignIn c) {
    return CLERK.matcher(c.clerk()).matches()
        ? onDesk(c.window(), desk -> signIn(desk, c))
        : Decision.refused(
            Reason.BAD_CLERK,
            "clerk: " + c.clerk() + " (expected: 1 to 32 letters, digits, dots or hyphens)");
  }

  private Decision signIn(Desk desk, Command.SignIn c) {
    if (desk.clerk.equals(c.clerk())) {
      return Decision.accepted();
    }
    Optional<Desk> elsewhere =
        hall.desks().values().stream().filter(d -> d.clerk.equals(c.clerk())).findFirst();
    if (!c.takeOver() && elsewhere.isPresent()) {
      return Decision.refused(
          Reason.CLERK_ELSEWHERE, "clerk " + c.clerk() + " is at " + elsewhere.get().window);
    }
    if (!c.takeOver() && !desk.clerk.isEmpty()) {
      return Decision.refused(Reason.WINDOW_TAKEN, "clerk " + desk.clerk + " is at " + desk.window);
    }
    List<Event> events = new ArrayList<>();
    elsewhere.ifPresent(other -> leave(other, events));
    if (!desk.clerk.isEmpty()) {
      events.add(new Event.ClerkSignedOut(desk.window, desk.clerk));
    }
    events.add(new Event.ClerkSignedIn(desk.window, c.clerk(), nowMs));
    return new Decision.Accepted(events);
  }

  /**
   * Whoever is at a window that its clerk has left is not lost: back in line, or on hold. A window
   * that has left the plan goes with its call, so there its clerk has to leave first.
   */
  private void leave(Desk desk, List<Event> events) {
    boolean staysInThePlan = plan.window(desk.window).isPresent();
    if (!staysInThePlan) {
      events.add(new Event.ClerkSignedOut(desk.window, desk.clerk));
    }
    OpenCall call = hall.calls().get(desk.callId);
    if (call != null && Move.HOLD.allowedFrom(call.ticket.state())) {
      events.add(new Event.TicketHeld(call.id, SIGNED_OFF, 0, nowMs));
    } else if (call != null) {
      events.add(new Event.TicketReturned(call.id, SIGNED_OFF));
    }
    if (staysInThePlan && desk.open) {
      events.add(new Event.WindowClosed(desk.window));
    }
    if (staysInThePlan) {
      events.add(new Event.ClerkSignedOut(desk.window, desk.clerk));
    }
  }

  Decision signOut(Command.SignOut c) {
    return onDesk(c.window(), this::signOut);
  }

  private Decision signOut(Desk desk) {
    if (desk.clerk.isEmpty()) {
      return Decision.refused(Reason.NOBODY_SIGNED_IN, "window: " + desk.window);
    }
    if (desk.callId != NO_CALL) {
      return busy(desk);
    }
    List<Event> events = new ArrayList<>();
    leave(desk, events);
    return new Decision.Accepted(events);
  }
}
