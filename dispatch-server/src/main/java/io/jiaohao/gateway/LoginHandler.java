package io.jiaohao.gateway;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.Handshake;
import io.jiaohao.protocol.netty.BadFrameException;
import io.jiaohao.protocol.wire.Challenge;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.ServerMessage;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Hello, Challenge, Proof, then Welcome or Reject. Until it is over the other side is a stranger:
 * it gets nothing of the hall and not much time.
 */
final class LoginHandler extends SimpleChannelInboundHandler<DeviceMessage> {
  private final LoginDesk desk;
  private HallDesk hall;
  private Hello hello;
  private Challenge challenge;
  private Future<?> deadline;
  private boolean over;

  LoginHandler(LoginDesk desk) {
    this.desk = desk;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    deadline =
        ctx.executor()
            .schedule(
                () -> reject(ctx, RejectCode.REJECT_TOO_SLOW, "login took too long"),
                desk.settings().loginWithinMs(),
                TimeUnit.MILLISECONDS);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DeviceMessage message) {
    if (over) {
      return;
    }
    if (hello == null && message.hasHello()) {
      greet(ctx, message.getHello());
    } else if (hello != null && message.hasProof()) {
      check(ctx, message.getProof().getMac());
    } else {
      reject(
          ctx,
          RejectCode.REJECT_MALFORMED,
          "message: "
              + message.getBodyCase()
              + " (expected: "
              + (hello == null ? "HELLO" : "PROOF")
              + ")");
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A write that fails closes the channel.
  private void greet(ChannelHandlerContext ctx, Hello said) {
    Optional<String> fault = Handshake.fault(said);
    if (fault.isPresent()) {
      reject(ctx, RejectCode.REJECT_MALFORMED, fault.get());
      return;
    }
    int version = Handshake.chooseVersion(said);
    if (version == 0) {
      reject(ctx, RejectCode.REJECT_VERSION, desk.versionWords(said));
      return;
    }
    Optional<HallDesk> named = desk.hallOf(said);
    if (named.isEmpty()) {
      reject(ctx, elsewhere(said));
      return;
    }
    hall = named.get();
    hello = said;
    challenge =
        Challenge.newBuilder()
            .setVersion(version)
            .setServerNonce(ByteString.copyFrom(desk.newNonce()))
            .build();
    ctx.writeAndFlush(ServerMessage.newBuilder().setChallenge(challenge).build());
  }

  private void check(ChannelHandlerContext ctx, ByteString mac) {
    Devices.Entrant entrant = hall.devices().entrant(hello);
    byte[] key = entrant.key().bytes();
    boolean proved =
        Handshake.matches(Handshake.deviceProof(key, hello, challenge), mac.toByteArray());
    Optional<DeviceRecord> device = entrant.device();
    if (!proved || device.isEmpty()) {
      reject(ctx, RejectCode.REJECT_PROOF, "device or key: not known here");
      return;
    }
    if (device.get().role() != hello.getRole()) {
      reject(
          ctx,
          RejectCode.REJECT_ROLE,
          "role: " + hello.getRole() + " (expected: " + device.get().role() + ")");
      return;
    }
    over = true;
    deadline.cancel(false);
    hall.welcome(
        ctx,
        desk.newSession(),
        device.get(),
        ByteString.copyFrom(Handshake.serverProof(key, hello, challenge)));
  }

  private Reject elsewhere(Hello said) {
    String words =
        said.getHall().isEmpty()
            ? "hall: none named (expected: the device's hall; this server has not just one)"
            : "hall: \"" + said.getHall() + "\" is not served here";
    return Reject.newBuilder()
        .setCode(RejectCode.REJECT_ELSEWHERE)
        .setWords(words)
        .setAddress(desk.addressFor(said))
        .build();
  }

  private void reject(ChannelHandlerContext ctx, RejectCode code, String words) {
    reject(ctx, Reject.newBuilder().setCode(code).setWords(words).build());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The channel closes either way.
  private void reject(ChannelHandlerContext ctx, Reject reject) {
    if (over) {
      return;
    }
    over = true;
    deadline.cancel(false);
    desk.refused(ctx.channel(), hello, reject.getCode(), reject.getWords());
    ctx.writeAndFlush(ServerMessage.newBuilder().setReject(reject).build())
        .addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    over = true;
    deadline.cancel(false);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // A close that fails finds the channel closed.
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof BadFrameException)) {
      desk.broke(ctx.channel(), cause);
      ctx.close();
    }
  }
}
