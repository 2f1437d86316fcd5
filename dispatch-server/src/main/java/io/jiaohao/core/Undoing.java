package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;
import java.util.List;

/** Takes a window's last action back, as long as nothing has happened to it since. */
final class Undoing extends Rules {
  Undoing(HallState hall, long nowMs) {
    super(hall, nowMs);
  }

  Decision undo(Command.Undo c) {
    return onDesk(c.window(), desk -> undo(desk, c.callId()));
  }

  private Decision undo(Desk desk, long callId) {
    HallImage.LastAction last = desk.lastAction;
    if (last == null || !last.aboutCalls().contains(callId)) {
      return Decision.refused(Reason.NOTHING_TO_UNDO, "call: " + callId);
    }
    long sinceMs = nowMs - last.atMs();
    if (sinceMs > life().undoWithinMs()) {
      return Decision.refused(
          Reason.UNDO_TOO_LATE,
          "after ms: " + sinceMs + " (expected: up to " + life().undoWithinMs() + ")");
    }
    for (HallImage.Ticket ticket : last.tickets()) {
      if (hasChanged(ticket, last)) {
        return Decision.refused(Reason.CHANGED_SINCE, "ticket: " + ticket.number());
      }
    }
    List<HallImage.Call> calls = last.calls().stream().map(call -> goingOn(call, sinceMs)).toList();
    List<HallImage.Ticket> tickets = last.tickets().stream().map(this::whereItCanWait).toList();
    return Decision.accepted(
        new Event.ActionUndone(
            desk.window, last.openedCalls(), tickets, calls, last.added(), nowMs));
  }

  /** Sent to a window that has closed or paused since: back in its service's queue. */
  private HallImage.Ticket whereItCanWait(HallImage.Ticket ticket) {
    Desk only = hall.desks().get(ticket.marks().onlyWindow());
    return only == null || (only.open && !only.isPaused()) ? ticket : ticket.withOnlyWindow("");
  }

  private boolean hasChanged(HallImage.Ticket ticket, HallImage.LastAction last) {
    Ticket now = hall.tickets().get(ticket.ticketId());
    return now == null ? !canLiveAgain(ticket, last) : now.changedSeq() != last.seq();
  }

  /** A number from paper may have been entered once more since the first one ended. */
  private boolean canLiveAgain(HallImage.Ticket ticket, HallImage.LastAction last) {
    return wasJustFinished(ticket.ticketId(), last) && !hall.numbers().contains(ticket.number());
  }

  private boolean wasJustFinished(long ticketId, HallImage.LastAction last) {
    return last.calls().stream()
        .filter(call -> call.ticketId() == ticketId)
        .flatMap(call -> hall.finished().find(call.callId()).stream())
        .anyMatch(finished -> finished.grade() == 0);
  }

  /** A call whose deadline had stood still since. */
  private static HallImage.Call goingOn(HallImage.Call call, long sinceMs) {
    return new HallImage.Call(
        call.callId(),
        call.ticketId(),
        call.window(),
        call.calledAtMs(),
        call.announcement(),
        call.announcedAtMs(),
        call.deadlineMs() == 0 ? 0 : call.deadlineMs() + sinceMs,
        call.startedAtMs(),
        call.alsoServed());
  }
}
