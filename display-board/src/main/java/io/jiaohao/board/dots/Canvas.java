package io.jiaohao.board.dots;

import java.util.Arrays;

/**
 * Where a picture is drawn, dot by dot, before it becomes a {@link Bitmap}. What would fall outside
 * is cut off: a text that is too long must not take the whole board down.
 */
public final class Canvas {
  private final int width;
  private final int height;
  private final Glyphs glyphs;
  private final byte[] dots;

  public Canvas(int width, int height, Glyphs glyphs) {
    this.width = width;
    this.height = height;
    this.glyphs = glyphs;
    this.dots = new byte[width * height];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Fills a rectangle. */
  public void fill(int left, int top, int wide, int high, Colour colour) {
    int from = Math.max(left, 0);
    int to = Math.min(left + wide, width);
    for (int y = Math.max(top, 0); y < Math.min(top + high, height) && from < to; y++) {
      Arrays.fill(dots, y * width + from, y * width + to, colour.code());
    }
  }

  /** Writes a line of text with each font dot drawn as one square of {@code size} dots. */
  public int text(int left, int top, String text, int size, Colour colour) {
    return text(left, top, text, size, size, colour);
  }

  /**
   * Writes a line of text; each font dot becomes a rectangle.
   *
   * @return the column just behind the text
   */
  public int text(int left, int top, String text, int dotWide, int dotHigh, Colour colour) {
    int x = left;
    for (int codePoint : text.codePoints().toArray()) {
      if (x >= width) {
        return x;
      }
      Glyph glyph = glyphs.of(codePoint);
      stamp(glyph, x, top, dotWide, dotHigh, colour);
      x += glyph.width() * dotWide;
    }
    return x;
  }

  /** How many dots wide the text would be. */
  public int widthOf(String text, int dotWide) {
    return text.codePoints().map(codePoint -> glyphs.of(codePoint).width()).sum() * dotWide;
  }

  private void stamp(Glyph glyph, int left, int top, int dotWide, int dotHigh, Colour colour) {
    for (int row = 0; row < Glyph.HEIGHT; row++) {
      for (int column = 0; column < glyph.width(); column++) {
        if (glyph.lit(column, row)) {
          fill(left + column * dotWide, top + row * dotHigh, dotWide, dotHigh, colour);
        }
      }
    }
  }

  /** The picture as drawn so far. */
  public Bitmap bitmap() {
    return new Bitmap(width, height, dots.clone());
  }
}
