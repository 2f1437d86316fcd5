package io.jiaohao.slip;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A slip as a picture, at the 8 dots a millimetre of a thermal printer: what the paper printer made
 * of the bytes, so a mistake in them is seen. {@code main FILE} draws the slip of the pages.
 */
final class SlipPicture {
  private static final int COLUMN_DOTS = 12;
  private static final int LINE_DOTS = 30;
  private static final int TYPE_DOTS = 24;
  private static final int MARGIN_DOTS = 24;
  private static final int CODE_DOTS = 5;
  private static final int BETWEEN_DOTS = 48;

  private SlipPicture() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    BufferedImage narrow = of(SlipBytesTest.slip(), PaperWidth.MM_58);
    BufferedImage wide = of(SlipBytesTest.slip(), PaperWidth.MM_80);
    BufferedImage both =
        new BufferedImage(
            narrow.getWidth() + wide.getWidth() + 3 * BETWEEN_DOTS,
            Math.max(narrow.getHeight(), wide.getHeight()) + 2 * BETWEEN_DOTS,
            BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = both.createGraphics();
    pen.setColor(Color.GRAY);
    pen.fillRect(0, 0, both.getWidth(), both.getHeight());
    pen.drawImage(narrow, BETWEEN_DOTS, BETWEEN_DOTS, null);
    pen.drawImage(wide, narrow.getWidth() + 2 * BETWEEN_DOTS, BETWEEN_DOTS, null);
    try (var file = Files.newOutputStream(Path.of(args[0]))) {
      ImageIO.write(both, "png", file);
    }
  }

  private static BufferedImage of(Slip slip, PaperWidth paper) {
    PaperPrinter.Paper printed = PaperPrinter.print(SlipBytes.of(slip, paper)).get(0);
    int width = paper.columns() * COLUMN_DOTS + 2 * MARGIN_DOTS;
    BufferedImage picture = new BufferedImage(width, 1_000, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, picture.getHeight());
    pen.setColor(Color.BLACK);
    int top = MARGIN_DOTS;
    for (int i = 0; i < printed.lines().size(); i++) {
      if (i == printed.codeAfter()) {
        top += code(pen, printed.code(), width, top);
      }
      PaperPrinter.Line line = printed.lines().get(i);
      draw(pen, line, width, top);
      top += LINE_DOTS * line.scale();
    }
    return picture.getSubimage(0, 0, width, top + MARGIN_DOTS);
  }

  /** Each character in the middle of its columns, as the printer's own type stands. */
  private static void draw(Graphics2D pen, PaperPrinter.Line line, int width, int top) {
    pen.setFont(new Font("Noto Sans CJK SC", Font.PLAIN, TYPE_DOTS * line.scale() * 9 / 10));
    int column = COLUMN_DOTS * line.scale();
    int left = line.centred() ? (width - SlipText.columns(line.text()) * column) / 2 : MARGIN_DOTS;
    int baseline = top + TYPE_DOTS * line.scale() * 17 / 20;
    for (int point : line.text().codePoints().toArray()) {
      String text = Character.toString(point);
      int room = SlipText.columns(text) * column;
      pen.drawString(text, left + (room - pen.getFontMetrics().stringWidth(text)) / 2, baseline);
      left += room;
    }
  }

  private static int code(Graphics2D pen, String text, int width, int top) {
    try {
      ByteMatrix dots = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      int size = dots.getWidth() * CODE_DOTS;
      for (int y = 0; y < dots.getHeight(); y++) {
        for (int x = 0; x < dots.getWidth(); x++) {
          if (dots.get(x, y) == 1) {
            pen.fillRect(
                (width - size) / 2 + x * CODE_DOTS, top + y * CODE_DOTS, CODE_DOTS, CODE_DOTS);
          }
        }
      }
      return size + LINE_DOTS / 2;
    } catch (WriterException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
