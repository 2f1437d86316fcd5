package io.jiaohao.core;

import static io.jiaohao.core.NaiveFloor.GRANTED;

/** How a window's last action never was, in the {@link NaiveHall}. */
final class NaiveUndo {
  private final NaiveFloor floor;

  NaiveUndo(NaiveFloor floor) {
    this.floor = floor;
  }

  /** Copies everything before a window does something. */
  NaiveAction watch(String window) {
    NaiveWindow w = floor.windows.get(window);
    return w == null ? null : new NaiveAction(floor, w.inARow);
  }

  /** Copies everything after it, and leaves the copies at the window. */
  void note(String window, NaiveAction action) {
    if (action != null && floor.windows.containsKey(window)) {
      action.after = new NaiveAction.Everything(floor);
      action.face = face(window);
      floor.windows.get(window).action = action;
    }
  }

  /** A window that looks otherwise than after its last action cannot take it back. */
  void forgetWhatIsOver() {
    floor.windows.forEach(
        (id, w) -> {
          if (w.action != null && !face(id).equals(w.action.face)) {
            w.action = null;
          }
        });
  }

  private String face(String window) {
    NaiveWindow w = floor.windows.get(window);
    NaiveCall call = floor.callAt(window);
    String about = call == null ? "nobody" : call.id + " after " + call.ticket.moves;
    return w.open + " " + w.pause + " " + w.clerk + " " + about;
  }

  String undo(Command.Undo c) {
    NaiveWindow w = floor.windows.get(c.window());
    if (w == null) {
      return "UNKNOWN_WINDOW";
    }
    NaiveAction action = w.action;
    if (action == null || !action.about().contains(c.callId())) {
      return "NOTHING_TO_UNDO";
    }
    if (floor.nowMs - action.atMs > floor.plan.life().undoWithinMs()) {
      return "UNDO_TOO_LATE";
    }
    if (isOtherNow(action)) {
      return "CHANGED_SINCE";
    }
    takeBack(c.window(), action);
    w.action = null;
    return GRANTED;
  }

  private boolean isOtherNow(NaiveAction action) {
    return action.touchedTickets().stream().anyMatch(i -> isDoubled(floor.tickets.get(i)))
        || action.touchedTickets().stream()
            .anyMatch(i -> floor.tickets.get(i).moves != action.after.tickets.get(i).moves)
        || action.touchedCalls().stream().anyMatch(i -> floor.calls.get(i).grade != 0);
  }

  /** Its life was over, and somebody else has its number from paper by now. */
  private boolean isDoubled(NaiveTicket t) {
    return floor.tickets.stream()
        .anyMatch(o -> o != t && o.number.equals(t.number) && !o.state.isFinal());
  }

  private void takeBack(String window, NaiveAction action) {
    for (int i : action.touchedTickets()) {
      NaiveTicket t = floor.tickets.get(i);
      floor.queues.remove(t);
      t.setTo(action.before.tickets.get(i));
      floor.queues.add(t);
      if (!isReady(t.onlyWindow)) {
        t.onlyWindow = "";
      }
    }
    NaiveWindow w = floor.windows.get(window);
    for (int i : action.touchedCalls()) {
      NaiveCall call = floor.calls.get(i);
      if (!call.ended) {
        w.idleSinceMs = floor.nowMs;
      }
      if (i < action.before.calls.size()) {
        call.setTo(action.before.calls.get(i));
        call.deadlineMs += floor.nowMs - action.atMs;
      } else {
        call.ended = true;
      }
    }
    action.written().forEach(floor.diary::remove);
    w.inARow = action.inARowBefore;
  }

  private boolean isReady(String window) {
    NaiveWindow w = floor.windows.get(window);
    return w != null && floor.shut(w) == null;
  }
}
