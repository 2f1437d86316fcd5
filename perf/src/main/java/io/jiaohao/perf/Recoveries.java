package io.jiaohao.perf;

import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.SystemHallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Starts of a killed server behind a journal.
 *
 * @param entries how long the journal is
 * @param journalMib its size on disk
 * @param withSnapshot starts behind a snapshot as old as one gets
 * @param withoutSnapshot starts that replay everything
 */
public record Recoveries(
    long entries,
    double journalMib,
    List<StartTimer.Start> withSnapshot,
    List<StartTimer.Start> withoutSnapshot) {
  private static final double BYTES_PER_MIB = 1024.0 * 1024.0;

  /** Builds the journal in an empty directory, then starts the server so often of each kind. */
  public static Recoveries measure(
      long entries, int starts, Path serverJar, ScratchDirectory scratch)
      throws IOException, JournalException, InterruptedException {
    SystemHallClock clock = SystemHallClock.real();
    Path data = scratch.path();
    Path hallFile = Files.writeString(data.resolve("hall.yaml"), LargeHall.file());
    History.write(data, entries, clock);
    StartTimer timer = new StartTimer(serverJar, data, hallFile, clock);
    List<StartTimer.Start> with = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      with.add(timer.start());
    }
    dropSnapshots(scratch);
    List<StartTimer.Start> without = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      without.add(timer.start());
      dropSnapshots(scratch);
    }
    return new Recoveries(entries, journalMib(scratch), with, without);
  }

  /** Milliseconds from the process's start to the first answer, behind a snapshot. */
  public double servedMs() {
    return median(withSnapshot.stream().map(StartTimer.Start::servedMs).toList());
  }

  /** The same without a snapshot. */
  public double replayedMs() {
    return median(withoutSnapshot.stream().map(StartTimer.Start::servedMs).toList());
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
    return bytes / BYTES_PER_MIB;
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"entries\":%d,\"journal_mib\":%.1f,\"with_snapshot\":%s,\"without_snapshot\":%s}",
        entries,
        journalMib,
        json(withSnapshot),
        json(withoutSnapshot));
  }

  private static String json(List<StartTimer.Start> starts) {
    List<Double> ready = starts.stream().map(StartTimer.Start::readyMs).sorted().toList();
    List<Double> served = starts.stream().map(StartTimer.Start::servedMs).sorted().toList();
    return String.format(
        Locale.ROOT,
        "{\"ready_ms\":{\"median\":%.0f,\"max\":%.0f},\"served_ms\":{\"median\":%.0f,\"max\":%.0f}}",
        median(ready),
        ready.get(ready.size() - 1),
        median(served),
        served.get(served.size() - 1));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
