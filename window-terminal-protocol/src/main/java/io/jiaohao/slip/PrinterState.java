package io.jiaohao.slip;

import java.util.Locale;

/** How a printer is, as far as it says so; the worst of what it says. */
public enum PrinterState {
  /** Nobody has asked it yet. */
  UNKNOWN("not asked yet"),
  READY("ready"),
  PAPER_LOW("paper nearly at its end"),
  PAPER_OUT("no paper"),
  COVER_OPEN("cover open"),
  OFFLINE("offline: paused at its own keys, or it feeds"),
  FAULT("a fault: the cutter, or another that it names itself"),
  /** It takes the connection and does not say how it is, or not in time. */
  SILENT("does not answer"),
  UNREACHABLE("cannot be reached"),
  /** More slips wait for it than may. */
  BUSY("too many slips wait for it");

  private final String sentence;

  PrinterState(String sentence) {
    this.sentence = sentence;
  }

  /** Whether a slip may be sent. */
  public boolean canPrint() {
    return this == READY || this == PAPER_LOW;
  }

  /** In words, English. */
  public String sentence() {
    return sentence;
  }

  /** For programs: {@code paper-low}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
