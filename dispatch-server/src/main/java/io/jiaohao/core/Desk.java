package io.jiaohao.core;

import java.util.List;

/**
 * A window at work: open or not, its terminal there or not, its call, and the lines it takes from.
 */
final class Desk {
  final String window;
  boolean open;
  boolean offline;
  long callId;
  private List<Lane> lanes = List.of();

  /** A line that the window serves, with its reluctance to. */
  record Lane(ServiceLine line, long reluctanceMs) {}

  Desk(String window) {
    this.window = window;
    this.offline = true;
  }

  Desk(HallImage.Window image) {
    this.window = image.window();
    this.open = image.open();
    this.offline = image.offline();
    this.callId = image.callId();
  }

  List<Lane> lanes() {
    return lanes;
  }

  void serve(List<Lane> newLanes) {
    lanes = List.copyOf(newLanes);
  }

  HallImage.Window image() {
    return new HallImage.Window(window, open, offline, callId);
  }
}
