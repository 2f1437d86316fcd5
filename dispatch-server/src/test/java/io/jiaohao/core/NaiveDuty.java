package io.jiaohao.core;

import static io.jiaohao.core.NaiveFloor.GRANTED;
import static io.jiaohao.core.NaiveFloor.NOTHING_TO_DO;

import java.util.Map;
import java.util.Optional;

/** How windows of the {@link NaiveHall} open and close, and who sits there. */
final class NaiveDuty {
  private final NaiveFloor floor;
  private final NaiveAtWindow atWindow;
  private final NaiveSending sending;

  NaiveDuty(NaiveFloor floor, NaiveAtWindow atWindow, NaiveSending sending) {
    this.floor = floor;
    this.atWindow = atWindow;
    this.sending = sending;
  }

  String open(String window) {
    NaiveWindow w = floor.windows.get(window);
    if (w == null || floor.shut(w) == null) {
      return w == null ? "UNKNOWN_WINDOW" : "WINDOW_OPEN";
    }
    w.open = true;
    w.takesNoBreak();
    w.idleSinceMs = floor.nowMs;
    return GRANTED;
  }

  String close(String window) {
    NaiveWindow w = floor.windows.get(window);
    if (w == null || !w.open) {
      return w == null ? "UNKNOWN_WINDOW" : "WINDOW_CLOSED";
    }
    if (floor.callAt(window) != null) {
      return "WINDOW_BUSY";
    }
    shut(window);
    return GRANTED;
  }

  private void shut(String window) {
    NaiveWindow w = floor.windows.get(window);
    w.open = false;
    w.takesNoBreak();
    floor.sendBack(window);
  }

  String pause(Command.PauseWindow c) {
    NaiveWindow w = floor.windows.get(c.window());
    if (w == null || w.isPaused()) {
      return w == null ? "UNKNOWN_WINDOW" : "WINDOW_PAUSED";
    }
    if (floor.callAt(c.window()) != null) {
      return "WINDOW_BUSY";
    }
    if (!floor.plan.life().pauseReasons().contains(c.reason())) {
      return "UNKNOWN_REASON";
    }
    if (c.untilMs() != 0 && c.untilMs() <= floor.nowMs) {
      return "BAD_TIME";
    }
    if (!w.open) {
      return "WINDOW_CLOSED";
    }
    w.pause = c.reason();
    w.pausedUntilMs = c.untilMs();
    floor.sendBack(c.window());
    return GRANTED;
  }

  String auto(Command.SetAuto c) {
    NaiveWindow w = floor.windows.get(c.window());
    if (w == null || w.auto == c.auto()) {
      return w == null ? "UNKNOWN_WINDOW" : NOTHING_TO_DO;
    }
    w.auto = c.auto();
    return GRANTED;
  }

  String offline(String window, boolean offline) {
    NaiveWindow w = floor.windows.get(window);
    if (w == null || w.offline == offline) {
      return w == null ? "UNKNOWN_WINDOW" : NOTHING_TO_DO;
    }
    w.offline = offline;
    if (!offline) {
      floor.unanswered().stream()
          .filter(call -> call.window.equals(window))
          .forEach(call -> call.deadlineMs = Math.max(call.deadlineMs, floor.nowMs + 30_000));
    }
    return GRANTED;
  }

  // ---- Clerks

  String signIn(Command.SignIn c) {
    if (!c.clerk().matches("[A-Za-z0-9._-]{1,32}")) {
      return "BAD_CLERK";
    }
    NaiveWindow w = floor.windows.get(c.window());
    if (w == null || w.clerk.equals(c.clerk())) {
      return w == null ? "UNKNOWN_WINDOW" : NOTHING_TO_DO;
    }
    Optional<String> other =
        floor.windows.entrySet().stream()
            .filter(e -> e.getValue().clerk.equals(c.clerk()))
            .map(Map.Entry::getKey)
            .findFirst();
    if (!c.takeOver() && other.isPresent()) {
      return "CLERK_ELSEWHERE";
    }
    if (!c.takeOver() && !w.clerk.isEmpty()) {
      return "WINDOW_TAKEN";
    }
    other.ifPresent(this::endDuty);
    w.clerk = c.clerk();
    return GRANTED;
  }

  String signOut(String window) {
    NaiveWindow w = floor.windows.get(window);
    if (w == null || w.clerk.isEmpty()) {
      return w == null ? "UNKNOWN_WINDOW" : "NOBODY_SIGNED_IN";
    }
    if (floor.callAt(window) != null) {
      return "WINDOW_BUSY";
    }
    endDuty(window);
    return GRANTED;
  }

  /** Who is being served goes on hold, who is on the way goes back to the queue. */
  private void endDuty(String window) {
    NaiveWindow w = floor.windows.get(window);
    NaiveCall call = floor.callAt(window);
    if (call != null && call.ticket.is(TicketState.SERVING)) {
      sending.hold(call, "signed-off", 0);
    } else if (call != null) {
      atWindow.giveBack(call);
    }
    w.clerk = "";
    if (floor.windows.containsKey(window)) {
      shut(window);
    }
  }
}
