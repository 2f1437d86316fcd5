package io.jiaohao.protocol.netty;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import io.jiaohao.protocol.netty.GoldenVectors.Vector;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ServerMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes and meaning agree both ways. The bytes were typed from the protocol page, not printed by
 * our encoder: two halves that are wrong alike cannot agree.
 */
class GoldenFramesTest {
  static List<Vector> vectors() throws IOException {
    return GoldenVectors.all();
  }

  @Test
  void everyMessageAndActionHasAVector() throws IOException {
    List<Vector> all = vectors();
    for (String kind : List.of("device", "server")) {
      boolean device = kind.equals("device");
      List<String> seen =
          all.stream()
              .filter(vector -> vector.fromDevice() == device)
              .flatMap(vector -> vector.message().getAllFields().keySet().stream())
              .map(field -> field.getName())
              .distinct()
              .toList();
      List<String> known =
          all.stream()
              .filter(vector -> vector.fromDevice() == device)
              .findFirst()
              .orElseThrow()
              .message()
              .getDescriptorForType()
              .getFields()
              .stream()
              .map(field -> field.getName())
              .toList();
      assertThat(seen).as(kind).containsExactlyInAnyOrderElementsOf(known);
    }
  }

  @Test
  void everyActionOfARequestHasAVector() throws IOException {
    List<Request.ActionCase> seen =
        vectors().stream()
            .map(Vector::message)
            .filter(DeviceMessage.class::isInstance)
            .map(message -> ((DeviceMessage) message).getRequest().getActionCase())
            .distinct()
            .toList();
    assertThat(seen).contains(Request.ActionCase.values());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void bytesAreReadAsTheirMeaning(Vector vector) throws IOException {
    EmbeddedChannel channel = reader(vector);
    channel.writeInbound(Unpooled.wrappedBuffer(vector.frame()));
    assertThat(channel.<Object>readInbound()).isEqualTo(vector.message());
    assertThat(channel.finish()).as("nothing is left over").isFalse();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void meaningIsWrittenAsItsBytes(Vector vector) {
    for (ByteBufAllocator allocator :
        List.of(
            ByteBufAllocator.DEFAULT,
            new UnpooledByteBufAllocator(false),
            new UnpooledByteBufAllocator(true))) {
      ByteBuf frame = FrameEncoder.encode(allocator, vector.message());
      try {
        assertThat(ByteBufUtil.getBytes(frame)).isEqualTo(vector.frame());
        assertThat(frame.capacity()).as("exact size").isEqualTo(vector.frame().length);
      } finally {
        frame.release();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theNetworkMayCutAFrameAnywhere(Vector vector) throws IOException {
    byte[] frame = vector.frame();
    for (int cut = 1; cut < frame.length; cut++) {
      for (boolean direct : List.of(false, true)) {
        EmbeddedChannel channel = reader(vector);
        channel.writeInbound(part(frame, 0, cut, direct));
        assertThat(channel.<Object>readInbound()).as("after %d bytes", cut).isNull();
        channel.writeInbound(part(frame, cut, frame.length, direct));
        assertThat(channel.<Object>readInbound()).isEqualTo(vector.message());
        channel.finishAndReleaseAll();
      }
    }
  }

  @Test
  void theNetworkMayGlueFramesTogether() throws IOException {
    for (boolean fromDevice : List.of(true, false)) {
      List<Vector> all =
          vectors().stream().filter(vector -> vector.fromDevice() == fromDevice).toList();
      EmbeddedChannel channel =
          new EmbeddedChannel(fromDevice ? FrameDecoder.forServer() : FrameDecoder.forDevice());
      ByteBuf glued = Unpooled.buffer();
      all.forEach(vector -> glued.writeBytes(vector.frame()));
      channel.writeInbound(glued);
      for (Vector vector : all) {
        assertThat(channel.<Object>readInbound()).isEqualTo(vector.message());
      }
      assertThat(channel.finish()).isFalse();
    }
  }

  @Test
  void fieldsOfALaterVersionAreIgnored() throws IOException {
    UnknownFieldSet later =
        UnknownFieldSet.newBuilder()
            .addField(1_000, UnknownFieldSet.Field.newBuilder().addVarint(7).build())
            .build();
    EmbeddedChannel channel = new EmbeddedChannel(FrameDecoder.forDevice());
    byte[] body = ServerMessage.newBuilder().setUnknownFields(later).build().toByteArray();
    ByteBuf frame = Unpooled.buffer();
    frame.writeByte(body.length).writeBytes(body);
    channel.writeInbound(frame);
    ServerMessage message = channel.readInbound();
    assertThat(message.getBodyCase()).isEqualTo(ServerMessage.BodyCase.BODY_NOT_SET);
  }

  private static EmbeddedChannel reader(Vector vector) throws IOException {
    if (!vector.fromDevice()) {
      return new EmbeddedChannel(FrameDecoder.forDevice());
    }
    EmbeddedChannel channel = new EmbeddedChannel(FrameDecoder.forServer());
    Vector hello = vectors().get(0);
    if (!vector.message().equals(hello.message())) {
      channel.writeInbound(Unpooled.wrappedBuffer(hello.frame()));
      assertThat(channel.<Object>readInbound()).isEqualTo(hello.message());
    }
    return channel;
  }

  private static ByteBuf part(byte[] frame, int from, int to, boolean direct) {
    ByteBuf part = direct ? Unpooled.directBuffer(to - from) : Unpooled.buffer(to - from);
    return part.writeBytes(frame, from, to - from);
  }
}
