package io.jiaohao.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Spoils sound bytes as wires, disks and other people's programs do. */
public final class ByteSpoiler {
  private static final int WOUNDS_MAX = 4;
  private static final int INSERTED_MAX = 16;

  /** Values at which lengths, signs and keys turn. */
  private static final byte[] EDGES = {
    0, 1, 0x08, 0x0A, 0x0B, 0x0C, 0x12, 0x1A, 0x7F, (byte) 0x80, (byte) 0x81, (byte) 0xFF
  };

  private final SplittableRandom random;

  public ByteSpoiler(SplittableRandom random) {
    this.random = random;
  }

  /** Some bytes of any value, at most so many. */
  public byte[] noise(int max) {
    byte[] noise = new byte[random.nextInt(max + 1)];
    random.nextBytes(noise);
    return noise;
  }

  /**
   * The bytes with a few wounds.
   *
   * @param other of the same kind, for a splice
   */
  public byte[] spoilt(byte[] sound, byte[] other) {
    byte[] bytes = sound;
    for (int wounds = 1 + random.nextInt(WOUNDS_MAX); wounds > 0; wounds--) {
      bytes = wounded(bytes, other);
    }
    return bytes;
  }

  private byte[] wounded(byte[] bytes, byte[] other) {
    if (bytes.length == 0) {
      return noise(INSERTED_MAX);
    }
    int at = random.nextInt(bytes.length);
    int to = at + random.nextInt(bytes.length - at + 1);
    return switch (random.nextInt(9)) {
      case 0, 1 -> changed(bytes, at, (byte) (bytes[at] ^ (1 << random.nextInt(8))));
      case 2 -> changed(bytes, at, EDGES[random.nextInt(EDGES.length)]);
      case 3 -> Arrays.copyOf(bytes, at);
      case 4 -> joined(part(bytes, 0, at), part(bytes, to, bytes.length));
      case 5 -> joined(part(bytes, 0, to), part(bytes, at, bytes.length));
      case 6 -> joined(part(bytes, 0, at), noise(INSERTED_MAX), part(bytes, at, bytes.length));
      case 7 -> joined(part(bytes, 0, at), varint(), part(bytes, at + 1, bytes.length));
      default -> {
        int from = random.nextInt(other.length + 1);
        yield joined(part(bytes, 0, at), part(other, from, other.length));
      }
    };
  }

  /** A number that is too large, negative or longer than it need be. */
  private byte[] varint() {
    long value =
        switch (random.nextInt(4)) {
          case 0 -> -1;
          case 1 -> Integer.MAX_VALUE - (long) random.nextInt(8);
          case 2 -> random.nextLong() >>> random.nextInt(Long.SIZE);
          default -> random.nextInt(300);
        };
    return varint(value, random.nextInt(4) == 0 ? random.nextInt(4) : 0);
  }

  /** A varint, with so many bytes more than it needs. */
  static byte[] varint(long value, int padding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long left = value;
    for (; (left & ~0x7FL) != 0; left >>>= 7) {
      bytes.write((int) ((left & 0x7F) | 0x80));
    }
    bytes.write((int) left | (padding > 0 ? 0x80 : 0));
    for (int i = 1; i <= padding; i++) {
      bytes.write(i < padding ? 0x80 : 0);
    }
    return bytes.toByteArray();
  }

  private static byte[] changed(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** All of them, one after the other. */
  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
