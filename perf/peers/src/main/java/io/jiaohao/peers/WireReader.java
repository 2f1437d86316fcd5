package io.jiaohao.peers;

import java.nio.ByteBuffer;

/**
 * Reads the frames of one connection by hand, only what a bench needs of them: the outcome and call
 * of a reply, sequences and call ids of a picture. One thread.
 */
final class WireReader {
  /** What the frames say. {@code code} is a refusal's code, or null. */
  interface Listener {
    void reply(long requestId, int status, long callId, String code);

    void delta(long after, long upTo);

    void snapshot(long seq);

    /** A window of the delta or snapshot that was told last; call 0 = none. */
    void window(int window, long callId);

    void other(int key);
  }

  private static final int REPLY = 4;
  private static final int SNAPSHOT = 5;
  private static final int DELTA = 6;
  private static final int HEARTBEAT = 7;
  private static final int WIRE_LENGTH = 2;

  private final ByteBuffer in;
  private final Listener listener;

  WireReader(int bytes, Listener listener) {
    this.in = ByteBuffer.allocateDirect(bytes);
    this.listener = listener;
  }

  /** Where to read the next bytes into; then {@link #frames}. */
  ByteBuffer buffer() {
    return in;
  }

  /** Tells of all whole frames and keeps the rest. */
  void frames() {
    in.flip();
    while (in.hasRemaining()) {
      int start = in.position();
      int length = lengthOrMissing();
      if (length < 0 || in.remaining() < length) {
        in.position(start);
        break;
      }
      int end = in.position() + length;
      message(in.get() & 0xff, end);
      in.position(end);
    }
    in.compact();
  }

  private int lengthOrMissing() {
    int value = 0;
    for (int shift = 0; in.hasRemaining(); shift += 7) {
      int next = in.get();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    return -1;
  }

  private void message(int key, int end) {
    number(); // The body's length: the frame's rest.
    switch (key >>> 3) {
      case REPLY -> reply(end);
      case SNAPSHOT -> snapshot(end);
      case DELTA -> delta(end);
      case HEARTBEAT -> {
        // Being heard was all that it is for.
      }
      default -> listener.other(key);
    }
  }

  private void reply(int end) {
    long requestId = 0;
    int status = 0;
    long callId = 0;
    String code = null;
    while (in.position() < end) {
      int key = (int) number();
      switch (key >>> 3) {
        case 1 -> requestId = number();
        case 2 -> status = (int) number();
        case 4 -> code = firstText();
        case 6 -> callId = firstNumber();
        default -> skip(key);
      }
    }
    listener.reply(requestId, status, callId, code);
  }

  private void delta(int end) {
    long after = 0;
    long upTo = 0;
    int windows = end;
    while (in.position() < end) {
      int start = in.position();
      int key = (int) number();
      switch (key >>> 3) {
        case 1 -> after = number();
        case 2 -> upTo = number();
        default -> {
          if (key >>> 3 == 4) {
            windows = Math.min(windows, start);
          }
          skip(key);
        }
      }
    }
    listener.delta(after, upTo);
    in.position(windows);
    windows(4, end);
  }

  private void snapshot(int end) {
    int start = in.position();
    long seq = 0;
    while (in.position() < end) {
      int key = (int) number();
      if (key >>> 3 == 1) {
        seq = number();
      } else {
        skip(key);
      }
    }
    listener.snapshot(seq);
    in.position(start);
    windows(3, end);
  }

  private void windows(int field, int end) {
    while (in.position() < end) {
      int key = (int) number();
      if (key >>> 3 == field) {
        window();
      } else {
        skip(key);
      }
    }
  }

  private void window() {
    int length = (int) number();
    int end = in.position() + length;
    int window = -1;
    long callId = 0;
    while (in.position() < end) {
      int key = (int) number();
      switch (key >>> 3) {
        case 1 -> window = windowIndex();
        case 4 -> callId = number();
        default -> skip(key);
      }
    }
    listener.window(window, callId);
  }

  /** The number in an id such as W017, less one. */
  private int windowIndex() {
    int length = (int) number();
    int from = in.position();
    int number = 0;
    for (int i = 1; i < length; i++) {
      number = number * 10 + in.get(from + i) - '0';
    }
    in.position(from + length);
    return number - 1;
  }

  private long firstNumber() {
    int length = (int) number();
    int end = in.position() + length;
    long value = 0;
    if (length > 0 && number() >>> 3 == 1) {
      value = number();
    }
    in.position(end);
    return value;
  }

  private String firstText() {
    int length = (int) number();
    int end = in.position() + length;
    number();
    byte[] text = new byte[(int) number()];
    in.get(text);
    in.position(end);
    return new String(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  private long number() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private void skip(int key) {
    if ((key & 7) == WIRE_LENGTH) {
      int length = (int) number();
      in.position(in.position() + length);
    } else if ((key & 7) == 0) {
      number();
    } else {
      throw new IllegalStateException("field key: " + key + " (expected: number or bytes)");
    }
  }
}
