package io.jiaohao.gateway;

import io.jiaohao.core.Event;
import io.jiaohao.core.Refusal;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Status;
import java.util.List;
import java.util.function.LongFunction;

/** What the engine answers, as the protocol says it. */
final class Replies {
  private Replies() {}

  static ServerMessage done(
      long requestId, List<Event> events, boolean repeated, LongFunction<String> ticketPage) {
    Reply.Builder reply =
        Reply.newBuilder()
            .setRequestId(requestId)
            .setStatus(Status.STATUS_DONE)
            .setRepeated(repeated);
    for (Event event : events) {
      ReplyParts.put(event, reply, ticketPage);
    }
    return message(reply);
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
