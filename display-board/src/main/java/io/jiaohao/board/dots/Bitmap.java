package io.jiaohao.board.dots;

import java.util.Arrays;

/**
 * A finished picture of dots, never changed again, so that a painter may hand it to several
 * displays and compare it with the last one. A one-bit strip is a bitmap with one colour beside
 * black.
 */
public final class Bitmap {
  private final int width;
  private final int height;
  private final byte[] dots;

  /** Takes over the dots: the canvas that drew them gives them away. */
  Bitmap(int width, int height, byte[] dots) {
    this.width = width;
    this.height = height;
    this.dots = dots;
  }

  /** Dots a row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** The colour of one dot; x runs to the right, y runs down. */
  public Colour at(int x, int y) {
    if (x < 0 || x >= width || y < 0 || y >= height) {
      throw new IndexOutOfBoundsException(
          "dot: " + x + "," + y + " (expected: inside " + width + "x" + height + ")");
    }
    return Colour.of(dots[y * width + x]);
  }

  /** The picture as text, a row a line: '#' a lit dot of any colour, '.' a dark one. */
  public String art() {
    StringBuilder art = new StringBuilder((width + 1) * height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        art.append(at(x, y) == Colour.BLACK ? '.' : '#');
      }
      art.append('\n');
    }
    return art.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bitmap that
        && width == that.width
        && height == that.height
        && Arrays.equals(dots, that.dots);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.hashCode(dots);
  }

  @Override
  public String toString() {
    return "Bitmap " + width + "x" + height;
  }
}
