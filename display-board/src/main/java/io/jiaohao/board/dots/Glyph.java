package io.jiaohao.board.dots;

/**
 * The shape of one character: 16 rows of 8 dots (letters, digits) or 16 dots (Chinese), the size
 * that LED strips are built for.
 */
public final class Glyph {
  /** Rows of every glyph. */
  public static final int HEIGHT = 16;

  /** Dots a row of a letter or digit. */
  public static final int HALF_WIDTH = 8;

  /** Dots a row of a Chinese character. */
  public static final int FULL_WIDTH = 16;

  private final int width;
  private final int[] rows;

  private Glyph(int width, int[] rows) {
    this.width = width;
    this.rows = rows;
  }

  /**
   * A glyph from its rows, top first; in each the leftmost dot is the highest of {@code width}
   * bits.
   */
  static Glyph ofRows(int width, int[] rows) {
    return new Glyph(width, rows.clone());
  }

  /**
   * A glyph from the digits of a Unifont .hex line: two hex digits a row for half width, four for
   * full width.
   */
  static Glyph ofHex(String digits) {
    int perRow = digits.length() / HEIGHT;
    if (perRow * HEIGHT != digits.length() || (perRow != 2 && perRow != 4)) {
      throw new IllegalArgumentException(
          "glyph: " + digits.length() + " hex digits (expected: 32 or 64)");
    }
    int[] rows = new int[HEIGHT];
    for (int row = 0; row < HEIGHT; row++) {
      rows[row] = Integer.parseInt(digits, row * perRow, (row + 1) * perRow, 16);
    }
    return new Glyph(perRow * 4, rows);
  }

  /**
   * What stands for a character that the font lacks: an empty box as wide as the character would
   * be, so that a gap in the font is seen in the lobby and not taken for a space.
   */
  static Glyph replacement(int codePoint) {
    int width = isFullWidth(codePoint) ? FULL_WIDTH : HALF_WIDTH;
    int side = 1 << (width - 2) | 1 << 1;
    int edge = (1 << (width - 1)) - 2;
    int[] rows = new int[HEIGHT];
    for (int row = 2; row < HEIGHT - 2; row++) {
      rows[row] = row == 2 || row == HEIGHT - 3 ? edge : side;
    }
    return new Glyph(width, rows);
  }

  /** Whether a character takes the room of a Chinese one. */
  static boolean isFullWidth(int codePoint) {
    return codePoint >= 0x2E80;
  }

  /** Dots a row: 8 or 16. */
  public int width() {
    return width;
  }

  /** Whether the dot is part of the character. */
  public boolean lit(int column, int row) {
    return (rows[row] >> (width - 1 - column) & 1) == 1;
  }
}
