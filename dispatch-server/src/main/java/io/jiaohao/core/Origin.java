package io.jiaohao.core;

/**
 * Who asked: a device and its own rising request id, or a program and a key of its own choice. A
 * repeat carries the same origin.
 */
public record Origin(String device, long requestId) {
  /** Is in no device's id. */
  private static final char BEFORE_KEY = '/';

  private static final long ONLY_ONE = 1;

  /**
   * A program names each request by a key that need not rise: every key is an origin of its own,
   * with one request, and so gets into the journal without a form of its own.
   */
  public static Origin ofKey(String program, String key) {
    return new Origin(program + BEFORE_KEY + key, ONLY_ONE);
  }

  boolean hasKey() {
    return device.indexOf(BEFORE_KEY) >= 0;
  }

  /** The program, of an origin with a key. */
  String program() {
    return device.substring(0, device.indexOf(BEFORE_KEY));
  }
}
