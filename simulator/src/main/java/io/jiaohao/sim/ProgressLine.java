package io.jiaohao.sim;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Tells how a run goes: one line that changes in a terminal, a plain line now and then elsewhere.
 */
final class ProgressLine {
  private static final int BAR_CHARS = 20;
  private static final int PLAIN_EVERY_MS = 5_000;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final PrintStream out;
  private final boolean live;
  private final ZoneId zone;
  private boolean shown;
  private boolean told;
  private long toldNanos;

  ProgressLine(PrintStream out, boolean live, ZoneId zone) {
    this.out = out;
    this.live = live;
    this.zone = zone;
  }

  /** Where a run is; {@code done} from 0 to 1. */
  void show(SimFigures figures, double done) {
    show(text(figures), done);
  }

  /** The same in words of one's own. */
  void show(String words, double done) {
    String text = bar(done) + " " + words;
    if (live) {
      out.print("\r\u001b[2K" + text);
      out.flush();
      shown = true;
    } else if (!told || SimClock.msSince(toldNanos) >= PLAIN_EVERY_MS) {
      out.println(text);
      told = true;
      toldNanos = SimClock.nanos();
    }
  }

  /** A sentence between two states of the line. */
  void say(String sentence) {
    end();
    out.println(sentence);
    out.flush();
  }

  /** Leaves the line as it is. */
  void end() {
    if (shown) {
      out.println();
      shown = false;
    }
  }

  private String text(SimFigures figures) {
    return String.format(
        Locale.ROOT,
        "%s%s  issued %d  waiting %d  serving %d  call→board p50 %.1f p99 %.1f ms  faults %d",
        CLOCK.withZone(zone).format(Instant.ofEpochMilli(figures.hallMs())),
        figures.node().isEmpty() ? "" : "  " + figures.node() + " serves",
        figures.issued(),
        figures.waiting(),
        figures.serving(),
        figures.callToBoardP50Ms(),
        figures.callToBoardP99Ms(),
        figures.faults());
  }

  private static String bar(double done) {
    int full = (int) Math.round(Math.max(0, Math.min(1, done)) * BAR_CHARS);
    return "[" + "#".repeat(full) + ".".repeat(BAR_CHARS - full) + "]";
  }
}
