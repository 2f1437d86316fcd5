package io.jiaohao.journal;

import io.jiaohao.core.Event;
import io.jiaohao.engine.JournalException;

/** Reads an event from its message, or says that a newer version wrote it. */
final class EventReader {
  private EventReader() {}

  static Event event(io.jiaohao.journal.wire.Event message) throws JournalException {
    io.jiaohao.journal.wire.Event body = Wire.known(message);
    return switch (body.getBodyCase()) {
      case PLAN_ADOPTED -> HallEvents.read(Wire.known(body.getPlanAdopted()));
      case PLAN_SCHEDULED -> HallEvents.read(Wire.known(body.getPlanScheduled()));
      case DAY_TURNED -> HallEvents.read(Wire.known(body.getDayTurned()));
      case HALL_RESUMED -> HallEvents.read(Wire.known(body.getHallResumed()));
      case CALL_RATED -> HallEvents.read(Wire.known(body.getCallRated()));
      case RATING_HANDLED -> HallEvents.read(Wire.known(body.getRatingHandled()));
      case ISSUING_STOPPED -> HallEvents.read(Wire.known(body.getIssuingStopped()));
      case ISSUING_RESUMED -> HallEvents.read(Wire.known(body.getIssuingResumed()));
      case EVACUATION_BEGAN -> HallEvents.read(Wire.known(body.getEvacuationBegan()));
      case EVACUATION_ENDED -> HallEvents.read(Wire.known(body.getEvacuationEnded()));
      case TICKET_ISSUED -> TicketEvents.read(Wire.known(body.getTicketIssued()));
      case TICKET_CANCELLED -> TicketEvents.read(Wire.known(body.getTicketCancelled()));
      case TICKET_PRINTED -> TicketEvents.read(Wire.known(body.getTicketPrinted()));
      case TICKET_VOIDED -> TicketEvents.read(Wire.known(body.getTicketVoided()));
      case TICKET_REVIVED -> TicketEvents.read(Wire.known(body.getTicketRevived()));
      case KIOSK_LOST -> TicketEvents.read(Wire.known(body.getKioskLost()));
      case KIOSK_BACK -> TicketEvents.read(Wire.known(body.getKioskBack()));
      case TICKET_REJOINED -> TicketEvents.read(Wire.known(body.getTicketRejoined()));
      case TICKET_SET_ASIDE -> TicketEvents.read(Wire.known(body.getTicketSetAside()));
      case TICKET_CALLED -> CallEvents.read(Wire.known(body.getTicketCalled()));
      case CALL_ANNOUNCED -> CallEvents.read(Wire.known(body.getCallAnnounced()));
      case SERVICE_STARTED -> CallEvents.read(Wire.known(body.getServiceStarted()));
      case SERVICE_FINISHED -> CallEvents.read(Wire.known(body.getServiceFinished()));
      case TICKET_DEFERRED -> CallEvents.read(Wire.known(body.getTicketDeferred()));
      case TICKET_PASSED -> CallEvents.read(Wire.known(body.getTicketPassed()));
      case TICKET_RETURNED -> CallEvents.read(Wire.known(body.getTicketReturned()));
      case TICKET_HELD -> CallEvents.read(Wire.known(body.getTicketHeld()));
      case HELD_TICKET_MISSED -> CallEvents.read(Wire.known(body.getHeldTicketMissed()));
      case SERVICE_ADDED -> CallEvents.read(Wire.known(body.getServiceAdded()));
      case SERVICE_CHANGED -> CallEvents.read(Wire.known(body.getServiceChanged()));
      case TICKET_TRANSFERRED -> CallEvents.read(Wire.known(body.getTicketTransferred()));
      case TICKET_MERGED -> CallEvents.read(Wire.known(body.getTicketMerged()));
      case ACTION_UNDONE -> CallEvents.read(Wire.known(body.getActionUndone()));
      case WINDOW_OPENED -> WindowEvents.read(Wire.known(body.getWindowOpened()));
      case WINDOW_CLOSED -> WindowEvents.read(Wire.known(body.getWindowClosed()));
      case DEVICE_LOST -> WindowEvents.read(Wire.known(body.getDeviceLost()));
      case DEVICE_BACK -> WindowEvents.read(Wire.known(body.getDeviceBack()));
      case WINDOW_PAUSED -> WindowEvents.read(Wire.known(body.getWindowPaused()));
      case CLERK_SIGNED_IN -> WindowEvents.read(Wire.known(body.getClerkSignedIn()));
      case CLERK_SIGNED_OUT -> WindowEvents.read(Wire.known(body.getClerkSignedOut()));
      case AUTO_SET -> WindowEvents.read(Wire.known(body.getAutoSet()));
      case BOOKING_MADE -> BookingEvents.read(Wire.known(body.getBookingMade()));
      case BOOKING_MOVED -> BookingEvents.read(Wire.known(body.getBookingMoved()));
      case BOOKING_CANCELLED -> BookingEvents.read(Wire.known(body.getBookingCancelled()));
      case BOOKING_ARRIVED -> BookingEvents.read(Wire.known(body.getBookingArrived()));
      case BOOKING_MISSED -> BookingEvents.read(Wire.known(body.getBookingMissed()));
      case BODY_NOT_SET -> throw Wire.newer("an event of an unknown kind");
    };
  }
}
