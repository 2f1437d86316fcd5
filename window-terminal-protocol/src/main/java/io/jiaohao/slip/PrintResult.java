package io.jiaohao.slip;

/**
 * What became of a slip.
 *
 * @param state how the printer is afterwards
 */
public record PrintResult(Outcome outcome, PrinterState state) {

  /** Whether there is paper with the number. */
  public enum Outcome {
    /** The printer has said that all of it is printed. */
    OUT,
    /** Nothing was sent: there is no slip. */
    NOT_SENT,
    /**
     * Sent, at least in part, and no word that it is printed. There may be a slip, or half of one.
     */
    UNKNOWN
  }

  static PrintResult notSent(PrinterState why) {
    return new PrintResult(Outcome.NOT_SENT, why);
  }

  /** Whether the number may count. */
  public boolean isOut() {
    return outcome == Outcome.OUT;
  }

  /** In words, English. */
  public String sentence() {
    return switch (outcome) {
      case OUT -> "the slip is out; printer: " + state.sentence();
      case NOT_SENT -> "no slip; printer: " + state.sentence();
      case UNKNOWN -> "not known whether the slip came out; printer: " + state.sentence();
    };
  }
}
