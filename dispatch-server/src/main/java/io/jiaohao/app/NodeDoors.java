package io.jiaohao.app;

import io.jiaohao.engine.HallClock;
import io.jiaohao.gateway.DevicePort;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.web.NodePages;
import io.jiaohao.web.WebServer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Where devices and pages come in, and the event loop that carries the devices and the engine. They
 * outlast the halls that are served behind them.
 */
record NodeDoors(EventLoopGroup group, EventLoop loop, DevicePort devicePort, WebServer web) {
  private static final int STOP_WITHIN_S = 30;

  /**
   * Doors that are closed yet.
   *
   * @param pages what the node's pages know beyond its halls
   */
  static NodeDoors make(ServerSettings settings, HallClock clock, NodePages pages)
      throws IOException {
    WebServer web = new WebServer(settings.web(), pages);
    EventLoopGroup group = Transport.best().eventLoops(1, "dispatch");
    EventLoop loop = group.next();
    return new NodeDoors(group, loop, new DevicePort(settings.gateway(), loop, clock), web);
  }

  /** Ends the event loop. */
  void end() throws InterruptedException {
    group.shutdownGracefully(0, STOP_WITHIN_S, TimeUnit.SECONDS).sync();
  }
}
