package io.jiaohao.journal;

import io.jiaohao.core.Event;
import io.jiaohao.journal.wire.AutoSet;
import io.jiaohao.journal.wire.ClerkSignedIn;
import io.jiaohao.journal.wire.ClerkSignedOut;
import io.jiaohao.journal.wire.DeviceBack;
import io.jiaohao.journal.wire.DeviceLost;
import io.jiaohao.journal.wire.WindowClosed;
import io.jiaohao.journal.wire.WindowOpened;
import io.jiaohao.journal.wire.WindowPaused;

/** Events of a window's work: open or not, who sits there, its terminal. */
final class WindowEvents {
  private WindowEvents() {}

  static WindowOpened message(Event.WindowOpened e) {
    return WindowOpened.newBuilder().setWindow(e.window()).build();
  }

  static Event read(WindowOpened m) {
    return new Event.WindowOpened(m.getWindow());
  }

  static WindowClosed message(Event.WindowClosed e) {
    return WindowClosed.newBuilder().setWindow(e.window()).build();
  }

  static Event read(WindowClosed m) {
    return new Event.WindowClosed(m.getWindow());
  }

  static DeviceLost message(Event.DeviceLost e) {
    return DeviceLost.newBuilder().setWindow(e.window()).build();
  }

  static Event read(DeviceLost m) {
    return new Event.DeviceLost(m.getWindow());
  }

  static DeviceBack message(Event.DeviceBack e) {
    return DeviceBack.newBuilder().setWindow(e.window()).setDeadlineMs(e.deadlineMs()).build();
  }

  static Event read(DeviceBack m) {
    return new Event.DeviceBack(m.getWindow(), m.getDeadlineMs());
  }

  static WindowPaused message(Event.WindowPaused e) {
    return WindowPaused.newBuilder()
        .setWindow(e.window())
        .setReason(e.reason())
        .setUntilMs(e.untilMs())
        .build();
  }

  static Event read(WindowPaused m) {
    return new Event.WindowPaused(m.getWindow(), m.getReason(), m.getUntilMs());
  }

  static ClerkSignedIn message(Event.ClerkSignedIn e) {
    return ClerkSignedIn.newBuilder()
        .setWindow(e.window())
        .setClerk(e.clerk())
        .setSignedInAtMs(e.signedInAtMs())
        .build();
  }

  static Event read(ClerkSignedIn m) {
    return new Event.ClerkSignedIn(m.getWindow(), m.getClerk(), m.getSignedInAtMs());
  }

  static ClerkSignedOut message(Event.ClerkSignedOut e) {
    return ClerkSignedOut.newBuilder().setWindow(e.window()).setClerk(e.clerk()).build();
  }

  static Event read(ClerkSignedOut m) {
    return new Event.ClerkSignedOut(m.getWindow(), m.getClerk());
  }

  static AutoSet message(Event.AutoSet e) {
    return AutoSet.newBuilder().setWindow(e.window()).setAuto(e.auto()).build();
  }

  static Event read(AutoSet m) {
    return new Event.AutoSet(m.getWindow(), m.getAuto());
  }
}
