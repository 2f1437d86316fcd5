package io.jiaohao.journal;

import io.jiaohao.core.Command;
import io.jiaohao.journal.wire.CloseWindow;
import io.jiaohao.journal.wire.LoseDevice;
import io.jiaohao.journal.wire.OpenWindow;
import io.jiaohao.journal.wire.PauseWindow;
import io.jiaohao.journal.wire.RegainDevice;
import io.jiaohao.journal.wire.SetAuto;
import io.jiaohao.journal.wire.SignIn;
import io.jiaohao.journal.wire.SignOut;

/** Commands about a window's work: open or not, who sits there, its terminal. */
final class WindowCommands {
  private WindowCommands() {}

  static OpenWindow message(Command.OpenWindow c) {
    return OpenWindow.newBuilder().setWindow(c.window()).build();
  }

  static Command read(OpenWindow m) {
    return new Command.OpenWindow(m.getWindow());
  }

  static CloseWindow message(Command.CloseWindow c) {
    return CloseWindow.newBuilder().setWindow(c.window()).build();
  }

  static Command read(CloseWindow m) {
    return new Command.CloseWindow(m.getWindow());
  }

  static LoseDevice message(Command.LoseDevice c) {
    return LoseDevice.newBuilder().setWindow(c.window()).build();
  }

  static Command read(LoseDevice m) {
    return new Command.LoseDevice(m.getWindow());
  }

  static RegainDevice message(Command.RegainDevice c) {
    return RegainDevice.newBuilder().setWindow(c.window()).build();
  }

  static Command read(RegainDevice m) {
    return new Command.RegainDevice(m.getWindow());
  }

  static PauseWindow message(Command.PauseWindow c) {
    return PauseWindow.newBuilder()
        .setWindow(c.window())
        .setReason(c.reason())
        .setUntilMs(c.untilMs())
        .build();
  }

  static Command read(PauseWindow m) {
    return new Command.PauseWindow(m.getWindow(), m.getReason(), m.getUntilMs());
  }

  static SignIn message(Command.SignIn c) {
    return SignIn.newBuilder()
        .setWindow(c.window())
        .setClerk(c.clerk())
        .setTakeOver(c.takeOver())
        .build();
  }

  static Command read(SignIn m) {
    return new Command.SignIn(m.getWindow(), m.getClerk(), m.getTakeOver());
  }

  static SignOut message(Command.SignOut c) {
    return SignOut.newBuilder().setWindow(c.window()).build();
  }

  static Command read(SignOut m) {
    return new Command.SignOut(m.getWindow());
  }

  static SetAuto message(Command.SetAuto c) {
    return SetAuto.newBuilder().setWindow(c.window()).setAuto(c.auto()).build();
  }

  static Command read(SetAuto m) {
    return new Command.SetAuto(m.getWindow(), m.getAuto());
  }
}
