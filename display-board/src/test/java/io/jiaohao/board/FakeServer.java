package io.jiaohao.board;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.Handshake;
import io.jiaohao.protocol.netty.FrameDecoder;
import io.jiaohao.protocol.netty.FrameEncoder;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.protocol.wire.Challenge;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.Welcome;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A server that lets a board in, notes what it says, and sends what the test wants. */
@SuppressWarnings("FutureReturnValueIgnored") // what does not arrive, the test waits for in vain
final class FakeServer implements AutoCloseable {
  static final DeviceKey KEY = DeviceKey.ofHex("5a".repeat(32));
  static final long HALL_MS = 5_000_000;

  final List<Watch> watches = new CopyOnWriteArrayList<>();
  final List<Long> shown = new CopyOnWriteArrayList<>();

  private final EventLoopGroup loops = Transport.NIO.eventLoops(1, "fake-server");
  private final Channel listening;
  private volatile Channel board;

  FakeServer() {
    listening =
        new ServerBootstrap()
            .group(loops)
            .channel(Transport.NIO.serverSocketChannel())
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(FrameDecoder.forServer(), FrameEncoder.INSTANCE, new Talk());
                  }
                })
            .bind("127.0.0.1", 0)
            .syncUninterruptibly()
            .channel();
  }

  int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  void send(Snapshot snapshot, String watchKey) {
    Snapshot answer = snapshot.toBuilder().setWatchKey(watchKey).setHallMs(HALL_MS).build();
    board.writeAndFlush(ServerMessage.newBuilder().setSnapshot(answer).build());
  }

  void send(Delta delta) {
    board.writeAndFlush(ServerMessage.newBuilder().setDelta(delta).build());
  }

  void reject(RejectCode code) {
    board.writeAndFlush(
        ServerMessage.newBuilder().setReject(Reject.newBuilder().setCode(code)).build());
  }

  void dropBoard() {
    board.close();
  }

  @Override
  public void close() {
    listening.close().syncUninterruptibly();
    loops.shutdownGracefully(0, 1_000, TimeUnit.MILLISECONDS);
  }

  private final class Talk extends SimpleChannelInboundHandler<DeviceMessage> {
    private Hello hello;

    private final Challenge challenge =
        Challenge.newBuilder()
            .setVersion(1)
            .setServerNonce(ByteString.copyFrom(new byte[16]))
            .build();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, DeviceMessage message) {
      switch (message.getBodyCase()) {
        case HELLO -> {
          hello = message.getHello();
          ctx.writeAndFlush(ServerMessage.newBuilder().setChallenge(challenge).build());
        }
        case PROOF -> ctx.writeAndFlush(ServerMessage.newBuilder().setWelcome(welcome()).build());
        case WATCH -> {
          board = ctx.channel();
          watches.add(message.getWatch());
        }
        case SHOWN -> shown.add(message.getShown().getSeq());
        default -> {}
      }
    }

    private Welcome welcome() {
      return Welcome.newBuilder()
          .setServerMac(ByteString.copyFrom(Handshake.serverProof(KEY.bytes(), hello, challenge)))
          .setHallMs(HALL_MS)
          .setHallSpeed(120)
          .setZoneId("Asia/Shanghai")
          .build();
    }
  }
}
