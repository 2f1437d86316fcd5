package io.jiaohao.journal;

import io.jiaohao.core.Event;

/** An event's message; exhaustive, so a new event does not compile until it is coded. */
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
    body.setPlanAdopted(HallEvents.message(e));
  }

  @Override
  public void planScheduled(Event.PlanScheduled e) {
    body.setPlanScheduled(HallEvents.message(e));
  }

  @Override
  public void dayTurned(Event.DayTurned e) {
    body.setDayTurned(HallEvents.message(e));
  }

  @Override
  public void hallResumed(Event.HallResumed e) {
    body.setHallResumed(HallEvents.message(e));
  }

  @Override
  public void callRated(Event.CallRated e) {
    body.setCallRated(HallEvents.message(e));
  }

  @Override
  public void ratingHandled(Event.RatingHandled e) {
    body.setRatingHandled(HallEvents.message(e));
  }

  @Override
  public void evacuationBegan(Event.EvacuationBegan e) {
    body.setEvacuationBegan(HallEvents.message(e));
  }

  @Override
  public void evacuationEnded(Event.EvacuationEnded e) {
    body.setEvacuationEnded(HallEvents.message(e));
  }

  @Override
  public void issuingStopped(Event.IssuingStopped e) {
    body.setIssuingStopped(HallEvents.message(e));
  }

  @Override
  public void issuingResumed(Event.IssuingResumed e) {
    body.setIssuingResumed(HallEvents.message(e));
  }

  @Override
  public void ticketIssued(Event.TicketIssued e) {
    body.setTicketIssued(TicketEvents.message(e));
  }

  @Override
  public void ticketCancelled(Event.TicketCancelled e) {
    body.setTicketCancelled(TicketEvents.message(e));
  }

  @Override
  public void ticketPrinted(Event.TicketPrinted e) {
    body.setTicketPrinted(TicketEvents.message(e));
  }

  @Override
  public void ticketVoided(Event.TicketVoided e) {
    body.setTicketVoided(TicketEvents.message(e));
  }

  @Override
  public void ticketRevived(Event.TicketRevived e) {
    body.setTicketRevived(TicketEvents.message(e));
  }

  @Override
  public void kioskLost(Event.KioskLost e) {
    body.setKioskLost(TicketEvents.message(e));
  }

  @Override
  public void kioskBack(Event.KioskBack e) {
    body.setKioskBack(TicketEvents.message(e));
  }

  @Override
  public void ticketRejoined(Event.TicketRejoined e) {
    body.setTicketRejoined(TicketEvents.message(e));
  }

  @Override
  public void ticketSetAside(Event.TicketSetAside e) {
    body.setTicketSetAside(TicketEvents.message(e));
  }

  @Override
  public void ticketCalled(Event.TicketCalled e) {
    body.setTicketCalled(CallEvents.message(e));
  }

  @Override
  public void callAnnounced(Event.CallAnnounced e) {
    body.setCallAnnounced(CallEvents.message(e));
  }

  @Override
  public void serviceStarted(Event.ServiceStarted e) {
    body.setServiceStarted(CallEvents.message(e));
  }

  @Override
  public void serviceFinished(Event.ServiceFinished e) {
    body.setServiceFinished(CallEvents.message(e));
  }

  @Override
  public void ticketDeferred(Event.TicketDeferred e) {
    body.setTicketDeferred(CallEvents.message(e));
  }

  @Override
  public void ticketPassed(Event.TicketPassed e) {
    body.setTicketPassed(CallEvents.message(e));
  }

  @Override
  public void ticketReturned(Event.TicketReturned e) {
    body.setTicketReturned(CallEvents.message(e));
  }

  @Override
  public void ticketHeld(Event.TicketHeld e) {
    body.setTicketHeld(CallEvents.message(e));
  }

  @Override
  public void heldTicketMissed(Event.HeldTicketMissed e) {
    body.setHeldTicketMissed(CallEvents.message(e));
  }

  @Override
  public void serviceAdded(Event.ServiceAdded e) {
    body.setServiceAdded(CallEvents.message(e));
  }

  @Override
  public void serviceChanged(Event.ServiceChanged e) {
    body.setServiceChanged(CallEvents.message(e));
  }

  @Override
  public void ticketTransferred(Event.TicketTransferred e) {
    body.setTicketTransferred(CallEvents.message(e));
  }

  @Override
  public void ticketMerged(Event.TicketMerged e) {
    body.setTicketMerged(CallEvents.message(e));
  }

  @Override
  public void actionUndone(Event.ActionUndone e) {
    body.setActionUndone(CallEvents.message(e));
  }

  @Override
  public void windowOpened(Event.WindowOpened e) {
    body.setWindowOpened(WindowEvents.message(e));
  }

  @Override
  public void windowClosed(Event.WindowClosed e) {
    body.setWindowClosed(WindowEvents.message(e));
  }

  @Override
  public void deviceLost(Event.DeviceLost e) {
    body.setDeviceLost(WindowEvents.message(e));
  }

  @Override
  public void deviceBack(Event.DeviceBack e) {
    body.setDeviceBack(WindowEvents.message(e));
  }

  @Override
  public void windowPaused(Event.WindowPaused e) {
    body.setWindowPaused(WindowEvents.message(e));
  }

  @Override
  public void clerkSignedIn(Event.ClerkSignedIn e) {
    body.setClerkSignedIn(WindowEvents.message(e));
  }

  @Override
  public void clerkSignedOut(Event.ClerkSignedOut e) {
    body.setClerkSignedOut(WindowEvents.message(e));
  }

  @Override
  public void autoSet(Event.AutoSet e) {
    body.setAutoSet(WindowEvents.message(e));
  }

  @Override
  public void bookingMade(Event.BookingMade e) {
    body.setBookingMade(BookingEvents.message(e));
  }

  @Override
  public void bookingMoved(Event.BookingMoved e) {
    body.setBookingMoved(BookingEvents.message(e));
  }

  @Override
  public void bookingCancelled(Event.BookingCancelled e) {
    body.setBookingCancelled(BookingEvents.message(e));
  }

  @Override
  public void bookingArrived(Event.BookingArrived e) {
    body.setBookingArrived(BookingEvents.message(e));
  }

  @Override
  public void bookingMissed(Event.BookingMissed e) {
    body.setBookingMissed(BookingEvents.message(e));
  }
}
