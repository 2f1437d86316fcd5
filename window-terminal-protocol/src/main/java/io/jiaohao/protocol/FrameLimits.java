package io.jiaohao.protocol;

/**
 * The numbers that both sides of the device protocol hold each other to. They are part of the
 * protocol's version 1: a device maker finds them in {@code docs/protocol.md}.
 */
public final class FrameLimits {
  /** The first protocol version that this code speaks. */
  public static final int MIN_VERSION = 1;

  /** The last protocol version that this code speaks. */
  public static final int MAX_VERSION = 1;

  /** Longest message in a frame, without the length in front of it. */
  public static final int MAX_FRAME_BYTES = 65_536;

  /** Longest length prefix: 65,536 needs three bytes of seven bits. */
  public static final int MAX_LENGTH_BYTES = 3;

  /**
   * Longest first frame of a device. A Hello needs about 150 bytes; the rest is room for later
   * fields. Small, because anybody may send one.
   */
  public static final int MAX_HELLO_BYTES = 512;

  /** Longest text field, in UTF-16 units. */
  public static final int MAX_TEXT_CHARS = 200;

  /** Longest device id, in characters of {@code A-Z a-z 0-9 . _ -}. */
  public static final int MAX_DEVICE_ID_CHARS = 64;

  /** Longest hall id, in the same characters. */
  public static final int MAX_HALL_ID_CHARS = 64;

  /** Shortest nonce: 128 bits do not repeat by chance. */
  public static final int MIN_NONCE_BYTES = 16;

  /** Longest nonce. */
  public static final int MAX_NONCE_BYTES = 64;

  /** A device key: as long as the digest that it feeds. */
  public static final int KEY_BYTES = 32;

  /** A proof: one HMAC-SHA-256. */
  public static final int MAC_BYTES = 32;

  /** A person, as far as a device may say who somebody is: one HMAC-SHA-256. */
  public static final int PERSON_BYTES = 32;

  /** Who has sent nothing for this long sends a Heartbeat. */
  public static final int HEARTBEAT_MS = 5_000;

  /** Who has received nothing for this long takes the other side for dead. */
  public static final int DEAD_AFTER_MS = 15_000;

  /** From the connection to the Welcome. */
  public static final int LOGIN_TIMEOUT_MS = 10_000;

  /** Least time between two Shown of a device: five a second. */
  public static final int SHOWN_GAP_MS = 200;

  /** Results of accepted requests that the hall remembers for each device. */
  public static final int REMEMBERED_REQUESTS = 1_024;

  private FrameLimits() {}

  /** Whether the text may name a device. */
  public static boolean isDeviceId(String text) {
    return isId(text, MAX_DEVICE_ID_CHARS);
  }

  /** Whether the text may name a hall. */
  public static boolean isHallId(String text) {
    return isId(text, MAX_HALL_ID_CHARS);
  }

  private static boolean isId(String text, int maxChars) {
    return !text.isEmpty()
        && text.length() <= maxChars
        && text.chars().allMatch(FrameLimits::isIdChar);
  }

  private static boolean isIdChar(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
