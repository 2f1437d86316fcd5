package io.jiaohao.journal;

import io.jiaohao.core.Event;
import io.jiaohao.journal.wire.CallAnnounced;
import io.jiaohao.journal.wire.DayTurned;
import io.jiaohao.journal.wire.DeviceBack;
import io.jiaohao.journal.wire.DeviceLost;
import io.jiaohao.journal.wire.HallResumed;
import io.jiaohao.journal.wire.PlanAdopted;
import io.jiaohao.journal.wire.ServiceFinished;
import io.jiaohao.journal.wire.ServiceStarted;
import io.jiaohao.journal.wire.TicketCalled;
import io.jiaohao.journal.wire.TicketCancelled;
import io.jiaohao.journal.wire.TicketDeferred;
import io.jiaohao.journal.wire.TicketIssued;
import io.jiaohao.journal.wire.TicketPassed;
import io.jiaohao.journal.wire.TicketReturned;
import io.jiaohao.journal.wire.WindowClosed;
import io.jiaohao.journal.wire.WindowOpened;

/** An event's message; exhaustive, so a new event does not compile until it is coded here. */
final class EventWriter implements Event.Cases {
  private final io.jiaohao.journal.wire.Event.Builder body =
      io.jiaohao.journal.wire.Event.newBuilder();

  private EventWriter() {}

  static io.jiaohao.journal.wire.Event message(Event event) {
    EventWriter writer = new EventWriter();
    event.visit(writer);
    return writer.body.build();
  }

  @Override
  public void planAdopted(Event.PlanAdopted e) {
    body.setPlanAdopted(PlanAdopted.newBuilder().setPlan(PlanCodec.message(e.plan())));
  }

  @Override
  public void dayTurned(Event.DayTurned e) {
    body.setDayTurned(DayTurned.newBuilder().setEpochDay(e.epochDay()).setEndsAtMs(e.endsAtMs()));
  }

  @Override
  public void hallResumed(Event.HallResumed e) {
    body.setHallResumed(HallResumed.newBuilder().setGapMs(e.gapMs()).setShiftMs(e.shiftMs()));
  }

  @Override
  public void ticketIssued(Event.TicketIssued e) {
    body.setTicketIssued(
        TicketIssued.newBuilder()
            .setTicketId(e.ticketId())
            .setNumber(e.number())
            .setCounter(e.counter())
            .setWing(e.wing())
            .setService(e.service())
            .setTicketClass(e.ticketClass())
            .setIssuedAtMs(e.issuedAtMs())
            .setKey(PartsCodec.message(e.key()))
            .setAhead(e.ahead()));
  }

  @Override
  public void ticketCancelled(Event.TicketCancelled e) {
    body.setTicketCancelled(TicketCancelled.newBuilder().setTicketId(e.ticketId()));
  }

  @Override
  public void windowOpened(Event.WindowOpened e) {
    body.setWindowOpened(WindowOpened.newBuilder().setWindow(e.window()));
  }

  @Override
  public void windowClosed(Event.WindowClosed e) {
    body.setWindowClosed(WindowClosed.newBuilder().setWindow(e.window()));
  }

  @Override
  public void deviceLost(Event.DeviceLost e) {
    body.setDeviceLost(DeviceLost.newBuilder().setWindow(e.window()));
  }

  @Override
  public void deviceBack(Event.DeviceBack e) {
    body.setDeviceBack(DeviceBack.newBuilder().setWindow(e.window()));
  }

  @Override
  public void ticketCalled(Event.TicketCalled e) {
    body.setTicketCalled(
        TicketCalled.newBuilder()
            .setCallId(e.callId())
            .setTicketId(e.ticketId())
            .setNumber(e.number())
            .setService(e.service())
            .setTicketClass(e.ticketClass())
            .setIssuedAtMs(e.issuedAtMs())
            .setWindow(e.window())
            .setCalledAtMs(e.calledAtMs())
            .setDeadlineMs(e.deadlineMs())
            .setReason(PartsCodec.message(e.reason())));
  }

  @Override
  public void callAnnounced(Event.CallAnnounced e) {
    body.setCallAnnounced(
        CallAnnounced.newBuilder()
            .setCallId(e.callId())
            .setAnnouncement(e.announcement())
            .setAnnouncedAtMs(e.announcedAtMs())
            .setDeadlineMs(e.deadlineMs()));
  }

  @Override
  public void serviceStarted(Event.ServiceStarted e) {
    body.setServiceStarted(
        ServiceStarted.newBuilder().setCallId(e.callId()).setStartedAtMs(e.startedAtMs()));
  }

  @Override
  public void serviceFinished(Event.ServiceFinished e) {
    body.setServiceFinished(
        ServiceFinished.newBuilder().setCallId(e.callId()).setOutcome(e.outcome()));
  }

  @Override
  public void ticketDeferred(Event.TicketDeferred e) {
    body.setTicketDeferred(
        TicketDeferred.newBuilder().setCallId(e.callId()).setKey(PartsCodec.message(e.key())));
  }

  @Override
  public void ticketPassed(Event.TicketPassed e) {
    body.setTicketPassed(TicketPassed.newBuilder().setCallId(e.callId()));
  }

  @Override
  public void ticketReturned(Event.TicketReturned e) {
    body.setTicketReturned(TicketReturned.newBuilder().setCallId(e.callId()).setReason(e.reason()));
  }
}
