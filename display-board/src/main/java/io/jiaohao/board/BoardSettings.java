package io.jiaohao.board;

/**
 * The numbers of a board, each named once. Hall time runs faster in a demonstration; the rest is
 * real time.
 */
final class BoardSettings {
  /**
   * Hall time after which a call is no longer news: it is shown, but neither flashed nor spoken.
   */
  static final long ANNOUNCE_MAX_AGE_MS = 30_000;

  /** How long a fresh call flashes before it is steady. */
  static final long FLASH_MS = 6_000;

  /** One flash: half of it lit, half of it dark. */
  static final long FLASH_PERIOD_MS = 1_000;

  /** How long one language or one page stays before the next. */
  static final long TURN_MS = 5_000;

  /** How long after the loss of the server a board still shows what it held. */
  static final long NO_SIGNAL_AFTER_MS = 5_000;

  /** How often the painter looks for something new. */
  static final long PAINT_EVERY_MS = 100;

  /** Fastest redraw of a terminal. */
  static final long TERMINAL_GAP_MS = 100;

  /** Fastest rewriting of a PNG file. */
  static final long PNG_GAP_MS = 500;

  /** How long the end of the process waits for a display. */
  static final long CLOSE_WITHIN_MS = 2_000;

  /** Pixels a dot in the PNG of a strip. */
  static final int STRIP_DOT_PIXELS = 6;

  /** Pixels a dot in the PNG of a main board. */
  static final int MAIN_DOT_PIXELS = 2;

  private BoardSettings() {}
}
