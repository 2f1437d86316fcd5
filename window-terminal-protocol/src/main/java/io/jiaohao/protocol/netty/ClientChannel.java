package io.jiaohao.protocol.netty;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.DeviceIdentity;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.Handshake;
import io.jiaohao.protocol.wire.Challenge;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Heartbeat;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Proof;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Welcome;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a device: proves itself, makes the server prove itself, then hands messages to
 * its owner and keeps the line alive. Ends once, with a reason.
 */
// A write or close that fails ends the channel, and channelInactive tells it.
@SuppressWarnings("FutureReturnValueIgnored")
final class ClientChannel extends SimpleChannelInboundHandler<ServerMessage> {
  private static final Logger LOG = LoggerFactory.getLogger(ClientChannel.class);
  private static final SecureRandom NONCES = new SecureRandom();
  private static final int NONCE_BYTES = 32;

  /** A server cannot make a device send heartbeats faster than this. */
  private static final int HEARTBEAT_MIN_MS = 10;

  private static final DeviceMessage HEARTBEAT =
      DeviceMessage.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()).build();

  /** After these the device comes back as after a cut. */
  private static final Set<RejectCode> PASSING =
      EnumSet.of(
          RejectCode.REJECT_STOPPING, RejectCode.REJECT_TOO_SLOW, RejectCode.REJECT_ELSEWHERE);

  /** Who is told what happens on the connection. */
  interface Owner {
    void welcomed(Welcome welcome);

    void received(ServerMessage message);

    void rejected(Reject reject);

    /** The connection is over; hopeless if coming back soon would end in the same way. */
    void lost(String why, boolean hopeless);
  }

  private enum Stage {
    HELLO_SENT,
    PROOF_SENT,
    OPEN,
    ENDED
  }

  private final DeviceIdentity identity;
  private final int loginTimeoutMs;
  private final Owner owner;
  private final Hello hello;

  private Stage stage = Stage.HELLO_SENT;
  private Challenge challenge = Challenge.getDefaultInstance();
  private Optional<Future<?>> loginTimeout = Optional.empty();
  private String why = "the server closed the connection";
  private boolean hopeless;

  ClientChannel(DeviceIdentity identity, int loginTimeoutMs, Owner owner) {
    this.identity = identity;
    this.loginTimeoutMs = loginTimeoutMs;
    this.owner = owner;
    byte[] nonce = new byte[NONCE_BYTES];
    NONCES.nextBytes(nonce);
    this.hello =
        Hello.newBuilder()
            .setMinVersion(FrameLimits.MIN_VERSION)
            .setMaxVersion(FrameLimits.MAX_VERSION)
            .setDeviceId(identity.deviceId())
            .setRole(identity.role())
            .setDeviceNonce(ByteString.copyFrom(nonce))
            .setHall(identity.hall())
            .build();
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    ctx.writeAndFlush(DeviceMessage.newBuilder().setHello(hello).build());
    loginTimeout =
        Optional.of(
            ctx.executor()
                .schedule(
                    () -> end(ctx, "no login within " + loginTimeoutMs + " ms", false),
                    loginTimeoutMs,
                    TimeUnit.MILLISECONDS));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, ServerMessage message) {
    if (stage == Stage.ENDED) {
      return;
    }
    if (message.hasReject()) {
      rejected(ctx, message.getReject());
      return;
    }
    switch (stage) {
      case HELLO_SENT -> answerChallenge(ctx, message);
      case PROOF_SENT -> checkWelcome(ctx, message);
      case OPEN, ENDED -> owner.received(message);
    }
  }

  private void answerChallenge(ChannelHandlerContext ctx, ServerMessage message) {
    if (!message.hasChallenge()) {
      outOfPlace(ctx, message, "a Challenge");
      return;
    }
    challenge = message.getChallenge();
    Optional<String> fault = Handshake.fault(challenge, hello);
    if (fault.isPresent()) {
      end(ctx, "bad Challenge: " + fault.get(), true);
      return;
    }
    byte[] mac = Handshake.deviceProof(identity.key().bytes(), hello, challenge);
    stage = Stage.PROOF_SENT;
    ctx.writeAndFlush(
        DeviceMessage.newBuilder()
            .setProof(Proof.newBuilder().setMac(ByteString.copyFrom(mac)))
            .build());
  }

  private void checkWelcome(ChannelHandlerContext ctx, ServerMessage message) {
    if (!message.hasWelcome()) {
      outOfPlace(ctx, message, "a Welcome");
      return;
    }
    Welcome welcome = message.getWelcome();
    byte[] expected = Handshake.serverProof(identity.key().bytes(), hello, challenge);
    if (!Handshake.matches(expected, welcome.getServerMac().toByteArray())) {
      end(ctx, "wrong server proof: this server does not hold the device's key", true);
      return;
    }
    stage = Stage.OPEN;
    loginTimeout.ifPresent(timeout -> timeout.cancel(false));
    ctx.pipeline().addFirst(liveness(welcome));
    owner.welcomed(welcome);
  }

  private static IdleStateHandler liveness(Welcome welcome) {
    int heartbeatMs = orDefault(welcome.getHeartbeatMs(), FrameLimits.HEARTBEAT_MS);
    int deadAfterMs = orDefault(welcome.getDeadAfterMs(), FrameLimits.DEAD_AFTER_MS);
    return new IdleStateHandler(deadAfterMs, heartbeatMs, 0, TimeUnit.MILLISECONDS);
  }

  private static int orDefault(int toldMs, int defaultMs) {
    return toldMs <= 0 ? defaultMs : Math.max(HEARTBEAT_MIN_MS, toldMs);
  }

  private void rejected(ChannelHandlerContext ctx, Reject reject) {
    RejectCode code = reject.getCode();
    end(ctx, "rejected: " + code + " " + reject.getWords(), !PASSING.contains(code));
    owner.rejected(reject);
  }

  private void outOfPlace(ChannelHandlerContext ctx, ServerMessage message, String expected) {
    end(ctx, "message: " + message.getBodyCase() + " (expected: " + expected + ")", true);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof IdleStateEvent idle) {
      switch (idle.state()) {
        case WRITER_IDLE -> ctx.writeAndFlush(HEARTBEAT);
        case READER_IDLE, ALL_IDLE -> end(ctx, "the server fell silent", false);
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    boolean badFrame = cause instanceof BadFrameException;
    if (!badFrame && !(cause instanceof IOException)) {
      LOG.error("{}: connection ends on an unexpected failure", identity.deviceId(), cause);
    }
    end(ctx, badFrame ? "bad frame: " + cause.getMessage() : cause.toString(), badFrame);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    stage = Stage.ENDED;
    loginTimeout.ifPresent(timeout -> timeout.cancel(false));
    owner.lost(why, hopeless);
  }

  /** The first reason counts. */
  private void end(ChannelHandlerContext ctx, String reason, boolean noHope) {
    if (stage != Stage.ENDED) {
      stage = Stage.ENDED;
      why = reason;
      hopeless = noHope;
      ctx.close();
    }
  }
}
