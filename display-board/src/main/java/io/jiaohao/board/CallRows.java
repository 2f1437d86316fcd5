package io.jiaohao.board;

import io.jiaohao.board.dots.Canvas;
import io.jiaohao.board.dots.Colour;
import io.jiaohao.board.dots.Glyph;

/** The part of a main board below the newest call: the other calls, in two columns of rows. */
final class CallRows {
  /** Rows in both columns together. */
  static final int ROWS_MAX = 10;

  private static final int COLUMN_ROWS = 5;
  private static final int COLUMN_WIDE = MainBoardRenderer.WIDTH / 2;
  private static final int HEADING_TOP = 124;
  private static final int ROWS_TOP = 144;
  private static final int ROW_HIGH = 37;
  private static final int NUMBER_LEFT = 8;
  private static final int NUMBER_WIDE = 96;
  private static final int WINDOW_LEFT = 112;
  private static final int WINDOW_WIDE = 146;
  private static final int COLUMN_END = 312;

  private final BoardWords words;

  CallRows(BoardWords words) {
    this.words = words;
  }

  void draw(Canvas canvas, Scene scene, CallList calls) {
    for (int column = 0; column < 2; column++) {
      int left = column * COLUMN_WIDE;
      canvas.text(left + NUMBER_LEFT, HEADING_TOP, words.numberHeading(), 1, Colour.AMBER);
      canvas.text(left + WINDOW_LEFT, HEADING_TOP, words.windowHeading(), 1, Colour.AMBER);
    }
    if (calls.pages() > 1) {
      right(canvas, MainBoardRenderer.WIDTH - 8, HEADING_TOP, calls.page() + "/" + calls.pages());
    }
    for (int i = 0; i < calls.rows().size(); i++) {
      int left = i / COLUMN_ROWS * COLUMN_WIDE;
      int top = ROWS_TOP + i % COLUMN_ROWS * ROW_HIGH;
      row(canvas, scene, calls.rows().get(i), left, top);
    }
  }

  private void row(Canvas canvas, Scene scene, WindowLine line, int left, int top) {
    if (!scene.isDark(line.window())) {
      Colour colour = line.calling() ? Colour.RED : Colour.GREEN;
      fitted(canvas, left + NUMBER_LEFT, top, line.number(), NUMBER_WIDE, colour);
    }
    Colour colour = line.calling() ? Colour.AMBER : Colour.GREEN;
    String window = words.window(line.window());
    int windowLeft = left + WINDOW_LEFT;
    if (words.chinese()) {
      fitted(canvas, windowLeft, top, window, WINDOW_WIDE, colour);
    } else {
      int behind = canvas.text(windowLeft, top + Glyph.HEIGHT - 2, "Window ", 1, colour);
      fitted(canvas, behind, top, line.window(), WINDOW_WIDE - (behind - windowLeft), colour);
    }
    String state = line.serving() ? words.serving() : words.age(scene.hallMs() - line.calledMs());
    right(canvas, left + COLUMN_END, top + Glyph.HEIGHT - 2, state);
  }

  /** Text in double size, or in single size where that would run into the next column. */
  private static void fitted(
      Canvas canvas, int left, int top, String text, int wide, Colour colour) {
    if (canvas.widthOf(text, 2) <= wide) {
      canvas.text(left, top, text, 2, colour);
    } else {
      canvas.text(left, top + Glyph.HEIGHT - 2, text, 1, colour);
    }
  }

  private static void right(Canvas canvas, int end, int top, String text) {
    canvas.text(end - canvas.widthOf(text, 1), top, text, 1, Colour.GREEN);
  }
}
