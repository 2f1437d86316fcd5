package io.jiaohao.sim.line;

import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.sim.line.Passing.Manner;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One device's line to the server, in the hands of the simulator: passes bytes on both ways, until
 * something goes wrong with it. Used on the event loop, but for its making.
 */
public final class CutLine {
  private final EventLoop loop;
  private final InetSocketAddress server;
  private final Optional<InetAddress> from;
  private final Channel door;
  private final Set<Through> connections = new LinkedHashSet<>();

  /** Who has connected while nothing goes through, and waits for an answer in vain. */
  private final Set<Channel> unheard = new LinkedHashSet<>();

  private Manner toServer = Manner.AT_ONCE;
  private Manner toDevice = Manner.AT_ONCE;
  private ScheduledFuture<?> gulps;
  private boolean cut;
  private boolean frozen;

  /** A line to this server, open from the beginning; its connections come from that address. */
  public CutLine(EventLoop loop, InetSocketAddress server, Optional<InetAddress> from) {
    this.loop = loop;
    this.server = server;
    this.from = from;
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loop)
            .channel(Transport.of(loop.parent()).serverSocketChannel())
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.AUTO_READ, false)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel device) {
                    connected(device);
                  }
                });
    this.door =
        bootstrap
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
  }

  /** Where the device finds it. */
  public InetSocketAddress address() {
    return (InetSocketAddress) door.localAddress();
  }

  /** Something goes wrong from now on. One thing at a time. */
  public void begins(LineFault.Kind kind) {
    switch (kind) {
      case CUT -> cut();
      case SLOW -> slow();
      case LATE -> go(Manner.LATE);
      case SILENT -> go(Manner.NEVER);
      case DEAF -> go(Manner.AT_ONCE, Manner.NEVER);
      case BYTEWISE -> go(Manner.BYTEWISE);
      case GLUED -> go(Manner.TOGETHER);
    }
  }

  /** It is over. */
  @SuppressWarnings("FutureReturnValueIgnored") // Closed is closed.
  public void ends(LineFault.Kind kind) {
    switch (kind) {
      case CUT -> mended();
      case SLOW -> {
        gulps.cancel(false);
        frozen(false);
      }
      case SILENT, DEAF -> {
        go(Manner.AT_ONCE);
        Set.copyOf(connections).forEach(Through::breaksForDevice);
        Set.copyOf(unheard).forEach(Channel::close);
      }
      case LATE, BYTEWISE, GLUED -> go(Manner.AT_ONCE);
    }
  }

  /** Nothing goes through any more, and who comes is turned away. */
  public void cut() {
    cut = true;
    drop();
  }

  /** The line is there again. */
  public void mended() {
    cut = false;
  }

  /** Breaks once; whoever comes again gets through. */
  public void drop() {
    Set.copyOf(connections).forEach(Through::breaks);
  }

  /** The device reads nothing, or reads on. */
  public void frozen(boolean now) {
    frozen = now;
    connections.forEach(connection -> connection.readsOn(!now));
  }

  private void slow() {
    frozen(true);
    gulps =
        loop.scheduleAtFixedRate(
            () -> connections.forEach(Through::gulp),
            LineLimits.GULP_EVERY_MS,
            LineLimits.GULP_EVERY_MS,
            TimeUnit.MILLISECONDS);
  }

  private void go(Manner bothWays) {
    go(bothWays, bothWays);
  }

  private void go(Manner up, Manner down) {
    toServer = up;
    toDevice = down;
    connections.forEach(connection -> connection.go(up, down));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Closed is closed.
  private void connected(Channel device) {
    if (cut) {
      device.close();
    } else if (toServer == Manner.NEVER) {
      unheard.add(device);
      device.closeFuture().addListener(closed -> unheard.remove(device));
    } else {
      connect(device);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Closed is closed.
  private void connect(Channel device) {
    Passing down = new Passing(device, toDevice);
    Bootstrap bootstrap =
        new Bootstrap()
            .group(device.eventLoop())
            .channel(Transport.of(device.eventLoop().parent()).socketChannel())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.AUTO_READ, !frozen)
            .handler(down);
    from.ifPresent(address -> bootstrap.localAddress(new InetSocketAddress(address, 0)));
    ChannelFuture reached = bootstrap.connect(server);
    Channel upstream = reached.channel();
    Passing up = new Passing(upstream, toServer);
    device.pipeline().addLast(up);
    Through connection = new Through(device, upstream, up, down);
    connections.add(connection);
    upstream.closeFuture().addListener(closed -> connections.remove(connection));
    reached.addListener(
        connected -> {
          if (connected.isSuccess()) {
            device.config().setAutoRead(true);
          } else {
            device.close();
          }
        });
  }
}
