package io.jiaohao.core;

import static io.jiaohao.core.BrokenInvariantException.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  public void planScheduled(Event.PlanScheduled e) {
    hall.schedule(new HallImage.Scheduled(e.plan(), e.atMs()));
  }

  @Override
  public void dayTurned(Event.DayTurned e) {
    for (OpenCall call : new ArrayList<>(hall.calls().values())) {
      hall.end(call);
    }
    for (Ticket ticket : new ArrayList<>(hall.tickets().values())) {
      boolean serving = ticket.state() == TicketState.SERVING;
      leave(ticket, serving ? Move.LEAVE_UNFINISHED : Move.EXPIRE);
    }
    hall.turnDay(e.epochDay(), e.endsAtMs());
    hall.desks().values().forEach(desk -> desk.inARow = 0);
  }

  @Override
  public void hallResumed(Event.HallResumed e) {
    for (OpenCall call : hall.calls().values()) {
      hall.unschedule(call);
      call.postpone(e.shiftMs());
    }
    for (Ticket ticket : hall.tickets().values()) {
      if (ticket.marks().printByMs() != 0) {
        awaitSlipUntil(ticket, ticket.marks().printByMs() + e.shiftMs());
      }
    }
    hall.desks().values().forEach(desk -> desk.offline = true);
  }

  private void awaitSlipUntil(Ticket ticket, long byMs) {
    hall.awaitNoSlip(ticket);
    ticket.mark(ticket.marks().withPrinter(ticket.marks().printer(), byMs));
    hall.awaitSlip(ticket);
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
                0,
                0,
                marks(e)));
    ticket.move(e.printer().isEmpty() ? Move.ISSUE : Move.ISSUE_WITH_SLIP, hall.seq());
    hall.admit(ticket);
    hall.figures(hall.figures().withIssued());
  }

  private static HallImage.Marks marks(Event.TicketIssued e) {
    return e.person().isEmpty() && e.printer().isEmpty()
        ? HallImage.Marks.NONE
        : HallImage.Marks.NONE.withPerson(e.person()).withPrinter(e.printer(), e.printByMs());
  }

  @Override
  public void ticketPrinted(Event.TicketPrinted e) {
    Ticket ticket = ticket(e.ticketId());
    awaitNoSlip(ticket);
    ticket.move(Move.PRINT, hall.seq());
    hall.join(ticket);
  }

  private void awaitNoSlip(Ticket ticket) {
    awaitSlipUntil(ticket, 0);
  }

  @Override
  public void ticketVoided(Event.TicketVoided e) {
    Ticket ticket = ticket(e.ticketId());
    awaitNoSlip(ticket);
    ticket.move(Move.VOID, hall.seq());
  }

  @Override
  public void ticketRevived(Event.TicketRevived e) {
    Ticket ticket = ticket(e.ticketId());
    ticket.move(Move.REVIVE, hall.seq());
    hall.join(ticket);
  }

  @Override
  public void kioskLost(Event.KioskLost e) {
    hall.awayKiosks().add(e.kiosk());
    slipsUntil(e.kiosk(), 0);
  }

  @Override
  public void kioskBack(Event.KioskBack e) {
    require(hall.awayKiosks().remove(e.kiosk()), () -> e.kiosk() + " was not away");
    slipsUntil(e.kiosk(), e.printByMs());
  }

  private void slipsUntil(String kiosk, long byMs) {
    for (Ticket ticket : hall.tickets().values()) {
      if (ticket.state() == TicketState.PRINTING && ticket.marks().printer().equals(kiosk)) {
        awaitSlipUntil(ticket, byMs);
      }
    }
  }

  @Override
  public void ticketCancelled(Event.TicketCancelled e) {
    leave(ticket(e.ticketId()), Move.CANCEL);
    hall.figures(hall.figures().withCancelled());
  }

  @Override
  public void ticketRejoined(Event.TicketRejoined e) {
    Ticket ticket = ticket(e.ticketId());
    ticket.move(Move.REJOIN, hall.seq());
    ticket.mark(ticket.marks().withRejoined());
    ticket.putAt(e.key());
    hall.join(ticket);
  }

  @Override
  public void ticketSetAside(Event.TicketSetAside e) {
    Ticket ticket = ticket(e.ticketId());
    hall.leaveLine(ticket);
    ticket.mark(ticket.marks().withSetAside(true));
    hall.join(ticket);
  }

  @Override
  public void windowOpened(Event.WindowOpened e) {
    Desk desk = desk(e.window());
    require(!desk.open || desk.isPaused(), () -> desk.window + " is open already");
    desk.open = true;
    desk.pause = "";
    desk.pausedUntilMs = 0;
    desk.idleSinceMs = hall.atMs();
    desk.lastAction = null;
  }

  @Override
  public void windowClosed(Event.WindowClosed e) {
    Desk desk = desk(e.window());
    require(desk.open && desk.callId == 0, () -> desk.window + " is not ready to close");
    desk.open = false;
    desk.pause = "";
    desk.pausedUntilMs = 0;
    desk.lastAction = null;
    hall.sendBack(desk);
  }

  @Override
  public void windowPaused(Event.WindowPaused e) {
    Desk desk = desk(e.window());
    require(desk.isReady(), () -> desk.window + " is not ready to pause");
    desk.pause = e.reason();
    desk.pausedUntilMs = e.untilMs();
    desk.lastAction = null;
    hall.sendBack(desk);
  }

  @Override
  public void clerkSignedIn(Event.ClerkSignedIn e) {
    Desk desk = desk(e.window());
    require(desk.clerk.isEmpty(), () -> desk.window + " has a clerk already");
    require(
        hall.desks().values().stream().noneMatch(d -> d.clerk.equals(e.clerk())),
        () -> e.clerk() + " is at another window");
    desk.clerk = e.clerk();
    desk.lastAction = null;
  }

  @Override
  public void clerkSignedOut(Event.ClerkSignedOut e) {
    Desk desk = desk(e.window());
    require(desk.clerk.equals(e.clerk()), () -> e.clerk() + " is not at " + desk.window);
    desk.clerk = "";
    desk.lastAction = null;
  }

  @Override
  public void autoSet(Event.AutoSet e) {
    desk(e.window()).auto = e.auto();
    hall.autoDispatch().desksChanged();
  }

  @Override
  public void deviceLost(Event.DeviceLost e) {
    Desk desk = desk(e.window());
    desk.offline = true;
    OpenCall call = hall.calls().get(desk.callId);
    if (call != null) {
      hall.unschedule(call);
    }
  }

  @Override
  public void deviceBack(Event.DeviceBack e) {
    Desk desk = desk(e.window());
    desk.offline = false;
    OpenCall call = hall.calls().get(desk.callId);
    if (e.deadlineMs() != 0) {
      require(
          call != null && call.deadlineMs() != 0, () -> "nobody is being called to " + desk.window);
      call.waitUntil(e.deadlineMs());
    }
    if (call != null) {
      hall.schedule(call);
    }
  }

  @Override
  public void ticketCalled(Event.TicketCalled e) {
    require(e.callId() == hall.lastCallId() + 1, () -> "call id jumped to " + e.callId());
    Ticket ticket = ticket(e.ticketId());
    Desk desk = desk(e.window());
    if (ticket.state() == TicketState.HELD) {
      ticket.move(Move.RESUME, hall.seq());
    } else {
      ticket.move(Move.CALL, hall.seq());
      hall.leaveLine(ticket);
      forgetWhereItStood(ticket);
    }
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
            desk));
    desk.inARow = e.reason().inARow();
    desk.lastAction = null;
    hall.figures(hall.figures().withCalled());
  }

  /** Sent to one window, or set aside: over with the call. */
  private static void forgetWhereItStood(Ticket ticket) {
    HallImage.Marks marks = ticket.marks();
    if (marks.setAside() || !marks.onlyWindow().isEmpty()) {
      ticket.mark(marks.withSetAside(false).withOnlyWindow(""));
    }
  }

  @Override
  public void callAnnounced(Event.CallAnnounced e) {
    OpenCall call = call(e.callId());
    call.ticket.move(Move.ANNOUNCE, hall.seq());
    hall.unschedule(call);
    call.announced(e.announcement(), e.announcedAtMs(), e.deadlineMs());
    hall.schedule(call);
    call.desk.lastAction = null;
  }

  @Override
  public void serviceStarted(Event.ServiceStarted e) {
    OpenCall call = call(e.callId());
    call.ticket.move(Move.START, hall.seq());
    if (call.ticket.isBackFromHold()) {
      call.ticket.mark(call.ticket.marks().withHold(HallImage.Hold.NONE));
    }
    hall.unschedule(call);
    call.started(e.startedAtMs());
  }

  @Override
  public void serviceFinished(Event.ServiceFinished e) {
    OpenCall call = call(e.callId());
    hall.end(call);
    rest(call.desk);
    leave(call.ticket, Move.FINISH);
    served(call, e.overtimeMs());
  }

  private void served(OpenCall call, long overtimeMs) {
    keepForRating(call);
    hall.figures(hall.figures().withServed(overtimeMs));
    hall.overtime().add(call.desk.window, overtimeMs);
  }

  private void keepForRating(OpenCall call) {
    hall.finished()
        .put(
            new HallImage.Finished(
                call.id,
                call.ticket.id,
                call.ticket.service(),
                call.desk.window,
                call.desk.clerk,
                0,
                hall.epochDay()));
  }

  /** Until the last action can no longer be taken back, nobody is called by itself. */
  private void rest(Desk desk) {
    desk.restUntilMs = hall.atMs() + hall.planIndex().plan().life().undoWithinMs();
  }

  @Override
  public void serviceAdded(Event.ServiceAdded e) {
    OpenCall call = call(e.callId());
    call.ticket.move(Move.CHANGE, hall.seq());
    call.alsoServe(e.service());
    call.desk.lastAction = null;
  }

  @Override
  public void serviceChanged(Event.ServiceChanged e) {
    OpenCall call = call(e.callId());
    call.ticket.move(Move.CHANGE, hall.seq());
    call.ticket.serviceIs(e.service());
    call.desk.lastAction = null;
  }

  @Override
  public void ticketHeld(Event.TicketHeld e) {
    OpenCall call = call(e.callId());
    hall.end(call);
    call.ticket.move(Move.HOLD, hall.seq());
    call.ticket.mark(
        call.ticket
            .marks()
            .withHold(new HallImage.Hold(call.desk.window, e.reason(), e.heldAtMs(), e.untilMs())));
  }

  @Override
  public void heldTicketMissed(Event.HeldTicketMissed e) {
    OpenCall call = call(e.callId());
    hall.end(call);
    rest(call.desk);
    call.ticket.move(Move.MISS_AGAIN, hall.seq());
    hall.figures(hall.figures().withNoShow());
  }

  @Override
  public void ticketTransferred(Event.TicketTransferred e) {
    OpenCall call = call(e.callId());
    hall.end(call);
    call.ticket.move(Move.TRANSFER, hall.seq());
    call.ticket.sendTo(e.wing(), e.service(), e.window(), e.key());
    hall.join(call.ticket);
  }

  @Override
  public void ticketMerged(Event.TicketMerged e) {
    OpenCall call = call(e.callId());
    ticket(e.intoTicketId());
    hall.end(call);
    leave(call.ticket, Move.MERGE);
    served(call, e.overtimeMs());
  }

  @Override
  public void ticketDeferred(Event.TicketDeferred e) {
    OpenCall call = call(e.callId());
    hall.end(call);
    rest(call.desk);
    call.ticket.countPass();
    call.ticket.move(Move.DEFER, hall.seq());
    require(e.key().compareTo(call.ticket.key()) >= 0, "a no-show was moved forward");
    call.ticket.putAt(e.key());
    hall.join(call.ticket);
    hall.figures(hall.figures().withNoShow());
  }

  @Override
  public void ticketPassed(Event.TicketPassed e) {
    OpenCall call = call(e.callId());
    hall.end(call);
    rest(call.desk);
    call.ticket.countPass();
    call.ticket.move(Move.PASS, hall.seq());
    call.ticket.mark(call.ticket.marks().withPassedAt(hall.atMs()));
    hall.figures(hall.figures().withNoShow().withPassed());
  }

  @Override
  public void ticketReturned(Event.TicketReturned e) {
    OpenCall call = call(e.callId());
    hall.end(call);
    call.ticket.move(Move.RETURN, hall.seq());
    call.ticket.mark(call.ticket.marks().withHold(HallImage.Hold.NONE));
    hall.join(call.ticket);
    hall.figures(hall.figures().withReturned());
  }

  @Override
  public void actionUndone(Event.ActionUndone e) {
    Desk desk = desk(e.window());
    int inARow = desk.lastAction == null ? 0 : desk.lastAction.inARow();
    for (long callId : e.endedCalls()) {
      hall.end(call(callId));
    }
    for (HallImage.Call call : e.calls()) {
      OpenCall now = hall.calls().get(call.callId());
      if (now != null) {
        hall.clear(now);
      }
      hall.finished().remove(call.callId());
    }
    desk.inARow = inARow;
    e.tickets().forEach(this::restore);
    for (HallImage.Call call : e.calls()) {
      hall.open(new OpenCall(call, ticket(call.ticketId()), desk));
    }
    desk.lastAction = null;
    hall.figures(hall.figures().minus(e.takenBack()));
    hall.overtime().takeBack(e.window(), e.takenBack().overtime());
  }

  /** Puts a ticket back as it was, wherever it is now. */
  private void restore(HallImage.Ticket was) {
    Ticket now = hall.tickets().get(was.ticketId());
    if (now != null) {
      hall.dismiss(now);
    }
    hall.admit(new Ticket(was));
  }

  @Override
  public void callRated(Event.CallRated e) {
    Optional<HallImage.Finished> call = hall.finished().find(e.callId());
    require(
        call.isPresent() && call.get().grade() == 0,
        () -> "call " + e.callId() + " is not to be rated");
    hall.finished().put(call.get().withGrade(e.grade()));
  }

  @Override
  public void ratingHandled(Event.RatingHandled e) {
    require(hall.finished().remove(e.callId()), () -> "no rating of call " + e.callId());
  }

  @Override
  public void issuingStopped(Event.IssuingStopped e) {
    require(hall.stoppedServices().add(e.service()), () -> e.service() + " was stopped already");
  }

  @Override
  public void issuingResumed(Event.IssuingResumed e) {
    require(hall.stoppedServices().remove(e.service()), () -> e.service() + " was not stopped");
  }

  @Override
  public void evacuationBegan(Event.EvacuationBegan e) {
    callsIn(e.wing()).forEach(hall::unschedule);
    hall.bookings().standStill(e.wing());
    require(
        hall.evacuations().put(e.wing(), e.sinceMs()) == null,
        () -> e.wing() + " is evacuated already");
  }

  @Override
  public void evacuationEnded(Event.EvacuationEnded e) {
    Long sinceMs = hall.evacuations().remove(e.wing());
    require(sinceMs != null, () -> e.wing() + " was not evacuated");
    for (OpenCall call : callsIn(e.wing())) {
      call.postpone(e.shiftMs());
      hall.schedule(call);
    }
    hall.bookings().goOn(e.wing(), hall.atMs(), e.shiftMs());
    for (Desk desk : hall.desks().values()) {
      if (hall.planIndex().wingOf(desk.window).equals(e.wing())) {
        desk.restUntilMs = Math.max(desk.restUntilMs, sinceMs + e.shiftMs());
      }
    }
  }

  private List<OpenCall> callsIn(String wing) {
    return hall.calls().values().stream().filter(c -> c.ticket.wing().equals(wing)).toList();
  }

  @Override
  public void bookingMade(Event.BookingMade e) {
    hall.bookings()
        .add(
            new HallImage.Booking(
                e.bookingId(),
                e.person(),
                e.wing(),
                e.service(),
                e.slotMs(),
                e.missedAtMs(),
                HallImage.BookingState.BOOKED,
                0,
                ""));
  }

  @Override
  public void bookingMoved(Event.BookingMoved e) {
    hall.bookings().move(e.bookingId(), e.slotMs(), e.missedAtMs());
  }

  @Override
  public void bookingCancelled(Event.BookingCancelled e) {
    hall.bookings().cancel(e.bookingId());
  }

  @Override
  public void bookingArrived(Event.BookingArrived e) {
    ticket(e.ticketId());
    hall.bookings().arrive(e.bookingId(), e.ticketId(), e.number());
  }

  @Override
  public void bookingMissed(Event.BookingMissed e) {
    hall.bookings().miss(e.bookingId(), e.missedDay());
  }

  private void leave(Ticket ticket, Move move) {
    hall.dismiss(ticket);
    ticket.move(move, hall.seq());
    require(ticket.state().isFinal(), () -> move + " does not end a ticket");
  }

  private Ticket ticket(long id) {
    Ticket ticket = hall.tickets().get(id);
    require(ticket != null, () -> "ticket " + id + " is not alive");
    return ticket;
  }

  private OpenCall call(long id) {
    OpenCall call = hall.calls().get(id);
    require(call != null, () -> "call " + id + " is not open");
    return call;
  }

  private Desk desk(String window) {
    Desk desk = hall.desks().get(window);
    require(desk != null, () -> "window " + window + " is not in the plan");
    return desk;
  }
}
