package io.jiaohao.journal;

import io.jiaohao.core.Command;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.AdoptPlan;
import io.jiaohao.journal.wire.EndEvacuation;
import io.jiaohao.journal.wire.Evacuate;
import io.jiaohao.journal.wire.HandleRating;
import io.jiaohao.journal.wire.RateCall;
import io.jiaohao.journal.wire.ResetZone;
import io.jiaohao.journal.wire.Resume;
import io.jiaohao.journal.wire.ResumeIssuing;
import io.jiaohao.journal.wire.StopIssuing;
import io.jiaohao.journal.wire.Tick;

/** Commands about the hall as a whole: its plan, its time, its services, what people thought. */
final class HallCommands {
  private HallCommands() {}

  static AdoptPlan message(Command.AdoptPlan c) {
    return AdoptPlan.newBuilder().setPlan(PlanCodec.message(c.plan())).setAtMs(c.atMs()).build();
  }

  static Command read(AdoptPlan m) throws JournalException {
    return new Command.AdoptPlan(PlanCodec.plan(m.getPlan()), m.getAtMs());
  }

  static Resume message(Command.Resume c) {
    return Resume.getDefaultInstance();
  }

  static Command read(Resume m) {
    return new Command.Resume();
  }

  static Tick message(Command.Tick c) {
    return Tick.getDefaultInstance();
  }

  static Command read(Tick m) {
    return new Command.Tick();
  }

  static StopIssuing message(Command.StopIssuing c) {
    return StopIssuing.newBuilder().setService(c.service()).build();
  }

  static Command read(StopIssuing m) {
    return new Command.StopIssuing(m.getService());
  }

  static ResumeIssuing message(Command.ResumeIssuing c) {
    return ResumeIssuing.newBuilder().setService(c.service()).build();
  }

  static Command read(ResumeIssuing m) {
    return new Command.ResumeIssuing(m.getService());
  }

  static Evacuate message(Command.Evacuate c) {
    return Evacuate.newBuilder().setWing(c.wing()).build();
  }

  static Command read(Evacuate m) {
    return new Command.Evacuate(m.getWing());
  }

  static EndEvacuation message(Command.EndEvacuation c) {
    return EndEvacuation.newBuilder().setWing(c.wing()).build();
  }

  static Command read(EndEvacuation m) {
    return new Command.EndEvacuation(m.getWing());
  }

  static ResetZone message(Command.ResetZone c) {
    return ResetZone.newBuilder().setZone(c.zone()).build();
  }

  static Command read(ResetZone m) {
    return new Command.ResetZone(m.getZone());
  }

  static RateCall message(Command.RateCall c) {
    return RateCall.newBuilder()
        .setCallId(c.callId())
        .setGrade(c.grade())
        .setChannel(c.channel())
        .build();
  }

  static Command read(RateCall m) {
    return new Command.RateCall(m.getCallId(), m.getGrade(), m.getChannel());
  }

  static HandleRating message(Command.HandleRating c) {
    return HandleRating.newBuilder().setCallId(c.callId()).build();
  }

  static Command read(HandleRating m) {
    return new Command.HandleRating(m.getCallId());
  }
}
