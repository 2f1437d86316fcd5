package io.jiaohao.journal;

import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.LifeRules;

/** A plan's rules of a ticket's life as a message and back. */
final class LifeRulesCodec {
  private LifeRulesCodec() {}

  static LifeRules message(HallPlan.LifeRules life) {
    return LifeRules.newBuilder()
        .setPrintWithinMs(life.printWithinMs())
        .setRejoinWithinMs(life.rejoinWithinMs())
        .setUndoWithinMs(life.undoWithinMs())
        .setAutoGraceMs(life.autoGraceMs())
        .setMaxInARow(life.maxInARow())
        .setMergeOnTransfer(life.mergeOnTransfer())
        .addAllHoldReasons(life.holdReasons())
        .addAllPauseReasons(life.pauseReasons())
        .addAllCallReasons(life.callReasons())
        .addAllRatingChannels(life.ratingChannels())
        .build();
  }

  static HallPlan.LifeRules life(LifeRules message) throws JournalException {
    Wire.known(message);
    return new HallPlan.LifeRules(
        message.getPrintWithinMs(),
        message.getRejoinWithinMs(),
        message.getUndoWithinMs(),
        message.getAutoGraceMs(),
        message.getMaxInARow(),
        message.getMergeOnTransfer(),
        message.getHoldReasonsList(),
        message.getPauseReasonsList(),
        message.getCallReasonsList(),
        message.getRatingChannelsList());
  }
}
