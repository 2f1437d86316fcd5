package io.jiaohao.sim;

import java.io.PrintStream;
import java.time.ZoneId;

/** One run of a simulation from the opening of its hall, with its progress and its end. */
final class Run {
  /** Exit status: the hall did not get over a step of the day's course. */
  static final int NOT_SURVIVED = 3;

  private static final int TICK_MS = 250;

  private final Simulation simulation;
  private final long runMs;
  private final ProgressLine progress;
  private final StopSign stop;

  /** What else happens in a run. */
  interface Extra {
    /** Called again and again. */
    void at(double sinceOpenMs) throws Exception;
  }

  Run(Simulation simulation, long runMs, ProgressLine progress, StopSign stop) {
    this.simulation = simulation;
    this.runMs = runMs;
    this.progress = progress;
    this.stop = stop;
  }

  /** A progress line for wherever the output goes. */
  static ProgressLine progress(ZoneId zone) {
    boolean terminal = Terminal.isOutput();
    PrintStream out = terminal ? System.out : System.err;
    return new ProgressLine(out, terminal, zone);
  }

  /** Runs until its time is up, its day is over or it is stopped. */
  void go(Extra extra) throws Exception {
    long openedNanos = SimClock.nanos();
    double sinceMs = 0;
    String end = "";
    while (sinceMs < runMs && end.isEmpty()) {
      if (stop.await(Math.min(TICK_MS, (long) (runMs - sinceMs) + 1))) {
        end = "stopped";
      }
      sinceMs = SimClock.msSince(openedNanos);
      extra.at(sinceMs);
      progress.show(simulation.figures(), sinceMs / runMs);
      if (simulation.dayIsOver()) {
        end = "the hall's day is over";
      }
    }
    progress.end();
    if (!end.isEmpty()) {
      progress.say(end);
    }
  }

  /** Prints the report, its line for programs last; the program's exit status. */
  static int tell(SimReport report) {
    System.out.print(SummaryText.of(report));
    System.out.println(report.json());
    System.out.flush();
    return report.faults() == 0 ? 0 : 1;
  }
}
