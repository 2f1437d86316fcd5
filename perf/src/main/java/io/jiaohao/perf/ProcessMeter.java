package io.jiaohao.perf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What processes take of this machine, all together. Linux alone tells. */
public final class ProcessMeter {
  private static final double KIB_PER_MIB = 1_024;
  private static final double BYTES_PER_MIB = 1_024 * 1_024;

  /** The kernel counts a process's time in hundredths of a second. */
  private static final double SECONDS_PER_TICK = 0.01;

  private static final int USER_TICKS = 11;

  private final List<Long> pids;

  /** Of the processes with these ids. */
  public ProcessMeter(List<Long> pids) {
    this.pids = List.copyOf(pids);
  }

  /** Seconds of CPU up to now, of user and system. */
  public double cpuSeconds() throws IOException {
    double seconds = 0;
    for (long pid : pids) {
      String stat = Files.readString(proc(pid, "stat"));
      // The name of the program may have blanks; it ends with the last bracket.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
      seconds += ticks * SECONDS_PER_TICK;
    }
    return seconds;
  }

  /** Resident memory. */
  public double residentMib() throws IOException {
    return status("VmRSS:") / KIB_PER_MIB;
  }

  /** Threads of all kinds. */
  public long threads() throws IOException {
    return status("Threads:");
  }

  /** Open files and sockets. */
  public long handles() throws IOException {
    long handles = 0;
    for (long pid : pids) {
      try (Stream<Path> open = Files.list(proc(pid, "fd"))) {
        handles += open.count();
      }
    }
    return handles;
  }

  private long status(String field) throws IOException {
    long sum = 0;
    for (long pid : pids) {
      for (String line : Files.readAllLines(proc(pid, "status"))) {
        if (line.startsWith(field)) {
          sum += Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    }
    return sum;
  }

  /** Heap of the Java processes after a full collection, which this makes. */
  public double heapMib() throws IOException, InterruptedException {
    double mib = 0;
    for (long pid : pids) {
      mib += liveBytes(pid) / BYTES_PER_MIB;
    }
    return mib;
  }

  private static long liveBytes(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process histogram =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String text = new String(histogram.getInputStream().readAllBytes(), UTF_8);
    histogram.waitFor();
    return text.lines()
        .filter(line -> line.startsWith("Total"))
        .mapToLong(line -> Long.parseLong(line.strip().split("\\s+", -1)[2]))
        .findFirst()
        .orElseThrow(() -> new IOException("jcmd: no heap of process " + pid + ": " + text));
  }

  private static Path proc(long pid, String file) {
    return Path.of("/proc", Long.toString(pid), file);
  }
}
