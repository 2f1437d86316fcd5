package io.jiaohao.terminal;

import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Refusal;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Status;

/** What a terminal prints for a reply. */
final class Words {
  private Words() {}

  static boolean isDone(Reply reply) {
    return reply.getStatus() == Status.STATUS_DONE;
  }

  /** Why it was not done. */
  static String refused(Reply reply) {
    if (reply.getStatus() != Status.STATUS_REFUSED) {
      return "Failed in the server, nothing has changed: " + reply.getStatus();
    }
    Refusal refusal = reply.getRefusal();
    String chinese = refusal.getWordsZh().isEmpty() ? "" : " / " + refusal.getWordsZh();
    return "Refused: " + refusal.getWords() + chinese + " (" + refusal.getCode() + ")";
  }

  static String issued(Issued ticket) {
    return "%s  %s, %s wing, %d ahead (ticket %d)"
        .formatted(
            ticket.getNumber(),
            ticket.getService(),
            ticket.getWing(),
            ticket.getAhead(),
            ticket.getTicketId());
  }

  static String called(Call call) {
    return "%s to window %s: %s, %s (call %d)%s"
        .formatted(
            call.getNumber(),
            call.getWindow(),
            call.getService(),
            call.getTicketClass(),
            call.getCallId(),
            call.getReason().isEmpty() ? "" : " because " + call.getReason());
  }
}
