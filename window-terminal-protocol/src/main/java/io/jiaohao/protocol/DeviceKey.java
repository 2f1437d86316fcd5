package io.jiaohao.protocol;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A device's secret, shared with the server. Its text is written to key files on purpose through
 * {@link #toHex()} and never by accident: {@code toString} hides it from logs.
 */
public final class DeviceKey {
  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;

  private DeviceKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new key from the given source. */
  public static DeviceKey random(SecureRandom random) {
    byte[] bytes = new byte[FrameLimits.KEY_BYTES];
    random.nextBytes(bytes);
    return new DeviceKey(bytes);
  }

  /**
   * The key that {@link #toHex()} wrote.
   *
   * @throws IllegalArgumentException if the text is no key; the message does not repeat the text
   */
  public static DeviceKey ofHex(String hex) {
    int digits = 2 * FrameLimits.KEY_BYTES;
    if (hex.length() != digits || !hex.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IllegalArgumentException(
          "key: %d characters (expected: %d hexadecimal digits)".formatted(hex.length(), digits));
    }
    return new DeviceKey(HEX.parseHex(hex));
  }

  /** The secret as text, for a key file. */
  public String toHex() {
    return HEX.formatHex(bytes);
  }

  /** A copy of the secret, for the handshake. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeviceKey key && MessageDigest.isEqual(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "DeviceKey[hidden]";
  }
}
