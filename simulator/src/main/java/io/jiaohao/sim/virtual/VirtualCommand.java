package io.jiaohao.sim.virtual;

import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.SystemHallClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs virtual days and tells how they went. */
public final class VirtualCommand {
  private static final int OK = 0;
  private static final int FAULTY = 1;
  private static final long NANOS_PER_MS = 1_000_000;

  private VirtualCommand() {}

  /**
   * Runs, tells progress on {@code err}, and last on {@code out} one line of JSON.
   *
   * @param data where the hall's journal is kept; empty = nowhere
   * @return exit status: 0 only without faults
   */
  public static int run(
      VirtualRun.Options options, Optional<Path> data, PrintWriter out, PrintWriter err)
      throws JournalException, IOException {
    HallClock clock = SystemHallClock.real();
    long startNanos = clock.stopwatchNanos();
    VirtualRun.Outcome outcome = run(options, data, clock, err);
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

  private static VirtualRun.Outcome run(
      VirtualRun.Options options, Optional<Path> data, HallClock clock, PrintWriter err)
      throws JournalException, IOException {
    Consumer<Integer> progress =
        day -> {
          err.printf("\rday %d of %d", day, options.days());
          err.flush();
        };
    if (data.isEmpty()) {
      return VirtualRun.run(options, entry -> {}, progress);
    }
    Files.createDirectories(data.get());
    try (KeptJournal kept =
        new KeptJournal(data.get(), options.plan().id(), clock::stopwatchNanos)) {
      return VirtualRun.run(options, kept::entry, progress);
    }
  }
}
