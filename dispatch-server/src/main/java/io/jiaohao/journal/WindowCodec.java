package io.jiaohao.journal;

import io.jiaohao.core.HallImage;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.Duty;
import io.jiaohao.journal.wire.LastAction;
import io.jiaohao.journal.wire.Window;

/** A window's state, its work and its last action as messages and back. */
final class WindowCodec {
  private WindowCodec() {}

  static Window message(HallImage.Window window) {
    Window.Builder message =
        Window.newBuilder()
            .setWindow(window.window())
            .setOpen(window.open())
            .setOffline(window.offline())
            .setCallId(window.callId());
    if (!window.duty().equals(HallImage.Duty.NONE)) {
      message.setDuty(message(window.duty()));
    }
    return message.build();
  }

  static HallImage.Window window(Window message) throws JournalException {
    Wire.known(message);
    return new HallImage.Window(
        message.getWindow(),
        message.getOpen(),
        message.getOffline(),
        message.getCallId(),
        message.hasDuty() ? duty(message.getDuty()) : HallImage.Duty.NONE);
  }

  private static Duty message(HallImage.Duty duty) {
    Duty.Builder message =
        Duty.newBuilder()
            .setClerk(duty.clerk())
            .setPause(duty.pause())
            .setPausedUntilMs(duty.pausedUntilMs())
            .setAuto(duty.auto())
            .setIdleSinceMs(duty.idleSinceMs())
            .setRestUntilMs(duty.restUntilMs())
            .setInARow(duty.inARow());
    if (duty.lastAction() != null) {
      message.setLastAction(message(duty.lastAction()));
    }
    return message.build();
  }

  private static HallImage.Duty duty(Duty message) throws JournalException {
    Wire.known(message);
    return new HallImage.Duty(
        message.getClerk(),
        message.getPause(),
        message.getPausedUntilMs(),
        message.getAuto(),
        message.getIdleSinceMs(),
        message.getRestUntilMs(),
        message.getInARow(),
        message.hasLastAction() ? lastAction(message.getLastAction()) : null);
  }

  private static LastAction message(HallImage.LastAction action) {
    return LastAction.newBuilder()
        .setSeq(action.seq())
        .setAtMs(action.atMs())
        .addAllAboutCalls(action.aboutCalls())
        .addAllOpenedCalls(action.openedCalls())
        .addAllTickets(action.tickets().stream().map(TicketCodec::message).toList())
        .addAllCalls(action.calls().stream().map(CallCodec::message).toList())
        .setAdded(FiguresCodec.message(action.added()))
        .setInARow(action.inARow())
        .build();
  }

  private static HallImage.LastAction lastAction(LastAction message) throws JournalException {
    Wire.known(message);
    return new HallImage.LastAction(
        message.getSeq(),
        message.getAtMs(),
        message.getAboutCallsList(),
        message.getOpenedCallsList(),
        PlanCodec.each(message.getTicketsList(), TicketCodec::ticket),
        PlanCodec.each(message.getCallsList(), CallCodec::call),
        FiguresCodec.figures(message.getAdded()),
        message.getInARow());
  }
}
