package io.jiaohao.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.wire.Challenge;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Role;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A proof serves one connection, one direction, one name and one version, and nothing else. */
class HandshakeTest {
  private static final HexFormat HEX = HexFormat.of();

  /** The worked example of the protocol page; its proofs were computed with another program. */
  private static final byte[] KEY =
      HEX.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

  private static final Hello HELLO =
      Hello.newBuilder()
          .setMinVersion(1)
          .setMaxVersion(1)
          .setDeviceId("terminal-E12")
          .setRole(Role.ROLE_WINDOW)
          .setDeviceNonce(hex("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf"))
          .build();
  private static final Challenge CHALLENGE =
      Challenge.newBuilder()
          .setVersion(1)
          .setServerNonce(hex("b0b1b2b3b4b5b6b7b8b9babbbcbdbebf"))
          .build();

  @Test
  void theTranscriptIsThatOfThePage() {
    assertThat(HEX.formatHex(Handshake.transcript(Handshake.DEVICE_LABEL, HELLO, CHALLENGE)))
        .isEqualTo(
            "00000010"
                + "6a69616f68616f2f3120646576696365"
                + "0000000c"
                + "7465726d696e616c2d453132"
                + "00000010"
                + "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf"
                + "00000010"
                + "b0b1b2b3b4b5b6b7b8b9babbbcbdbebf"
                + "00000002"
                + "00000001"
                + "00000001"
                + "00000001");
  }

  @Test
  void theProofsAreThoseOfThePage() {
    assertThat(HEX.formatHex(Handshake.deviceProof(KEY, HELLO, CHALLENGE)))
        .isEqualTo("ff1cacb4f807bfbb93fdf7550ebcd8ef9bd49104155318e4af42c2b88910240a");
    assertThat(HEX.formatHex(Handshake.serverProof(KEY, HELLO, CHALLENGE)))
        .isEqualTo("c1fa0e9933493a055ccc12c24a1bcb96fdcfb465f06c912632fb1975d358752a");
  }

  @Test
  void aHallThatIsNamedIsProvedToo() {
    Hello named = HELLO.toBuilder().setHall("outlet-0007").build();

    assertThat(HEX.formatHex(Handshake.deviceProof(KEY, named, CHALLENGE)))
        .isEqualTo("5a17f055f02c40383e3c5c0c354c729e8540214fdd1b251c31ff671991d076ac");
    assertThat(HEX.formatHex(Handshake.serverProof(KEY, named, CHALLENGE)))
        .isEqualTo("676eabbba949bde073c2214169541782061f27d83ce9c73ee911b6ee0644868f");
    assertDiffers(named, CHALLENGE);
  }

  @Test
  void aReflectedProofDoesNotMatch() {
    assertThat(
            Handshake.matches(
                Handshake.serverProof(KEY, HELLO, CHALLENGE),
                Handshake.deviceProof(KEY, HELLO, CHALLENGE)))
        .isFalse();
  }

  @Test
  void aReplayedProofDoesNotMatchANewNonceOfEitherSide() {
    Hello again = HELLO.toBuilder().setDeviceNonce(hex("ff".repeat(16))).build();
    Challenge next = CHALLENGE.toBuilder().setServerNonce(hex("ff".repeat(16))).build();
    assertDiffers(again, CHALLENGE);
    assertDiffers(HELLO, next);
  }

  @Test
  void aProofRelayedToAnotherNameOrRoleDoesNotMatch() {
    assertDiffers(HELLO.toBuilder().setDeviceId("terminal-E13").build(), CHALLENGE);
    assertDiffers(HELLO.toBuilder().setRole(Role.ROLE_KIOSK).build(), CHALLENGE);
  }

  @Test
  void aDowngradeDoesNotMatch() {
    assertDiffers(HELLO.toBuilder().setMaxVersion(2).build(), CHALLENGE);
    assertDiffers(HELLO.toBuilder().setMinVersion(0).build(), CHALLENGE);
    assertDiffers(HELLO, CHALLENGE.toBuilder().setVersion(2).build());
  }

  @Test
  void bytesCannotMoveFromOneFieldToTheNext() {
    Hello shifted =
        HELLO.toBuilder()
            .setDeviceId("terminal-E1")
            .setDeviceNonce(hex("32a0a1a2a3a4a5a6a7a8a9aaabacadaeaf"))
            .build();
    assertDiffers(shifted, CHALLENGE);
  }

  @Test
  void anotherKeyDoesNotMatch() {
    byte[] other = KEY.clone();
    other[31] ^= 1;
    assertThat(
            Handshake.matches(
                Handshake.deviceProof(KEY, HELLO, CHALLENGE),
                Handshake.deviceProof(other, HELLO, CHALLENGE)))
        .isFalse();
  }

  @Test
  void aWellFormedLoginHasNoFault() {
    assertThat(Handshake.fault(HELLO)).isEmpty();
    assertThat(Handshake.fault(CHALLENGE, HELLO)).isEmpty();
    assertThat(Handshake.chooseVersion(HELLO)).isEqualTo(1);
  }

  @Test
  void faultsSayTheBadAndTheExpectedValue() {
    assertThat(Handshake.fault(HELLO.toBuilder().setDeviceId("窗口").build()))
        .hasValue("device_id: 2 characters (expected: 1..64 of A-Z a-z 0-9 . _ -)");
    assertThat(Handshake.fault(HELLO.toBuilder().setHall("a hall").build()))
        .hasValue("hall: 6 characters (expected: none, or 1..64 of A-Z a-z 0-9 . _ -)");
    assertThat(Handshake.fault(HELLO.toBuilder().setMinVersion(3).build()))
        .hasValue("versions: 3..1 (expected: 1 or more, min_version not over max_version)");
    assertThat(Handshake.fault(HELLO.toBuilder().setMaxVersion(-1).build()))
        .as("4294967295 is no negative number on the wire")
        .isEmpty();
    assertThat(Handshake.fault(HELLO.toBuilder().setDeviceNonce(hex("aa".repeat(15))).build()))
        .hasValue("device_nonce: 15 bytes (expected: 16..64)");
    assertThat(Handshake.fault(HELLO.toBuilder().setDeviceNonce(hex("aa".repeat(65))).build()))
        .hasValue("device_nonce: 65 bytes (expected: 16..64)");
    assertThat(Handshake.fault(CHALLENGE.toBuilder().setVersion(2).build(), HELLO))
        .hasValue("version: 2 (expected: 1..1)");
  }

  @Test
  void noVersionInCommonIsZero() {
    Hello later = HELLO.toBuilder().setMinVersion(2).setMaxVersion(9).build();
    assertThat(Handshake.chooseVersion(later)).isZero();
    assertThat(Handshake.chooseVersion(later.toBuilder().setMinVersion(1).build())).isEqualTo(1);
  }

  private static void assertDiffers(Hello hello, Challenge challenge) {
    byte[] proof = Handshake.deviceProof(KEY, HELLO, CHALLENGE);
    assertThat(Handshake.matches(proof, Handshake.deviceProof(KEY, hello, challenge))).isFalse();
  }

  private static ByteString hex(String digits) {
    return ByteString.copyFrom(HEX.parseHex(digits));
  }
}
