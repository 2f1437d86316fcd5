package io.jiaohao.core;

import java.util.ArrayList;
import java.util.List;

/**
 * A window at work: open or not, its terminal there or not, who sits there, its call, and the lines
 * it takes from.
 */
final class Desk {
  final String window;
  boolean open;
  boolean offline;
  long callId;
  String clerk;
  String pause;
  long pausedUntilMs;
  boolean auto;
  long idleSinceMs;
  long restUntilMs;
  int inARow;
  HallImage.LastAction lastAction;

  /** Those who were sent to this very window. */
  private final ServiceLine own = new ServiceLine();

  private List<Lane> lanes = List.of();

  /** A line that the window serves, with its reluctance to. */
  record Lane(ServiceLine line, long reluctanceMs) {}

  Desk(String window) {
    this(new HallImage.Window(window, false, true, 0));
  }

  Desk(HallImage.Window image) {
    HallImage.Duty duty = image.duty();
    this.window = image.window();
    this.open = image.open();
    this.offline = image.offline();
    this.callId = image.callId();
    this.clerk = duty.clerk();
    this.pause = duty.pause();
    this.pausedUntilMs = duty.pausedUntilMs();
    this.auto = duty.auto();
    this.idleSinceMs = duty.idleSinceMs();
    this.restUntilMs = duty.restUntilMs();
    this.inARow = duty.inARow();
    this.lastAction = duty.lastAction();
  }

  /** The lines it takes from, its own first. */
  List<Lane> lanes() {
    return lanes;
  }

  ServiceLine own() {
    return own;
  }

  void serve(List<Lane> newLanes) {
    List<Lane> all = new ArrayList<>();
    all.add(new Lane(own, 0));
    all.addAll(newLanes);
    lanes = List.copyOf(all);
  }

  boolean isPaused() {
    return !pause.isEmpty();
  }

  /** Whether a visitor could be called here now. */
  boolean isReady() {
    return open && !isPaused() && callId == 0;
  }

  boolean hasSomebodyToCall() {
    for (Lane lane : lanes) {
      if (lane.line().waiting() > 0) {
        return true;
      }
    }
    return false;
  }

  HallImage.Window image() {
    return new HallImage.Window(
        window,
        open,
        offline,
        callId,
        new HallImage.Duty(
            clerk, pause, pausedUntilMs, auto, idleSinceMs, restUntilMs, inARow, lastAction));
  }
}
