package io.jiaohao.web;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code as a drawing of any size: one path of black squares on white. */
final class QrCode {
  /** Blank squares on each side, as the standard wants them. */
  private static final int MARGIN = 4;

  private QrCode() {}

  /** Correction M: a creased slip is still read. */
  static String svg(String text) {
    ByteMatrix dots;
    try {
      dots = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          text.length() + " characters (expected: as many as a QR code holds)", e);
    }
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < dots.getHeight(); y++) {
      row(dots, y, path);
    }
    int size = dots.getWidth() + 2 * MARGIN;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>
        """
        .formatted(size, path);
  }

  /** The black runs of a row, each one rectangle. */
  private static void row(ByteMatrix dots, int y, StringBuilder path) {
    for (int x = 0; x < dots.getWidth(); x++) {
      int from = x;
      while (x < dots.getWidth() && dots.get(x, y) == 1) {
        x++;
      }
      if (x > from) {
        int width = x - from;
        path.append("M%d %dh%dv1h-%dz".formatted(from + MARGIN, y + MARGIN, width, width));
      }
    }
  }
}
