package io.jiaohao.journal;

import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.Appointments;
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
        .setAppointments(message(life.appointments()))
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
        message.getRatingChannelsList(),
        message.hasAppointments()
            ? appointments(message.getAppointments())
            : HallPlan.Appointments.NONE);
  }

  private static Appointments message(HallPlan.Appointments rules) {
    return Appointments.newBuilder()
        .addAllServices(rules.services())
        .setTicketClass(rules.ticketClass())
        .setSlotMinutes(rules.slotMinutes())
        .setShare(rules.share())
        .setDaysAhead(rules.daysAhead())
        .setPerPersonDay(rules.perPersonDay())
        .setCancelBeforeMs(rules.cancelBeforeMs())
        .setCheckInBeforeMs(rules.checkInBeforeMs())
        .setGraceMs(rules.graceMs())
        .setEarlyCreditMs(rules.earlyCreditMs())
        .setMissedLimit(rules.missedLimit())
        .setBanDays(rules.banDays())
        .build();
  }

  private static HallPlan.Appointments appointments(Appointments message) throws JournalException {
    Wire.known(message);
    return new HallPlan.Appointments(
        message.getServicesList(),
        message.getTicketClass(),
        message.getSlotMinutes(),
        message.getShare(),
        message.getDaysAhead(),
        message.getPerPersonDay(),
        message.getCancelBeforeMs(),
        message.getCheckInBeforeMs(),
        message.getGraceMs(),
        message.getEarlyCreditMs(),
        message.getMissedLimit(),
        message.getBanDays());
  }
}
