package io.jiaohao.core;

import static io.jiaohao.core.BrokenInvariantException.require;

import java.util.ArrayList;

/** What each event does to the hall. Never decides: an event that does not fit breaks the hall. */
final class Changes implements Event.Cases {
  private final HallState hall;

  Changes(HallState hall) {
    this.hall = hall;
  }

  @Override
  public void planAdopted(Event.PlanAdopted e) {
    hall.adopt(e.plan());
  }

  @Override
  public void dayTurned(Event.DayTurned e) {
    for (OpenCall call : new ArrayList<>(hall.calls().values())) {
      hall.end(call);
    }
    for (Ticket ticket : new ArrayList<>(hall.tickets().values())) {
      if (ticket.state() == TicketState.WAITING) {
        hall.leaveLine(ticket);
      }
      boolean serving = ticket.state() == TicketState.SERVING;
      leave(ticket, serving ? Move.LEAVE_UNFINISHED : Move.EXPIRE);
    }
    hall.turnDay(e.epochDay(), e.endsAtMs());
  }

  @Override
  public void hallResumed(Event.HallResumed e) {
    for (OpenCall call : hall.calls().values()) {
      if (call.deadlineMs() != 0) {
        hall.unschedule(call);
        call.postpone(e.shiftMs());
        hall.schedule(call);
      }
    }
    hall.desks().values().forEach(desk -> desk.offline = true);
  }

  @Override
  public void ticketIssued(Event.TicketIssued e) {
    hall.count(e.service(), e.counter(), e.ticketId());
    Ticket ticket =
        new Ticket(
            new HallImage.Ticket(
                e.ticketId(),
                e.number(),
                e.wing(),
                e.service(),
                e.ticketClass(),
                e.issuedAtMs(),
                e.key(),
                TicketState.NEW,
                0));
    ticket.move(Move.ISSUE);
    hall.admit(ticket);
    hall.figures(hall.figures().withIssued());
  }

  @Override
  public void ticketCancelled(Event.TicketCancelled e) {
    Ticket ticket = ticket(e.ticketId());
    if (ticket.state() == TicketState.WAITING) {
      hall.leaveLine(ticket);
    }
    leave(ticket, Move.CANCEL);
    hall.figures(hall.figures().withCancelled());
  }

  @Override
  public void windowOpened(Event.WindowOpened e) {
    Desk desk = desk(e.window());
    require(!desk.open, desk.window + " is open already");
    desk.open = true;
  }

  @Override
  public void windowClosed(Event.WindowClosed e) {
    Desk desk = desk(e.window());
    require(desk.open && desk.callId == 0, desk.window + " is not ready to close");
    desk.open = false;
  }

  @Override
  public void deviceLost(Event.DeviceLost e) {
    desk(e.window()).offline = true;
  }

  @Override
  public void deviceBack(Event.DeviceBack e) {
    desk(e.window()).offline = false;
  }

  @Override
  public void ticketCalled(Event.TicketCalled e) {
    require(e.callId() == hall.lastCallId() + 1, "call id jumped to " + e.callId());
    Ticket ticket = ticket(e.ticketId());
    ticket.move(Move.CALL);
    hall.leaveLine(ticket);
    hall.open(
        new OpenCall(
            new HallImage.Call(
                e.callId(),
                e.ticketId(),
                e.window(),
                e.calledAtMs(),
                1,
                e.calledAtMs(),
                e.deadlineMs(),
                0),
            ticket,
            desk(e.window())));
    hall.figures(hall.figures().withCalled());
  }

  @Override
  public void callAnnounced(Event.CallAnnounced e) {
    OpenCall call = call(e.callId());
    call.ticket.move(Move.ANNOUNCE);
    hall.unschedule(call);
    call.announced(e.announcement(), e.announcedAtMs(), e.deadlineMs());
    hall.schedule(call);
  }

  @Override
  public void serviceStarted(Event.ServiceStarted e) {
    OpenCall call = call(e.callId());
    call.ticket.move(Move.START);
    hall.unschedule(call);
    call.started(e.startedAtMs());
  }

  @Override
  public void serviceFinished(Event.ServiceFinished e) {
    OpenCall call = call(e.callId());
    hall.end(call);
    leave(call.ticket, Move.FINISH);
    hall.figures(hall.figures().withServed());
  }

  @Override
  public void ticketDeferred(Event.TicketDeferred e) {
    OpenCall call = call(e.callId());
    hall.end(call);
    call.ticket.countPass();
    call.ticket.move(Move.DEFER);
    call.ticket.putAt(e.key());
    hall.join(call.ticket);
    hall.figures(hall.figures().withNoShow());
  }

  @Override
  public void ticketPassed(Event.TicketPassed e) {
    OpenCall call = call(e.callId());
    hall.end(call);
    call.ticket.countPass();
    call.ticket.move(Move.PASS);
    hall.figures(hall.figures().withNoShow().withPassed());
  }

  @Override
  public void ticketReturned(Event.TicketReturned e) {
    OpenCall call = call(e.callId());
    hall.end(call);
    call.ticket.move(Move.RETURN);
    hall.join(call.ticket);
    hall.figures(hall.figures().withReturned());
  }

  private void leave(Ticket ticket, Move move) {
    ticket.move(move);
    require(ticket.state().isFinal(), move + " does not end a ticket");
    hall.tickets().remove(ticket.id);
  }

  private Ticket ticket(long id) {
    Ticket ticket = hall.tickets().get(id);
    require(ticket != null, "ticket " + id + " is not alive");
    return ticket;
  }

  private OpenCall call(long id) {
    OpenCall call = hall.calls().get(id);
    require(call != null, "call " + id + " is not open");
    return call;
  }

  private Desk desk(String window) {
    Desk desk = hall.desks().get(window);
    require(desk != null, "window " + window + " is not in the plan");
    return desk;
  }
}
