package io.jiaohao.journal;

import io.jiaohao.core.Event;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.ActionUndone;
import io.jiaohao.journal.wire.CallAnnounced;
import io.jiaohao.journal.wire.HeldTicketMissed;
import io.jiaohao.journal.wire.ServiceAdded;
import io.jiaohao.journal.wire.ServiceChanged;
import io.jiaohao.journal.wire.ServiceFinished;
import io.jiaohao.journal.wire.ServiceStarted;
import io.jiaohao.journal.wire.TicketCalled;
import io.jiaohao.journal.wire.TicketDeferred;
import io.jiaohao.journal.wire.TicketHeld;
import io.jiaohao.journal.wire.TicketMerged;
import io.jiaohao.journal.wire.TicketPassed;
import io.jiaohao.journal.wire.TicketReturned;
import io.jiaohao.journal.wire.TicketTransferred;

/** Events of a call: from calling somebody to what became of the visit. */
final class CallEvents {
  private CallEvents() {}

  static TicketCalled message(Event.TicketCalled e) {
    return TicketCalled.newBuilder()
        .setCallId(e.callId())
        .setTicketId(e.ticketId())
        .setNumber(e.number())
        .setService(e.service())
        .setTicketClass(e.ticketClass())
        .setIssuedAtMs(e.issuedAtMs())
        .setWindow(e.window())
        .setCalledAtMs(e.calledAtMs())
        .setDeadlineMs(e.deadlineMs())
        .setReason(PartsCodec.message(e.reason()))
        .build();
  }

  static Event read(TicketCalled m) throws JournalException {
    return new Event.TicketCalled(
        m.getCallId(),
        m.getTicketId(),
        m.getNumber(),
        m.getService(),
        m.getTicketClass(),
        m.getIssuedAtMs(),
        m.getWindow(),
        m.getCalledAtMs(),
        m.getDeadlineMs(),
        PartsCodec.reason(m.getReason()));
  }

  static CallAnnounced message(Event.CallAnnounced e) {
    return CallAnnounced.newBuilder()
        .setCallId(e.callId())
        .setAnnouncement(e.announcement())
        .setAnnouncedAtMs(e.announcedAtMs())
        .setDeadlineMs(e.deadlineMs())
        .build();
  }

  static Event read(CallAnnounced m) {
    return new Event.CallAnnounced(
        m.getCallId(), m.getAnnouncement(), m.getAnnouncedAtMs(), m.getDeadlineMs());
  }

  static ServiceStarted message(Event.ServiceStarted e) {
    return ServiceStarted.newBuilder()
        .setCallId(e.callId())
        .setStartedAtMs(e.startedAtMs())
        .build();
  }

  static Event read(ServiceStarted m) {
    return new Event.ServiceStarted(m.getCallId(), m.getStartedAtMs());
  }

  static ServiceFinished message(Event.ServiceFinished e) {
    return ServiceFinished.newBuilder()
        .setCallId(e.callId())
        .setOutcome(e.outcome())
        .setOvertimeMs(e.overtimeMs())
        .build();
  }

  static Event read(ServiceFinished m) {
    return new Event.ServiceFinished(m.getCallId(), m.getOutcome(), m.getOvertimeMs());
  }

  static TicketDeferred message(Event.TicketDeferred e) {
    return TicketDeferred.newBuilder()
        .setCallId(e.callId())
        .setKey(PartsCodec.message(e.key()))
        .build();
  }

  static Event read(TicketDeferred m) throws JournalException {
    return new Event.TicketDeferred(m.getCallId(), PartsCodec.key(m.getKey()));
  }

  static TicketPassed message(Event.TicketPassed e) {
    return TicketPassed.newBuilder().setCallId(e.callId()).build();
  }

  static Event read(TicketPassed m) {
    return new Event.TicketPassed(m.getCallId());
  }

  static TicketReturned message(Event.TicketReturned e) {
    return TicketReturned.newBuilder().setCallId(e.callId()).setReason(e.reason()).build();
  }

  static Event read(TicketReturned m) {
    return new Event.TicketReturned(m.getCallId(), m.getReason());
  }

  static TicketHeld message(Event.TicketHeld e) {
    return TicketHeld.newBuilder()
        .setCallId(e.callId())
        .setReason(e.reason())
        .setUntilMs(e.untilMs())
        .setHeldAtMs(e.heldAtMs())
        .build();
  }

  static Event read(TicketHeld m) {
    return new Event.TicketHeld(m.getCallId(), m.getReason(), m.getUntilMs(), m.getHeldAtMs());
  }

  static HeldTicketMissed message(Event.HeldTicketMissed e) {
    return HeldTicketMissed.newBuilder().setCallId(e.callId()).build();
  }

  static Event read(HeldTicketMissed m) {
    return new Event.HeldTicketMissed(m.getCallId());
  }

  static ServiceAdded message(Event.ServiceAdded e) {
    return ServiceAdded.newBuilder().setCallId(e.callId()).setService(e.service()).build();
  }

  static Event read(ServiceAdded m) {
    return new Event.ServiceAdded(m.getCallId(), m.getService());
  }

  static ServiceChanged message(Event.ServiceChanged e) {
    return ServiceChanged.newBuilder().setCallId(e.callId()).setService(e.service()).build();
  }

  static Event read(ServiceChanged m) {
    return new Event.ServiceChanged(m.getCallId(), m.getService());
  }

  static TicketTransferred message(Event.TicketTransferred e) {
    return TicketTransferred.newBuilder()
        .setCallId(e.callId())
        .setWing(e.wing())
        .setService(e.service())
        .setWindow(e.window())
        .setKey(PartsCodec.message(e.key()))
        .build();
  }

  static Event read(TicketTransferred m) throws JournalException {
    return new Event.TicketTransferred(
        m.getCallId(), m.getWing(), m.getService(), m.getWindow(), PartsCodec.key(m.getKey()));
  }

  static TicketMerged message(Event.TicketMerged e) {
    return TicketMerged.newBuilder()
        .setCallId(e.callId())
        .setIntoTicketId(e.intoTicketId())
        .setOvertimeMs(e.overtimeMs())
        .build();
  }

  static Event read(TicketMerged m) {
    return new Event.TicketMerged(m.getCallId(), m.getIntoTicketId(), m.getOvertimeMs());
  }

  static ActionUndone message(Event.ActionUndone e) {
    return ActionUndone.newBuilder()
        .setWindow(e.window())
        .addAllEndedCalls(e.endedCalls())
        .addAllTickets(e.tickets().stream().map(TicketCodec::message).toList())
        .addAllCalls(e.calls().stream().map(CallCodec::message).toList())
        .setTakenBack(FiguresCodec.message(e.takenBack()))
        .setUndoneAtMs(e.undoneAtMs())
        .build();
  }

  static Event read(ActionUndone m) throws JournalException {
    return new Event.ActionUndone(
        m.getWindow(),
        m.getEndedCallsList(),
        PlanCodec.each(m.getTicketsList(), TicketCodec::ticket),
        PlanCodec.each(m.getCallsList(), CallCodec::call),
        FiguresCodec.figures(m.getTakenBack()),
        m.getUndoneAtMs());
  }
}
