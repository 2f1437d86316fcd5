package io.jiaohao.board.dots;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Shows the picture in a text terminal with colours: one character is two dots, one above the
 * other, so a strip of 128x16 takes 128 columns and 8 lines. Redrawn in place.
 */
public final class TerminalDisplay implements BoardDisplay {
  private static final String ESC = "\u001b[";
  private static final char UPPER_HALF = '▀';

  private final OutputStream terminal;
  private boolean begun;

  public TerminalDisplay(OutputStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(Bitmap bitmap) throws IOException {
    StringBuilder text = new StringBuilder(bitmap.width() * bitmap.height());
    text.append(begun ? ESC + "H" : ESC + "?25l" + ESC + "2J" + ESC + "H");
    begun = true;
    for (int y = 0; y < bitmap.height(); y += 2) {
      line(bitmap, y, text);
    }
    send(text.toString());
  }

  private static void line(Bitmap bitmap, int y, StringBuilder text) {
    Colour lastUpper = null;
    Colour lastLower = null;
    for (int x = 0; x < bitmap.width(); x++) {
      Colour upper = bitmap.at(x, y);
      Colour lower = y + 1 < bitmap.height() ? bitmap.at(x, y + 1) : Colour.BLACK;
      if (upper != lastUpper || lower != lastLower) {
        text.append(ESC).append("38;2;").append(shares(upper));
        text.append(";48;2;").append(shares(lower)).append('m');
      }
      text.append(UPPER_HALF);
      lastUpper = upper;
      lastLower = lower;
    }
    text.append(ESC).append("0m\r\n");
  }

  private static String shares(Colour colour) {
    return colour.red() + ";" + colour.green() + ";" + colour.blue();
  }

  /** Brings the cursor back. */
  @Override
  public void close() throws IOException {
    if (begun) {
      send(ESC + "0m" + ESC + "?25h");
    }
  }

  private void send(String text) throws IOException {
    terminal.write(text.getBytes(StandardCharsets.UTF_8));
    terminal.flush();
  }
}
