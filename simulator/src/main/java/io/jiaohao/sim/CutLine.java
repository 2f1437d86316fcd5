package io.jiaohao.sim;

import io.jiaohao.protocol.netty.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One device's line to the server, in the hands of the simulator: passes bytes on both ways until
 * it is cut, or until what the server sends is read no more. Used on the event loop, but for its
 * making.
 */
final class CutLine {
  private final InetSocketAddress server;
  private final Optional<InetAddress> from;
  private final Channel door;
  private final Set<Channel> fromServer = new LinkedHashSet<>();
  private boolean cut;
  private boolean frozen;

  /** A line to this server, open from the beginning; its connections come from that address. */
  CutLine(EventLoop loop, InetSocketAddress server, Optional<InetAddress> from) {
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
  InetSocketAddress address() {
    return (InetSocketAddress) door.localAddress();
  }

  /** Nothing goes through any more, and who comes is turned away. */
  void cut() {
    cut = true;
    drop();
  }

  /** The line is there again. */
  void mended() {
    cut = false;
  }

  /** Breaks once; whoever comes again gets through. */
  @SuppressWarnings("FutureReturnValueIgnored") // Closed is closed.
  void drop() {
    Set.copyOf(fromServer).forEach(Channel::close);
  }

  /** The device reads nothing, or reads on. */
  void frozen(boolean now) {
    frozen = now;
    fromServer.forEach(channel -> channel.config().setAutoRead(!now));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Closed is closed.
  private void connected(Channel device) {
    if (cut) {
      device.close();
      return;
    }
    Bootstrap bootstrap =
        new Bootstrap()
            .group(device.eventLoop())
            .channel(Transport.of(device.eventLoop().parent()).socketChannel())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.AUTO_READ, !frozen)
            .handler(new Passing(device));
    from.ifPresent(address -> bootstrap.localAddress(new InetSocketAddress(address, 0)));
    ChannelFuture reached = bootstrap.connect(server);
    Channel upstream = reached.channel();
    fromServer.add(upstream);
    device.pipeline().addLast(new Passing(upstream));
    upstream.closeFuture().addListener(closed -> fromServer.remove(upstream));
    reached.addListener(
        connected -> {
          if (connected.isSuccess()) {
            device.config().setAutoRead(true);
          } else {
            device.close();
          }
        });
  }

  /** Hands what comes on to the other end, and ends with it. */
  private static final class Passing extends ChannelInboundHandlerAdapter {
    private final Channel other;

    Passing(Channel other) {
      this.other = other;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // A failed write ends this end, too.
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      other.write(bytes).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      other.flush();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Closed is closed.
    public void channelInactive(ChannelHandlerContext context) {
      other.close();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Closed is closed.
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
