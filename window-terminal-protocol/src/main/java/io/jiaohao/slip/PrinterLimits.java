package io.jiaohao.slip;

/**
 * How long a printer may take, in milliseconds. All together stay well below the hall's 30 seconds
 * for a slip.
 *
 * @param connectMs to take the connection
 * @param answerMs to say how it is
 * @param printMs to have printed a slip, after it was sent
 */
public record PrinterLimits(int connectMs, int answerMs, int printMs) {
  public static final PrinterLimits DEFAULTS = new PrinterLimits(2_000, 2_000, 8_000);

  /** For a whole slip with the questions before and after; then the connection is cut. */
  int wholeMs() {
    return connectMs + 2 * answerMs + printMs;
  }
}
