package io.jiaohao.perf.soak;

import io.jiaohao.perf.DemoProcess;
import io.jiaohao.perf.ProcessMeter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A demonstration in a process of its own, and the server that it started. */
final class SoakedHall implements AutoCloseable {
  private static final Pattern PROGRESS =
      Pattern.compile("\\] (\\d\\d:\\d\\d)  issued (\\d+)  waiting (\\d+)  ");
  private static final String SERVER = "demo-server";
  private static final int OPEN_WITHIN_S = 120;
  private static final int ENDS_WITHIN_S = 120;
  private static final double BYTES_PER_MIB = 1_024 * 1_024;

  private final DemoProcess demo;
  private final Path data;
  private final CountDownLatch open = new CountDownLatch(1);
  private volatile SoakLook.HallWords hall = SoakLook.HallWords.NONE;

  /**
   * Starts it; what it prints at its end goes to a file, what it says besides its progress is
   * passed on.
   */
  SoakedHall(Path demoJar, Path serverJar, Path data, List<String> day, Path summary)
      throws IOException {
    this.data = data;
    List<String> options = new ArrayList<>(day);
    options.addAll(List.of("--data", data.toString()));
    demo =
        new DemoProcess(
            demoJar, serverJar, options, ProcessBuilder.Redirect.to(summary.toFile()), this::hear);
  }

  private void hear(String line) {
    Matcher progress = PROGRESS.matcher(line);
    if (!progress.find()) {
      System.err.println(line);
    } else {
      hall =
          new SoakLook.HallWords(
              progress.group(1),
              Long.parseLong(progress.group(2)),
              Long.parseLong(progress.group(3)));
      open.countDown();
    }
  }

  /**
   * Waits until the hall is open.
   *
   * @throws IOException if it does not open
   */
  void awaitOpen() throws IOException, InterruptedException {
    for (int s = 0; s < OPEN_WITHIN_S; s++) {
      if (open.await(1, TimeUnit.SECONDS)) {
        return;
      }
      if (!demo.process().isAlive()) {
        throw new IOException("the hall did not open: exit status " + demo.process().exitValue());
      }
    }
    throw new IOException("the hall did not open within " + OPEN_WITHIN_S + " s");
  }

  /** Whether it ends within so long. */
  boolean endsWithin(long ms) throws InterruptedException {
    return demo.process().waitFor(ms, TimeUnit.MILLISECONDS);
  }

  int exitStatus() {
    return demo.process().exitValue();
  }

  /**
   * A look at the server, with a full collection; empty if it is gone, as at the day's end.
   *
   * @throws IOException if it is there and does not tell
   */
  Optional<SoakLook> look(double minute) throws IOException, InterruptedException {
    Optional<Long> pid = server();
    if (pid.isEmpty()) {
      return Optional.empty();
    }
    ProcessMeter meter = new ProcessMeter(List.of(pid.get()));
    try {
      double resident = meter.residentMib();
      return Optional.of(
          new SoakLook(
              minute,
              hall,
              meter.heapMib(),
              resident,
              meter.threads(),
              meter.handles(),
              dataMib(),
              meter.cpuSeconds()));
    } catch (IOException | UncheckedIOException e) {
      if (server().isPresent()) {
        throw new IOException("no look at the server: " + e.getMessage(), e);
      }
      return Optional.empty();
    }
  }

  /** The process that the demonstration started to run a hall. */
  private Optional<Long> server() {
    return demo.process()
        .descendants()
        .filter(
            one -> one.info().arguments().stream().flatMap(Arrays::stream).anyMatch(SERVER::equals))
        .map(ProcessHandle::pid)
        .findFirst();
  }

  private double dataMib() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += size(file);
      }
    }
    return bytes / BYTES_PER_MIB;
  }

  /** A snapshot's old file may go between the list and this question. */
  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException gone) {
      return 0;
    }
  }

  @Override
  public void close() throws InterruptedException {
    demo.end(ENDS_WITHIN_S);
  }
}
