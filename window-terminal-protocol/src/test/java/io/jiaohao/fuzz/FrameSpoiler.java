package io.jiaohao.fuzz;

import static io.jiaohao.fuzz.ByteSpoiler.joined;
import static io.jiaohao.fuzz.ByteSpoiler.varint;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Frames around sound and spoilt messages: most have a sound length, so that all behind sees them.
 */
public final class FrameSpoiler {
  private static final int NEST_MAX = 120;
  private static final int NEST_RARELY = 20_000;
  private static final int REPEATED_BYTES_MAX = 1_000;
  private static final int REPEATED_BYTES_RARELY = 65_000;
  private static final int NOISE_MAX = 80;

  /** Key of a group in field 1, and of its end. */
  private static final byte[] GROUP = {0x0B};

  private static final byte[] GROUP_END = {0x0C};

  private final SplittableRandom random;
  private final Supplier<byte[]> messages;
  private final ByteSpoiler spoiler;

  /**
   * Frames from here.
   *
   * @param messages sound ones, without their length
   */
  public FrameSpoiler(SplittableRandom random, Supplier<byte[]> messages) {
    this.random = random;
    this.messages = messages;
    this.spoiler = new ByteSpoiler(random);
  }

  /** Sound, spoilt within, or, now and then, no frame at all. */
  public byte[] frame() {
    return switch (random.nextInt(40)) {
      case 0 -> wrongLength(messages.get());
      case 1 ->
          random.nextInt(4) == 0 ? spoiler.noise(NOISE_MAX) : framed(spoiler.noise(NOISE_MAX));
      case 2 -> spoiler.spoilt(framed(messages.get()), framed(messages.get()));
      case 3 -> framed(nested());
      case 4, 5, 6 -> framed(repeated());
      case 7, 8, 9, 10 -> framed(joined(messages.get(), messages.get())); // two bodies of a oneof
      case 11, 12 -> framed(renumbered(messages.get()));
      case 13, 14, 15, 16, 17, 18, 19 -> framed(spoiler.spoilt(messages.get(), messages.get()));
      default -> framed(messages.get());
    };
  }

  /** A message behind its length. */
  public static byte[] framed(byte[] message) {
    return joined(varint(message.length, 0), message);
  }

  private byte[] wrongLength(byte[] message) {
    return switch (random.nextInt(7)) {
      case 0 -> joined(varint(message.length + 1L, 0), message);
      case 1 -> joined(varint(Math.max(0, message.length - 1), 0), message);
      case 2 -> joined(varint(65_537L + random.nextInt(1 << 20), 0), message);
      case 3 -> joined(varint(-1 - (long) random.nextInt(3), 0), message);
      case 4 -> joined(varint(message.length, 1 + random.nextInt(9)), message);
      case 5 -> joined(varint(Integer.MAX_VALUE, 0), message);
      default -> joined(varint(0, 0), message);
    };
  }

  /** Groups in groups, closed or not. */
  private byte[] nested() {
    int depth = 1 + random.nextInt(random.nextInt(16) == 0 ? NEST_RARELY : NEST_MAX);
    byte[][] parts = new byte[2 * depth][];
    boolean closed = random.nextBoolean();
    for (int i = 0; i < depth; i++) {
      parts[i] = GROUP;
      parts[depth + i] = closed ? GROUP_END : new byte[0];
    }
    return joined(parts);
  }

  /** One message over and over: its single fields are merged, its lists grow. */
  private byte[] repeated() {
    byte[] message = messages.get();
    int bytes = random.nextInt(100) == 0 ? REPEATED_BYTES_RARELY : REPEATED_BYTES_MAX;
    int most = bytes / Math.max(1, message.length);
    byte[][] parts = new byte[1 + random.nextInt(Math.max(1, most))][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = message;
    }
    return joined(parts);
  }

  /** The body under the key of another field. */
  private byte[] renumbered(byte[] message) {
    if (message.length == 0) {
      return message;
    }
    byte[] renumbered = message.clone();
    renumbered[0] = (byte) (((1 + random.nextInt(15)) << 3) | random.nextInt(6));
    return renumbered;
  }
}
