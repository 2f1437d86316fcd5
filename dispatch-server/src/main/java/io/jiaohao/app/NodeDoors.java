package io.jiaohao.app;

import io.jiaohao.engine.HallClock;
import io.jiaohao.gateway.DevicePort;
import io.jiaohao.protocol.netty.Transport;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.TimeUnit;

/**
 * Where devices come in, and the event loop that carries them and the engine. They outlast the
 * halls that are served behind them.
 */
record NodeDoors(EventLoopGroup group, EventLoop loop, DevicePort devicePort) {
  private static final int STOP_WITHIN_S = 30;

  /** Doors that are closed yet. */
  static NodeDoors make(ServerSettings settings, HallClock clock) {
    EventLoopGroup group = Transport.best().eventLoops(1, "dispatch");
    EventLoop loop = group.next();
    return new NodeDoors(group, loop, new DevicePort(settings.gateway(), loop, clock));
  }

  /** Ends the event loop. */
  void end() throws InterruptedException {
    group.shutdownGracefully(0, STOP_WITHIN_S, TimeUnit.SECONDS).sync();
  }
}
