package io.jiaohao.perf;

import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.SystemHallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long after a crash the hall serves again, by the length of its history. */
@Command(
    name = "recovery",
    description = {
      "Builds a journal and times a killed server's start behind it, from the process's start to the"
          + " first answer to a kiosk: with a snapshot as old as one gets, and without any.",
      "Prints one JSON object."
    },
    mixinStandardHelpOptions = true)
final class RecoveryCommand implements Callable<Integer> {
  @Option(
      names = "--entries",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Entries of the journal (default: ${DEFAULT-VALUE}).")
  private long entries;

  @Option(
      names = "--server-jar",
      paramLabel = "FILE",
      required = true,
      description = "The server's runnable jar; a class archive beside it is used.")
  private Path serverJar;

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "3",
      description = "Starts of each kind (default: ${DEFAULT-VALUE}).")
  private int starts;

  @Override
  public Integer call() throws IOException, JournalException, InterruptedException {
    SystemHallClock clock = SystemHallClock.real();
    try (ScratchDirectory scratch = ScratchDirectory.here("recovery-")) {
      Path data = scratch.path();
      Path hallFile = Files.writeString(data.resolve("hall.yaml"), LargeHall.file());
      History.write(data, entries, clock);
      StartTimer timer = new StartTimer(serverJar, data, hallFile, clock);
      List<StartTimer.Start> with = start(timer);
      dropSnapshots(scratch);
      List<StartTimer.Start> without = new ArrayList<>();
      for (int i = 0; i < starts; i++) {
        without.add(timer.start());
        dropSnapshots(scratch);
      }
      System.out.printf(
          Locale.ROOT,
          "{\"entries\":%d,\"journal_mib\":%.1f,\"with_snapshot\":%s,\"without_snapshot\":%s}%n",
          entries,
          journalMib(scratch),
          json(with),
          json(without));
      return 0;
    }
  }

  private List<StartTimer.Start> start(StartTimer timer) throws IOException, InterruptedException {
    List<StartTimer.Start> done = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      done.add(timer.start());
    }
    return done;
  }

  private static void dropSnapshots(ScratchDirectory data) throws IOException {
    for (Path file : data.files()) {
      if (file.getFileName().toString().contains(".snapshot-")) {
        Files.delete(file);
      }
    }
  }

  private static double journalMib(ScratchDirectory data) throws IOException {
    long bytes = 0;
    for (Path file : data.files()) {
      if (file.getFileName().toString().contains(".journal")) {
        bytes += Files.size(file);
      }
    }
    return bytes / (1024.0 * 1024.0);
  }

  private static String json(List<StartTimer.Start> starts) {
    List<Double> ready = starts.stream().map(StartTimer.Start::readyMs).sorted().toList();
    List<Double> served = starts.stream().map(StartTimer.Start::servedMs).sorted().toList();
    return String.format(
        Locale.ROOT,
        "{\"ready_ms\":{\"median\":%.0f,\"max\":%.0f},\"served_ms\":{\"median\":%.0f,\"max\":%.0f}}",
        ready.get(ready.size() / 2),
        ready.get(ready.size() - 1),
        served.get(served.size() / 2),
        served.get(served.size() - 1));
  }
}
