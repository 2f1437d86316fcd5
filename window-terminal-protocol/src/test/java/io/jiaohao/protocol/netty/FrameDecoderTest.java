package io.jiaohao.protocol.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.ServerMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that are no frames close their connection, at once and once. */
class FrameDecoderTest {
  private static final int STRANGERS = 2_000;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no message             | 00           | frame length: 0 (expected: 1..65536)
          one byte too many      | 818004       | frame length: 65537 (expected: 1..65536)
          two megabytes          | ffff7f       | frame length: 2097151 (expected: 1..65536)
          a length of five bytes | 8180808000   | frame length: over 3 bytes long (expected: 1..65536)
          two gigabytes          | ffffffff07   | frame length: over 3 bytes long (expected: 1..65536)
          a padded length        | 820000       | frame length: padded (expected: its shortest form)
          a padded length of 3   | 828000       | frame length: padded (expected: its shortest form)
          no protobuf            | 01ff         | frame of 1 bytes: While parsing a protocol message, the input ended
          an end without a group | 010c         | frame of 1 bytes: Protocol message end-group tag did not match
          a field cut off        | 021a05       | frame of 2 bytes: While parsing a protocol message, the input ended
          a text that is no text | 061a041202c328 | frame of 6 bytes: Protocol message had invalid UTF-8.
          """)
  void aBadFrameIsToldOnceAndEndsTheConnection(String kind, String hex, String words) {
    EmbeddedChannel channel = new EmbeddedChannel(FrameDecoder.forDevice());
    assertThatThrownBy(() -> channel.writeInbound(bytes(hex)))
        .as(kind)
        .isInstanceOf(BadFrameException.class)
        .hasMessageStartingWith(words);
    assertThat(channel.isOpen()).isFalse();
    assertThat(channel.<Object>readInbound()).isNull();
    assertThat(channel.finish()).isFalse();
  }

  @Test
  void whatFollowsABadFrameIsDropped() {
    EmbeddedChannel channel = new EmbeddedChannel(FrameDecoder.forDevice());
    assertThatThrownBy(() -> channel.writeInbound(bytes("00" + "023a00")))
        .isInstanceOf(BadFrameException.class);
    assertThat(channel.<Object>readInbound()).isNull();
  }

  @Test
  void whatCameBeforeABadFrameIsRead() {
    EmbeddedChannel channel = new EmbeddedChannel(FrameDecoder.forDevice());
    assertThatThrownBy(() -> channel.writeInbound(bytes("023a00" + "00")))
        .isInstanceOf(BadFrameException.class);
    assertThat(channel.<ServerMessage>readInbound().hasHeartbeat()).isTrue();
  }

  @Test
  void theLongestFramePasses() {
    ServerMessage longest = withLength(FrameLimits.MAX_FRAME_BYTES);
    EmbeddedChannel channel = new EmbeddedChannel(FrameDecoder.forDevice());
    channel.writeInbound(FrameEncoder.encode(ByteBufAllocator.DEFAULT, longest));
    assertThat(channel.<ServerMessage>readInbound()).isEqualTo(longest);
  }

  @Test
  void aLongerMessageIsNotEvenWritten() {
    ServerMessage longer = withLength(FrameLimits.MAX_FRAME_BYTES + 1);
    assertThatThrownBy(() -> FrameEncoder.encode(ByteBufAllocator.DEFAULT, longer))
        .hasMessage("frame length: 65537 (expected: 1..65536)");
  }

  @Test
  void nothingIsReservedForALengthThatIsOnlyClaimed() {
    UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
    EmbeddedChannel channel = new EmbeddedChannel(FrameDecoder.forDevice());
    channel.config().setAllocator(allocator);
    channel.writeInbound(bytes("8080"));
    channel.writeInbound(bytes("041a"));
    channel.writeInbound(bytes("7b"));
    assertThat(allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory())
        .isBetween(1L, 1_024L);
    channel.finishAndReleaseAll();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a browser        | 474554202f20485454502f312e31 | 2 | first frame: begins with 45 (expected: 0a, a Hello)
          a TLS client     | 16030100f4010000f00303       | 2 | first frame: begins with 03 (expected: 0a, a Hello)
          an SSH client    | 5353482d322e302d             | 2 | first frame: begins with 53 (expected: 0a, a Hello)
          a proof too soon | 0412020a00                   | 2 | first frame: begins with 12 (expected: 0a, a Hello)
          a huge Hello     | 81040a                       | 2 | first frame length: 513 (expected: 1..512)
          """)
  void aStrangerIsShownTheDoorAtTheFirstByteThatTells(
      String stranger, String hex, int tellingByte, String words) {
    EmbeddedChannel channel = new EmbeddedChannel(FrameDecoder.forServer());
    channel.writeInbound(bytes(hex.substring(0, 2 * tellingByte - 2)));
    assertThat(channel.isOpen()).as(stranger).isTrue();
    assertThatThrownBy(
            () -> channel.writeInbound(bytes(hex.substring(2 * tellingByte - 2, 2 * tellingByte))))
        .isInstanceOf(BadFrameException.class)
        .hasMessage(words);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void anHttpRequestInOnePieceIsShownTheDoorToo() {
    EmbeddedChannel channel = new EmbeddedChannel(FrameDecoder.forServer());
    ByteBuf request = Unpooled.copiedBuffer("GET / HTTP/1.1\r\nHost: hall\r\n\r\n", US_ASCII);
    assertThatThrownBy(() -> channel.writeInbound(request)).isInstanceOf(BadFrameException.class);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void onlyTheFirstFrameMustBeAHello() {
    EmbeddedChannel channel = new EmbeddedChannel(FrameDecoder.forServer());
    channel.writeInbound(bytes("020a00" + "023a00"));
    assertThat(channel.<DeviceMessage>readInbound().hasHello()).isTrue();
    assertThat(channel.<DeviceMessage>readInbound().hasHeartbeat()).isTrue();
  }

  @Test
  void theRoomOfAHelloIsEnoughForTheLargestOne() {
    Hello largest =
        Hello.newBuilder()
            .setMinVersion(-1)
            .setMaxVersion(-1)
            .setRoleValue(-1)
            .setDeviceId("x".repeat(FrameLimits.MAX_DEVICE_ID_CHARS))
            .setDeviceNonce(ByteString.copyFrom(new byte[FrameLimits.MAX_NONCE_BYTES]))
            .build();
    DeviceMessage message = DeviceMessage.newBuilder().setHello(largest).build();
    assertThat(message.getSerializedSize()).isLessThan(FrameLimits.MAX_HELLO_BYTES / 2);
  }

  @Test
  void randomBytesNeverBringDownTheDecoder() {
    SplittableRandom random = new SplittableRandom(20_260_301);
    for (int i = 0; i < STRANGERS; i++) {
      byte[] noise = new byte[1 + random.nextInt(64)];
      random.nextBytes(noise);
      EmbeddedChannel channel = new EmbeddedChannel(FrameDecoder.forServer());
      try {
        channel.writeInbound(Unpooled.wrappedBuffer(noise));
      } catch (BadFrameException e) {
        assertThat(channel.isOpen()).isFalse();
      }
      channel.finishAndReleaseAll();
    }
  }

  private static ServerMessage withLength(int bytes) {
    // Two keys and two lengths of three bytes around the text: 8 bytes.
    ServerMessage message =
        ServerMessage.newBuilder()
            .setReject(Reject.newBuilder().setWords("x".repeat(bytes - 8)))
            .build();
    assertThat(message.getSerializedSize()).isEqualTo(bytes);
    return message;
  }

  private static ByteBuf bytes(String hex) {
    return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
  }
}
