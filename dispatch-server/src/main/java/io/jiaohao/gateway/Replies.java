package io.jiaohao.gateway;

import io.jiaohao.core.CallReason;
import io.jiaohao.core.Event;
import io.jiaohao.core.Refusal;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Status;
import java.util.List;

/** What the engine answers, as the protocol says it. */
final class Replies {
  private Replies() {}

  static ServerMessage done(long requestId, List<Event> events, boolean repeated) {
    Reply.Builder reply =
        Reply.newBuilder()
            .setRequestId(requestId)
            .setStatus(Status.STATUS_DONE)
            .setRepeated(repeated);
    for (Event event : events) {
      if (event instanceof Event.TicketIssued issued) {
        reply.setIssued(issued(issued));
      } else if (event instanceof Event.TicketCalled called) {
        reply.setCall(call(called));
      }
    }
    return message(reply);
  }

  private static Issued issued(Event.TicketIssued e) {
    return Issued.newBuilder()
        .setTicketId(e.ticketId())
        .setNumber(e.number())
        .setService(e.service())
        .setWing(e.wing())
        .setAhead(e.ahead())
        .setIssuedMs(e.issuedAtMs())
        .build();
  }

  private static Call call(Event.TicketCalled e) {
    return Call.newBuilder()
        .setCallId(e.callId())
        .setTicketId(e.ticketId())
        .setNumber(e.number())
        .setService(e.service())
        .setTicketClass(e.ticketClass())
        .setWindow(e.window())
        .setCalledMs(e.calledAtMs())
        .setIssuedMs(e.issuedAtMs())
        .setReason(reason(e.reason()))
        .build();
  }

  private static String reason(CallReason reason) {
    return switch (reason.deciding()) {
      case ONLY_ONE -> "only one waiting";
      case WAITED_LONGER -> "due first, waited longer than the next";
      case HEAD_START -> "due first, though the next came earlier";
      case TIE -> "due together with the next, came earlier";
    };
  }

  static ServerMessage refused(long requestId, Refusal refusal) {
    return message(
        Reply.newBuilder()
            .setRequestId(requestId)
            .setStatus(Status.STATUS_REFUSED)
            .setRefusal(
                io.jiaohao.protocol.wire.Refusal.newBuilder()
                    .setCode(refusal.reason().name())
                    .setWords(refusal.sentence())
                    .setWordsZh(refusal.reason().words().zh())));
  }

  static ServerMessage busy(long requestId, int retryAfterMs) {
    return message(
        Reply.newBuilder()
            .setRequestId(requestId)
            .setStatus(Status.STATUS_BUSY)
            .setRetryAfterMs(retryAfterMs));
  }

  /** A fault of ours; nothing has changed. */
  static ServerMessage fault(long requestId) {
    return message(Reply.newBuilder().setRequestId(requestId).setStatus(Status.STATUS_ERROR));
  }

  private static ServerMessage message(Reply.Builder reply) {
    return ServerMessage.newBuilder().setReply(reply).build();
  }
}
