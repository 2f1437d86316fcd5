package io.jiaohao.sim;

/** One run of a city's load from its logins to its report. */
final class CityRun {
  /** Visitors come for so long before it is measured. */
  private static final int WARM_UP_MS = 5_000;

  private static final int TICK_MS = 250;

  private final CitySettings settings;
  private final long runMs;
  private final ProgressLine progress;
  private final StopSign stop;

  CityRun(CitySettings settings, long runMs, ProgressLine progress, StopSign stop) {
    this.settings = settings;
    this.runMs = runMs;
    this.progress = progress;
    this.stop = stop;
  }

  /** Runs it and prints the report, its line for programs last; the program's exit status. */
  int run() throws InterruptedException {
    CityReport report = report();
    System.out.print(report.words());
    System.out.println(report.json());
    System.out.flush();
    return report.faults() == 0 ? 0 : 1;
  }

  /**
   * Runs it.
   *
   * @throws IllegalStateException if this process may not open a connection for each device
   */
  CityReport report() throws InterruptedException {
    try (CityLoad city = new CityLoad(settings)) {
      progress.say("%d halls, %d devices log in …".formatted(city.halls(), city.devices()));
      progress.say("all are in after %.1f s".formatted(city.start()));
      city.open();
      if (!wait(city, WARM_UP_MS, "warm-up")) {
        city.measure();
        wait(city, runMs, "measured");
      }
      progress.end();
      return city.stop();
    }
  }

  /** True if it was stopped. */
  private boolean wait(CityLoad city, long ms, String what) throws InterruptedException {
    long beganNanos = SimClock.nanos();
    double sinceMs = 0;
    while (sinceMs < ms) {
      if (stop.await(Math.min(TICK_MS, (long) (ms - sinceMs) + 1))) {
        progress.end();
        progress.say("stopped");
        return true;
      }
      sinceMs = SimClock.msSince(beganNanos);
      progress.show(what + "  " + city.figures().words(), sinceMs / ms);
    }
    return false;
  }
}
