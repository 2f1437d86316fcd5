package io.jiaohao.journal;

import io.jiaohao.core.CallReason;
import io.jiaohao.core.OrderKey;
import io.jiaohao.core.ShownWait;
import io.jiaohao.core.Words;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.Deciding;

/** The small values that entries, plans and images share. */
final class PartsCodec {
  private PartsCodec() {}

  static io.jiaohao.journal.wire.Words message(Words words) {
    return io.jiaohao.journal.wire.Words.newBuilder().setZh(words.zh()).setEn(words.en()).build();
  }

  static Words words(io.jiaohao.journal.wire.Words message) throws JournalException {
    Wire.known(message);
    return new Words(message.getZh(), message.getEn());
  }

  static io.jiaohao.journal.wire.OrderKey message(OrderKey key) {
    return io.jiaohao.journal.wire.OrderKey.newBuilder()
        .setDueMs(key.dueMs())
        .setReleaseMs(key.releaseMs())
        .setAnchorId(key.anchorId())
        .setBehind(key.behind())
        .setTicketId(key.ticketId())
        .build();
  }

  static OrderKey key(io.jiaohao.journal.wire.OrderKey message) throws JournalException {
    Wire.known(message);
    return new OrderKey(
        message.getDueMs(),
        message.getReleaseMs(),
        message.getAnchorId(),
        message.getBehind(),
        message.getTicketId());
  }

  static io.jiaohao.journal.wire.ShownWait message(ShownWait shown) {
    return io.jiaohao.journal.wire.ShownWait.newBuilder()
        .setFromMin(shown.fromMin())
        .setToMin(shown.toMin())
        .build();
  }

  static ShownWait shown(io.jiaohao.journal.wire.ShownWait message) throws JournalException {
    Wire.known(message);
    if (message.getFromMin() < 0) {
      throw new JournalException(
          "shown wait: from " + message.getFromMin() + " minutes (expected: 0 or more)");
    }
    return new ShownWait(message.getFromMin(), message.getToMin());
  }

  static io.jiaohao.journal.wire.CallReason message(CallReason reason) {
    return io.jiaohao.journal.wire.CallReason.newBuilder()
        .setRule(reason.rule())
        .setDueMs(reason.dueMs())
        .setRunnerUpTicket(reason.runnerUpTicket())
        .setRunnerUpDueMs(reason.runnerUpDueMs())
        .setDeciding(message(reason.deciding()))
        .setByHand(reason.byHand())
        .setInARow(reason.inARow())
        .build();
  }

  static CallReason reason(io.jiaohao.journal.wire.CallReason message) throws JournalException {
    Wire.known(message);
    return new CallReason(
        message.getRule(),
        message.getDueMs(),
        message.getRunnerUpTicket(),
        message.getRunnerUpDueMs(),
        deciding(message.getDeciding()),
        message.getByHand(),
        message.getInARow());
  }

  private static Deciding message(CallReason.Deciding deciding) {
    return switch (deciding) {
      case ONLY_ONE -> Deciding.DECIDING_ONLY_ONE;
      case WAITED_LONGER -> Deciding.DECIDING_WAITED_LONGER;
      case HEAD_START -> Deciding.DECIDING_HEAD_START;
      case TIE -> Deciding.DECIDING_TIE;
      case TURN_OF_WALK_IN -> Deciding.DECIDING_TURN_OF_WALK_IN;
      case SENT_HERE -> Deciding.DECIDING_SENT_HERE;
      case BY_HAND -> Deciding.DECIDING_BY_HAND;
      case RESUMED -> Deciding.DECIDING_RESUMED;
      case ISSUED_HERE -> Deciding.DECIDING_ISSUED_HERE;
    };
  }

  private static CallReason.Deciding deciding(Deciding deciding) throws JournalException {
    return switch (deciding) {
      case DECIDING_ONLY_ONE -> CallReason.Deciding.ONLY_ONE;
      case DECIDING_WAITED_LONGER -> CallReason.Deciding.WAITED_LONGER;
      case DECIDING_HEAD_START -> CallReason.Deciding.HEAD_START;
      case DECIDING_TIE -> CallReason.Deciding.TIE;
      case DECIDING_TURN_OF_WALK_IN -> CallReason.Deciding.TURN_OF_WALK_IN;
      case DECIDING_SENT_HERE -> CallReason.Deciding.SENT_HERE;
      case DECIDING_BY_HAND -> CallReason.Deciding.BY_HAND;
      case DECIDING_RESUMED -> CallReason.Deciding.RESUMED;
      case DECIDING_ISSUED_HERE -> CallReason.Deciding.ISSUED_HERE;
      case DECIDING_UNSPECIFIED, UNRECOGNIZED -> throw Wire.newer("an unknown reason of a call");
    };
  }
}
