package io.jiaohao.journal;

import io.jiaohao.core.Event;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.CallRated;
import io.jiaohao.journal.wire.DayTurned;
import io.jiaohao.journal.wire.EvacuationBegan;
import io.jiaohao.journal.wire.EvacuationEnded;
import io.jiaohao.journal.wire.HallResumed;
import io.jiaohao.journal.wire.IssuingResumed;
import io.jiaohao.journal.wire.IssuingStopped;
import io.jiaohao.journal.wire.PlanAdopted;
import io.jiaohao.journal.wire.PlanScheduled;
import io.jiaohao.journal.wire.RatingHandled;

/** Events of the hall as a whole: its plan, its time, its services, what people thought. */
final class HallEvents {
  private HallEvents() {}

  static PlanAdopted message(Event.PlanAdopted e) {
    return PlanAdopted.newBuilder().setPlan(PlanCodec.message(e.plan())).build();
  }

  static Event read(PlanAdopted m) throws JournalException {
    return new Event.PlanAdopted(PlanCodec.plan(m.getPlan()));
  }

  static PlanScheduled message(Event.PlanScheduled e) {
    return PlanScheduled.newBuilder()
        .setPlan(PlanCodec.message(e.plan()))
        .setAtMs(e.atMs())
        .build();
  }

  static Event read(PlanScheduled m) throws JournalException {
    return new Event.PlanScheduled(PlanCodec.plan(m.getPlan()), m.getAtMs());
  }

  static DayTurned message(Event.DayTurned e) {
    return DayTurned.newBuilder().setEpochDay(e.epochDay()).setEndsAtMs(e.endsAtMs()).build();
  }

  static Event read(DayTurned m) {
    return new Event.DayTurned(m.getEpochDay(), m.getEndsAtMs());
  }

  static HallResumed message(Event.HallResumed e) {
    return HallResumed.newBuilder().setGapMs(e.gapMs()).setShiftMs(e.shiftMs()).build();
  }

  static Event read(HallResumed m) {
    return new Event.HallResumed(m.getGapMs(), m.getShiftMs());
  }

  static CallRated message(Event.CallRated e) {
    return CallRated.newBuilder()
        .setCallId(e.callId())
        .setGrade(e.grade())
        .setChannel(e.channel())
        .setClerk(e.clerk())
        .setWindow(e.window())
        .setService(e.service())
        .build();
  }

  static Event read(CallRated m) {
    return new Event.CallRated(
        m.getCallId(), m.getGrade(), m.getChannel(), m.getClerk(), m.getWindow(), m.getService());
  }

  static RatingHandled message(Event.RatingHandled e) {
    return RatingHandled.newBuilder().setCallId(e.callId()).build();
  }

  static Event read(RatingHandled m) {
    return new Event.RatingHandled(m.getCallId());
  }

  static IssuingStopped message(Event.IssuingStopped e) {
    return IssuingStopped.newBuilder().setService(e.service()).build();
  }

  static Event read(IssuingStopped m) {
    return new Event.IssuingStopped(m.getService());
  }

  static IssuingResumed message(Event.IssuingResumed e) {
    return IssuingResumed.newBuilder().setService(e.service()).build();
  }

  static Event read(IssuingResumed m) {
    return new Event.IssuingResumed(m.getService());
  }

  static EvacuationBegan message(Event.EvacuationBegan e) {
    return EvacuationBegan.newBuilder().setWing(e.wing()).setSinceMs(e.sinceMs()).build();
  }

  static Event read(EvacuationBegan m) {
    return new Event.EvacuationBegan(m.getWing(), m.getSinceMs());
  }

  static EvacuationEnded message(Event.EvacuationEnded e) {
    return EvacuationEnded.newBuilder().setWing(e.wing()).setShiftMs(e.shiftMs()).build();
  }

  static Event read(EvacuationEnded m) {
    return new Event.EvacuationEnded(m.getWing(), m.getShiftMs());
  }
}
