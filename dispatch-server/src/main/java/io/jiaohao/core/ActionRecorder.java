package io.jiaohao.core;

import java.util.ArrayList;
import java.util.List;

/** Keeps how things were before a window's action, so that it can be taken back. */
final class ActionRecorder {
  private final HallState hall;
  private final Desk desk;
  private final List<Long> openedCalls = new ArrayList<>();
  private final List<Long> aboutCalls = new ArrayList<>();
  private final List<HallImage.Ticket> tickets = new ArrayList<>();
  private final List<HallImage.Call> calls = new ArrayList<>();
  private final DayFigures before;
  private final int inARow;

  /** Looks at the hall before the entry is applied. */
  ActionRecorder(HallState hall, String window, Entry entry) {
    this.hall = hall;
    this.desk = hall.desks().get(window);
    this.before = hall.figures();
    this.inARow = desk == null ? 0 : desk.inARow;
    OpenCall call = desk == null ? null : hall.calls().get(desk.callId);
    if (call != null) {
      aboutCalls.add(call.id);
      calls.add(call.image());
      tickets.add(call.ticket.image());
    }
    for (Event event : entry.events()) {
      if (event instanceof Event.TicketCalled called) {
        noteCalled(called);
      }
    }
  }

  private void noteCalled(Event.TicketCalled called) {
    openedCalls.add(called.callId());
    aboutCalls.add(called.callId());
    Ticket ticket = hall.tickets().get(called.ticketId());
    if (ticket != null) {
      tickets.add(ticket.image());
    }
  }

  /** Leaves the note at the desk, after the entry has been applied. */
  void record() {
    if (desk != null && !tickets.isEmpty()) {
      desk.lastAction =
          new HallImage.LastAction(
              hall.seq(),
              hall.atMs(),
              aboutCalls,
              openedCalls,
              tickets,
              calls,
              hall.figures().minus(before),
              inARow);
    }
  }
}
