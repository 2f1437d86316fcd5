package io.jiaohao.journal;

import io.jiaohao.core.HallImage;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.Call;
import io.jiaohao.journal.wire.Finished;

/** Calls, open or to be rated, as messages and back. */
final class CallCodec {
  private CallCodec() {}

  static Call message(HallImage.Call call) {
    return Call.newBuilder()
        .setCallId(call.callId())
        .setTicketId(call.ticketId())
        .setWindow(call.window())
        .setCalledAtMs(call.calledAtMs())
        .setAnnouncement(call.announcement())
        .setAnnouncedAtMs(call.announcedAtMs())
        .setDeadlineMs(call.deadlineMs())
        .setStartedAtMs(call.startedAtMs())
        .addAllAlsoServed(call.alsoServed())
        .build();
  }

  static HallImage.Call call(Call message) throws JournalException {
    Wire.known(message);
    return new HallImage.Call(
        message.getCallId(),
        message.getTicketId(),
        message.getWindow(),
        message.getCalledAtMs(),
        message.getAnnouncement(),
        message.getAnnouncedAtMs(),
        message.getDeadlineMs(),
        message.getStartedAtMs(),
        message.getAlsoServedList());
  }

  static Finished message(HallImage.Finished call) {
    return Finished.newBuilder()
        .setCallId(call.callId())
        .setTicketId(call.ticketId())
        .setService(call.service())
        .setWindow(call.window())
        .setClerk(call.clerk())
        .setGrade(call.grade())
        .setEpochDay(call.epochDay())
        .build();
  }

  static HallImage.Finished finished(Finished message) throws JournalException {
    Wire.known(message);
    return new HallImage.Finished(
        message.getCallId(),
        message.getTicketId(),
        message.getService(),
        message.getWindow(),
        message.getClerk(),
        message.getGrade(),
        message.getEpochDay());
  }
}
