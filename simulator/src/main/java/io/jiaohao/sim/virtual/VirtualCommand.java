package io.jiaohao.sim.virtual;

import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.SystemHallClock;
import java.io.PrintWriter;
import java.util.Locale;

/** Runs virtual days and tells how they went. */
public final class VirtualCommand {
  private static final int OK = 0;
  private static final int FAULTY = 1;
  private static final long NANOS_PER_MS = 1_000_000;

  private VirtualCommand() {}

  /**
   * Runs, tells progress on {@code err}, and last on {@code out} one line of JSON.
   *
   * @return exit status: 0 only without faults
   */
  public static int run(
      HallPlan plan,
      long seed,
      int days,
      double load,
      boolean calm,
      PrintWriter out,
      PrintWriter err) {
    HallClock clock = SystemHallClock.real();
    long startNanos = clock.stopwatchNanos();
    VirtualRun.Outcome outcome =
        VirtualRun.run(
            new VirtualRun.Options(plan, seed, days, load, calm),
            day -> {
              err.printf("\rday %d of %d", day, days);
              err.flush();
            });
    long wallMs = (clock.stopwatchNanos() - startNanos) / NANOS_PER_MS;
    err.printf("%nfaults brought in: %s%n", outcome.swarm());
    outcome.faults().forEach(err::println);
    err.flush();
    out.printf(
        Locale.ROOT,
        "{\"visitors\":%d,\"faults\":%d,\"digest\":\"%016x\",\"wall_ms\":%d,\"seed\":%d,\"days\":%d,"
            + "\"entries\":%d,%s}%n",
        outcome.visitors(),
        outcome.faults().size(),
        outcome.digest(),
        wallMs,
        outcome.seed(),
        outcome.days(),
        outcome.entries(),
        outcome.injected());
    out.flush();
    return outcome.faults().isEmpty() ? OK : FAULTY;
  }
}
