package io.jiaohao.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.wire.Challenge;
import io.jiaohao.protocol.wire.Hello;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The proofs of the login: HMAC-SHA-256 under the device's key over a transcript of all that was
 * agreed. Each side proves the key to the other, so a proof must not serve anywhere else:
 *
 * <ul>
 *   <li>the label differs by direction: a proof cannot be reflected to its sender;
 *   <li>both nonces are in it: it cannot be replayed on another connection;
 *   <li>the device id, the role and the hall are in it: it cannot be relayed under another name;
 *   <li>the offered range and the chosen version are in it: nobody between can downgrade.
 * </ul>
 *
 * <pre>
 * len label | len device id | len device nonce | len server nonce | len hall | role | min | max | chosen
 * </pre>
 *
 * All lengths and numbers are four bytes, big-endian. A Hello that names no hall has no part for it
 * either: the four numbers then follow the nonces.
 */
public final class Handshake {
  static final String DEVICE_LABEL = "jiaohao/1 device";
  static final String SERVER_LABEL = "jiaohao/1 server";
  private static final String HMAC = "HmacSHA256";
  private static final int NUMBERS = 4;

  private Handshake() {}

  /** What the device sends in its Proof. */
  public static byte[] deviceProof(byte[] key, Hello hello, Challenge challenge) {
    return mac(key, transcript(DEVICE_LABEL, hello, challenge));
  }

  /** What the server sends in its Welcome. */
  public static byte[] serverProof(byte[] key, Hello hello, Challenge challenge) {
    return mac(key, transcript(SERVER_LABEL, hello, challenge));
  }

  /** Compares in a time that tells nothing about where the two differ. */
  public static boolean matches(byte[] expected, byte[] actual) {
    return MessageDigest.isEqual(expected, actual);
  }

  /** What is wrong with a device's Hello, in words for its Reject; empty if it is well formed. */
  public static Optional<String> fault(Hello hello) {
    if (!FrameLimits.isDeviceId(hello.getDeviceId())) {
      return Optional.of(
          "device_id: %d characters (expected: 1..%d of A-Z a-z 0-9 . _ -)"
              .formatted(hello.getDeviceId().length(), FrameLimits.MAX_DEVICE_ID_CHARS));
    }
    if (!hello.getHall().isEmpty() && !FrameLimits.isHallId(hello.getHall())) {
      return Optional.of(
          "hall: %d characters (expected: none, or 1..%d of A-Z a-z 0-9 . _ -)"
              .formatted(hello.getHall().length(), FrameLimits.MAX_HALL_ID_CHARS));
    }
    int min = hello.getMinVersion();
    int max = hello.getMaxVersion();
    if (min == 0 || Integer.compareUnsigned(max, min) < 0) {
      return Optional.of(
          "versions: %s..%s (expected: 1 or more, min_version not over max_version)"
              .formatted(Integer.toUnsignedString(min), Integer.toUnsignedString(max)));
    }
    return nonceFault("device_nonce", hello.getDeviceNonce());
  }

  /** What is wrong with a server's Challenge to this Hello; empty if nothing is. */
  public static Optional<String> fault(Challenge challenge, Hello hello) {
    long version = Integer.toUnsignedLong(challenge.getVersion());
    long min = Integer.toUnsignedLong(hello.getMinVersion());
    long max = Integer.toUnsignedLong(hello.getMaxVersion());
    if (version < min || version > max) {
      return Optional.of("version: %d (expected: %d..%d)".formatted(version, min, max));
    }
    return nonceFault("server_nonce", challenge.getServerNonce());
  }

  /** The highest version that this code and the Hello have in common, or 0 if there is none. */
  public static int chooseVersion(Hello hello) {
    long min = Math.max(FrameLimits.MIN_VERSION, Integer.toUnsignedLong(hello.getMinVersion()));
    long max = Math.min(FrameLimits.MAX_VERSION, Integer.toUnsignedLong(hello.getMaxVersion()));
    return max < min ? 0 : (int) max;
  }

  private static Optional<String> nonceFault(String field, ByteString nonce) {
    if (nonce.size() >= FrameLimits.MIN_NONCE_BYTES
        && nonce.size() <= FrameLimits.MAX_NONCE_BYTES) {
      return Optional.empty();
    }
    return Optional.of(
        "%s: %d bytes (expected: %d..%d)"
            .formatted(
                field, nonce.size(), FrameLimits.MIN_NONCE_BYTES, FrameLimits.MAX_NONCE_BYTES));
  }

  static byte[] transcript(String label, Hello hello, Challenge challenge) {
    List<byte[]> texts = new ArrayList<>();
    texts.add(label.getBytes(UTF_8));
    texts.add(hello.getDeviceIdBytes().toByteArray());
    texts.add(hello.getDeviceNonce().toByteArray());
    texts.add(challenge.getServerNonce().toByteArray());
    if (!hello.getHall().isEmpty()) {
      texts.add(hello.getHallBytes().toByteArray());
    }
    int size = NUMBERS * Integer.BYTES;
    for (byte[] text : texts) {
      size += Integer.BYTES + text.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    for (byte[] text : texts) {
      out.putInt(text.length).put(text);
    }
    out.putInt(hello.getRoleValue())
        .putInt(hello.getMinVersion())
        .putInt(hello.getMaxVersion())
        .putInt(challenge.getVersion());
    return out.array();
  }

  private static byte[] mac(byte[] key, byte[] transcript) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(transcript);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC + " belongs to every Java platform", e);
    }
  }
}
