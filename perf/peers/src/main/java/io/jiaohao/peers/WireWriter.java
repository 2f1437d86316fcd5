package io.jiaohao.peers;

import java.nio.ByteBuffer;

/**
 * Writes the few frames that a device sends again and again, by hand: the load generator shares the
 * server's cores and has to be as light as a floor's. Every frame is shorter than 128 bytes, so
 * every length is one byte.
 */
final class WireWriter {
  static final int FRAME_MAX = 127;

  private static final byte REQUEST = 0x1a;
  private static final byte WATCH = 0x22;
  private static final byte SHOWN = 0x2a;
  private static final byte HEARTBEAT = 0x3a;
  private static final byte ISSUE_TICKET = 0x12;
  private static final byte OPEN_WINDOW = 0x22;
  private static final byte NEXT = 0x32;
  private static final byte FIRST_NUMBER = 0x08;
  private static final byte FIRST_TEXT = 0x0a;
  private static final byte SECOND_TEXT = 0x12;

  private WireWriter() {}

  static void issueTicket(ByteBuffer out, long requestId, byte[] service, byte[] ticketClass) {
    int start = begin(out, REQUEST);
    number(out.put(FIRST_NUMBER), requestId);
    out.put(ISSUE_TICKET).put((byte) (4 + service.length + ticketClass.length));
    out.put(FIRST_TEXT).put((byte) service.length).put(service);
    out.put(SECOND_TEXT).put((byte) ticketClass.length).put(ticketClass);
    end(out, start);
  }

  static void openWindow(ByteBuffer out, long requestId) {
    int start = begin(out, REQUEST);
    number(out.put(FIRST_NUMBER), requestId);
    out.put(OPEN_WINDOW).put((byte) 0);
    end(out, start);
  }

  static void next(ByteBuffer out, long requestId, long finishing) {
    int start = begin(out, REQUEST);
    number(out.put(FIRST_NUMBER), requestId);
    out.put(NEXT);
    if (finishing == 0) {
      out.put((byte) 0);
    } else {
      out.put((byte) (1 + size(finishing)));
      number(out.put(FIRST_NUMBER), finishing);
    }
    end(out, start);
  }

  static void watchAll(ByteBuffer out) {
    end(out, begin(out, WATCH));
  }

  static void heartbeat(ByteBuffer out) {
    end(out, begin(out, HEARTBEAT));
  }

  static void shown(ByteBuffer out, long seq) {
    int start = begin(out, SHOWN);
    number(out.put(FIRST_NUMBER), seq);
    end(out, start);
  }

  /** Leaves room for the frame's length, and for the body's behind its key. */
  private static int begin(ByteBuffer out, byte body) {
    int start = out.position();
    out.put((byte) 0).put(body).put((byte) 0);
    return start;
  }

  private static void end(ByteBuffer out, int start) {
    int frame = out.position() - start - 1;
    out.put(start, (byte) frame);
    out.put(start + 2, (byte) (frame - 2));
  }

  private static void number(ByteBuffer out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.put((byte) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static int size(long value) {
    return Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
  }
}
