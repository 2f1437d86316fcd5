package io.jiaohao.protocol.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** How sockets are driven: epoll where the host has it, the JDK's selectors elsewhere. */
public enum Transport {
  EPOLL(EpollSocketChannel.class, EpollServerSocketChannel.class) {
    @Override
    public IoHandlerFactory ioHandlers() {
      return EpollIoHandler.newFactory();
    }
  },
  NIO(NioSocketChannel.class, NioServerSocketChannel.class) {
    @Override
    public IoHandlerFactory ioHandlers() {
      return NioIoHandler.newFactory();
    }
  };

  private final Class<? extends SocketChannel> socketChannel;
  private final Class<? extends ServerSocketChannel> serverSocketChannel;

  Transport(
      Class<? extends SocketChannel> socketChannel,
      Class<? extends ServerSocketChannel> serverSocketChannel) {
    this.socketChannel = socketChannel;
    this.serverSocketChannel = serverSocketChannel;
  }

  /** The best that this host offers. */
  public static Transport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  /** The one that drives this loop or group. */
  public static Transport of(EventLoopGroup loops) {
    return loops instanceof IoEventLoopGroup io && io.isIoType(EpollIoHandler.class) ? EPOLL : NIO;
  }

  /** New event loops, on daemon threads of the given name. */
  public EventLoopGroup eventLoops(int threads, String name) {
    return new MultiThreadIoEventLoopGroup(
        threads, new DefaultThreadFactory(name, true), ioHandlers());
  }

  /** What an event loop of this transport is built from. */
  public abstract IoHandlerFactory ioHandlers();

  /** The channel of a connecting side. */
  public Class<? extends SocketChannel> socketChannel() {
    return socketChannel;
  }

  /** The channel of a listening side. */
  public Class<? extends ServerSocketChannel> serverSocketChannel() {
    return serverSocketChannel;
  }
}
