package io.jiaohao.sim.line;

import io.netty.channel.Channel;

/** One connection of a device by way of its line: both ends, and what goes between them. */
@SuppressWarnings("FutureReturnValueIgnored") // Closed is closed.
final class Through {
  private final Channel device;
  private final Channel server;
  private final Passing toServer;
  private final Passing toDevice;

  Through(Channel device, Channel server, Passing toServer, Passing toDevice) {
    this.device = device;
    this.server = server;
    this.toServer = toServer;
    this.toDevice = toDevice;
  }

  void go(Passing.Manner up, Passing.Manner down) {
    toServer.go(up);
    toDevice.go(down);
  }

  void breaks() {
    server.close();
  }

  /** The device is told that its connection is over, the server is not. */
  void breaksForDevice() {
    device.close();
  }

  void readsOn(boolean now) {
    server.config().setAutoRead(now);
  }

  /** Reads what there is now. */
  void gulp() {
    server.read();
  }
}
