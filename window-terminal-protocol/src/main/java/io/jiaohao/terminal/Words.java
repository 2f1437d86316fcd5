package io.jiaohao.terminal;

import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Refusal;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Status;
import java.util.ArrayList;
import java.util.List;

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

  /** What became of a granted key: the number issued, the call, or a word. */
  static List<String> done(String key, Reply reply) {
    List<String> lines = new ArrayList<>();
    if (reply.hasIssued()) {
      lines.add(issued(reply.getIssued()));
    }
    if (reply.hasCall()) {
      lines.add(called(reply.getCall()));
    }
    if (lines.isEmpty()) {
      lines.add("Done: " + key + became(reply));
    }
    return lines;
  }

  private static String became(Reply reply) {
    return switch (reply.getBecame()) {
      case BECAME_WAITING -> ", the ticket waits";
      case BECAME_DEFERRED -> ", the ticket waits, some places down";
      case BECAME_PASSED -> ", the ticket is out of the queue";
      case BECAME_HELD -> ", the ticket is on hold";
      case BECAME_MERGED -> ", the visitor goes on with ticket " + reply.getMergedInto();
      case BECAME_DONE, BECAME_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  static String issued(Issued ticket) {
    return "%s  %s, %s wing, %d ahead (ticket %d)%s"
        .formatted(
            ticket.getNumber(),
            ticket.getService(),
            ticket.getWing(),
            ticket.getAhead(),
            ticket.getTicketId(),
            ticket.getLink().isEmpty() ? "" : ", " + ticket.getLink());
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
