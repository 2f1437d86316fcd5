package io.jiaohao.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.jiaohao.app.RawClient;
import io.jiaohao.fuzz.FrameSpoiler;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.Handshake;
import io.jiaohao.protocol.netty.BadFrameException;
import io.jiaohao.protocol.netty.CutStream;
import io.jiaohao.protocol.netty.FrameDecoder;
import io.jiaohao.protocol.wire.Challenge;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Proof;
import io.jiaohao.protocol.wire.ServerMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** One connection as its device sees it, which also knows what the server's decoder made of it. */
final class FuzzLine {
  private final EmbeddedChannel channel;

  /** Request ids that want an answer, 0 for what is no request and wants one all the same. */
  private final List<Long> asked = new ArrayList<>();

  private final List<Long> answered = new ArrayList<>();
  private boolean welcomed;

  /** Notes what comes out of the decoder on its way. */
  private final class Tap extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (welcomed) {
        note((DeviceMessage) message);
      }
      ctx.fireChannelRead(message);
    }
  }

  FuzzLine(EmbeddedChannel channel) {
    this.channel = channel;
    String decoder = channel.pipeline().context(FrameDecoder.class).name();
    channel.pipeline().addAfter(decoder, "tap", new Tap());
    channel.pipeline().fireChannelActive();
  }

  private void note(DeviceMessage message) {
    switch (message.getBodyCase()) {
      case REQUEST -> asked.add(message.getRequest().getRequestId());
      case HELLO, PROOF, BODY_NOT_SET -> asked.add(0L);
      default -> {}
    }
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Brings bytes, cut anywhere; bad ones end the connection in the decoder's one way. */
  void bring(byte[] stream, SplittableRandom random) {
    try {
      CutStream.bring(stream, channel, random);
    } catch (BadFrameException e) {
      assertThat(channel.isOpen()).as("after %s", e.getMessage()).isFalse();
    }
  }

  void bring(DeviceMessage message, SplittableRandom random) {
    bring(FrameSpoiler.framed(message.toByteArray()), random);
  }

  /** What the server has said since. */
  List<ServerMessage> heard() throws IOException {
    List<ServerMessage> heard = new ArrayList<>();
    for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
      ByteArrayInputStream in = new ByteArrayInputStream(ByteBufUtil.getBytes(frame));
      frame.release();
      while (in.available() > 0) {
        heard.add(ServerMessage.parseDelimitedFrom(in));
      }
    }
    heard.forEach(this::note);
    return heard;
  }

  private void note(ServerMessage message) {
    switch (message.getBodyCase()) {
      case WELCOME -> welcomed = true;
      case REPLY -> answered.add(message.getReply().getRequestId());
      case UNSUPPORTED -> answered.add(message.getUnsupported().getRequestId());
      default -> {}
    }
  }

  /** All that was asked so far has had its one answer, in turn, unless the connection has ended. */
  void assertAnswered() {
    if (isOpen() && !answered.equals(asked)) {
      assertThat(answered).containsExactlyInAnyOrderElementsOf(asked);
    }
    asked.clear();
    answered.clear();
  }

  /** The whole login of a device that holds its key. */
  void login(DeviceRecord device, FuzzHall hall, SplittableRandom random) throws IOException {
    Hello hello = RawClient.helloOf(device);
    bring(DeviceMessage.newBuilder().setHello(hello).build(), random);
    List<ServerMessage> answer = heard();
    assertThat(answer).as("to a Hello").hasSize(1);
    bring(proof(device, hello, answer.get(0).getChallenge()), random);
    hall.turn();
    assertThat(heard()).as("to a Proof").isNotEmpty();
    assertThat(welcomed).isTrue();
  }

  private static DeviceMessage proof(DeviceRecord device, Hello hello, Challenge challenge) {
    byte[] mac = Handshake.deviceProof(device.key().bytes(), hello, challenge);
    return DeviceMessage.newBuilder()
        .setProof(Proof.newBuilder().setMac(ByteString.copyFrom(mac)))
        .build();
  }

  /** Time passes on the channel's own timers. */
  void pass(long ms) {
    channel.advanceTimeBy(ms, TimeUnit.MILLISECONDS);
    channel.runPendingTasks();
  }

  void close() {
    channel.finishAndReleaseAll();
  }
}
