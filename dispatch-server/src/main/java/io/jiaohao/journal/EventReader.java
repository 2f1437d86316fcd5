package io.jiaohao.journal;

import io.jiaohao.core.Event;
import io.jiaohao.engine.JournalException;
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

/** Reads an event from its message, or says that a newer version wrote it. */
final class EventReader {
  private EventReader() {}

  static Event event(io.jiaohao.journal.wire.Event message) throws JournalException {
    io.jiaohao.journal.wire.Event body = Wire.known(message);
    return switch (body.getBodyCase()) {
      case PLAN_ADOPTED -> read(Wire.known(body.getPlanAdopted()));
      case DAY_TURNED -> read(Wire.known(body.getDayTurned()));
      case HALL_RESUMED -> read(Wire.known(body.getHallResumed()));
      case TICKET_ISSUED -> read(Wire.known(body.getTicketIssued()));
      case TICKET_CANCELLED -> read(Wire.known(body.getTicketCancelled()));
      case WINDOW_OPENED -> read(Wire.known(body.getWindowOpened()));
      case WINDOW_CLOSED -> read(Wire.known(body.getWindowClosed()));
      case DEVICE_LOST -> read(Wire.known(body.getDeviceLost()));
      case DEVICE_BACK -> read(Wire.known(body.getDeviceBack()));
      case TICKET_CALLED -> read(Wire.known(body.getTicketCalled()));
      case CALL_ANNOUNCED -> read(Wire.known(body.getCallAnnounced()));
      case SERVICE_STARTED -> read(Wire.known(body.getServiceStarted()));
      case SERVICE_FINISHED -> read(Wire.known(body.getServiceFinished()));
      case TICKET_DEFERRED -> read(Wire.known(body.getTicketDeferred()));
      case TICKET_PASSED -> read(Wire.known(body.getTicketPassed()));
      case TICKET_RETURNED -> read(Wire.known(body.getTicketReturned()));
      case BODY_NOT_SET -> throw Wire.newer("an event of an unknown kind");
    };
  }

  private static Event read(PlanAdopted e) throws JournalException {
    return new Event.PlanAdopted(PlanCodec.plan(e.getPlan()));
  }

  private static Event read(DayTurned e) {
    return new Event.DayTurned(e.getEpochDay(), e.getEndsAtMs());
  }

  private static Event read(HallResumed e) {
    return new Event.HallResumed(e.getGapMs(), e.getShiftMs());
  }

  private static Event read(TicketIssued e) throws JournalException {
    return new Event.TicketIssued(
        e.getTicketId(),
        e.getNumber(),
        e.getCounter(),
        e.getWing(),
        e.getService(),
        e.getTicketClass(),
        e.getIssuedAtMs(),
        PartsCodec.key(e.getKey()),
        e.getAhead());
  }

  private static Event read(TicketCancelled e) {
    return new Event.TicketCancelled(e.getTicketId());
  }

  private static Event read(WindowOpened e) {
    return new Event.WindowOpened(e.getWindow());
  }

  private static Event read(WindowClosed e) {
    return new Event.WindowClosed(e.getWindow());
  }

  private static Event read(DeviceLost e) {
    return new Event.DeviceLost(e.getWindow());
  }

  private static Event read(DeviceBack e) {
    return new Event.DeviceBack(e.getWindow());
  }

  private static Event read(TicketCalled e) throws JournalException {
    return new Event.TicketCalled(
        e.getCallId(),
        e.getTicketId(),
        e.getNumber(),
        e.getService(),
        e.getTicketClass(),
        e.getIssuedAtMs(),
        e.getWindow(),
        e.getCalledAtMs(),
        e.getDeadlineMs(),
        PartsCodec.reason(e.getReason()));
  }

  private static Event read(CallAnnounced e) {
    return new Event.CallAnnounced(
        e.getCallId(), e.getAnnouncement(), e.getAnnouncedAtMs(), e.getDeadlineMs());
  }

  private static Event read(ServiceStarted e) {
    return new Event.ServiceStarted(e.getCallId(), e.getStartedAtMs());
  }

  private static Event read(ServiceFinished e) {
    return new Event.ServiceFinished(e.getCallId(), e.getOutcome());
  }

  private static Event read(TicketDeferred e) throws JournalException {
    return new Event.TicketDeferred(e.getCallId(), PartsCodec.key(e.getKey()));
  }

  private static Event read(TicketPassed e) {
    return new Event.TicketPassed(e.getCallId());
  }

  private static Event read(TicketReturned e) {
    return new Event.TicketReturned(e.getCallId(), e.getReason());
  }
}
