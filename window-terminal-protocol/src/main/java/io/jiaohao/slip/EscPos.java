package io.jiaohao.slip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The few ESC/POS commands of a slip, one after another. Text is cleaned on its way. */
final class EscPos {
  private static final int ESC = 0x1B;
  private static final int FS = 0x1C;
  private static final int GS = 0x1D;
  private static final int LF = 0x0A;
  private static final int QR = 0x31;

  /** Version 40 with correction M holds this many bytes; a ticket's link has about eighty. */
  private static final int QR_MAX_BYTES = 2_331;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * Back to the state of a printer that was just switched on, then Chinese: characters of two or
   * four bytes from here on.
   */
  EscPos begin() {
    put(ESC, '@');
    put(FS, '&');
    return this;
  }

  EscPos centred() {
    put(ESC, 'a', 1);
    return this;
  }

  /**
   * Type of twice the height and width, of both the Latin and the Chinese characters; or the usual.
   */
  EscPos large(boolean isLarge) {
    put(GS, '!', isLarge ? 0x11 : 0);
    return this;
  }

  /** A line that fits the paper. */
  EscPos line(String text) {
    bytes.writeBytes(SlipText.bytes(SlipText.clean(text)));
    put(LF);
    return this;
  }

  EscPos feed(int lines) {
    put(ESC, 'd', lines);
    return this;
  }

  /**
   * A QR code, correction M: a creased slip is still read.
   *
   * @param dots width of one of its squares
   */
  EscPos qrCode(String text, int dots) {
    byte[] data = text.getBytes(StandardCharsets.US_ASCII);
    if (data.length == 0 || data.length > QR_MAX_BYTES) {
      throw new IllegalArgumentException(
          "QR code: " + data.length + " bytes (expected: 1.." + QR_MAX_BYTES + ")");
    }
    qr(4, 'A', 0x32, 0);
    qr(3, 'C', dots);
    qr(3, 'E', 0x31);
    qr(data.length + 3, 'P', 0x30);
    bytes.writeBytes(data);
    qr(3, 'Q', 0x30);
    return this;
  }

  /** What follows the length of a QR command: code, function, parameters. */
  private void qr(int length, int function, int... parameters) {
    put(GS, '(', 'k', length & 0xFF, length >> 8, QR, function);
    put(parameters);
  }

  /** Feeds to the knife and cuts, all but a point. */
  EscPos cut() {
    put(GS, 'V', 0x42, 0);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private void put(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
  }
}
