package io.jiaohao.peers;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What this machine is like right now, and what processor time processes have used. */
final class Machine {
  private static final long SPIN_NANOS = 700_000_000L;
  private static final long GAP_NANOS = 200_000;
  private static final int SYNCS = 400;
  private static final int ROUND_TRIPS = 4_000;
  private static final int ROUND_TRIPS_WARM = 500;
  private static final int MESSAGE_BYTES = 64;

  private Machine() {}

  /**
   * One JSON object: the share of time that two spinning threads lose to others, and fdatasync and
   * loopback round trip as {@code [p50, p99]}. Runs compare only at like values.
   */
  static String calibration() throws Exception {
    double lost = lostPercent();
    Histogram sync = syncs();
    Histogram trip = roundTrips();
    return String.format(
        Locale.ROOT,
        "{\"lost2_pct\":%.1f,\"fsync_ms\":[%.3f,%.3f],\"rtt_ms\":[%.3f,%.3f]}",
        lost,
        ms(sync, 50),
        ms(sync, 99),
        ms(trip, 50),
        ms(trip, 99));
  }

  private static double ms(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / 1e6;
  }

  private static double lostPercent() throws InterruptedException {
    double[] lost = new double[2];
    Thread[] threads = new Thread[lost.length];
    for (int i = 0; i < lost.length; i++) {
      int index = i;
      threads[i] = new Thread(() -> lost[index] = spin());
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return (lost[0] + lost[1]) / 2;
  }

  private static double spin() {
    long start = System.nanoTime();
    long end = start + SPIN_NANOS;
    long before = start;
    long lost = 0;
    while (before < end) {
      long now = System.nanoTime();
      if (now - before > GAP_NANOS) {
        lost += now - before;
      }
      before = now;
    }
    return lost * 100.0 / (before - start);
  }

  private static Histogram syncs() throws IOException {
    Histogram histogram = Tally.histogram();
    Path file = Path.of(System.getProperty("dir", "data"), "calibration.bin");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocateDirect(1 << 17), 0);
      channel.force(true);
      ByteBuffer record = ByteBuffer.allocateDirect(MESSAGE_BYTES);
      long end = System.nanoTime() + 1_000_000_000L;
      for (int i = 0; i < SYNCS && System.nanoTime() < end; i++) {
        long start = System.nanoTime();
        record.clear();
        channel.write(record, (long) i * MESSAGE_BYTES);
        channel.force(false);
        histogram.recordValue(System.nanoTime() - start);
      }
    }
    return histogram;
  }

  private static Histogram roundTrips() throws IOException {
    Histogram histogram = Tally.histogram();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread echo = new Thread(() -> echo(server));
      echo.setDaemon(true);
      echo.start();
      try (Socket socket = new Socket("127.0.0.1", server.getLocalPort())) {
        socket.setTcpNoDelay(true);
        byte[] message = new byte[MESSAGE_BYTES];
        for (int i = 0; i < ROUND_TRIPS; i++) {
          long start = System.nanoTime();
          socket.getOutputStream().write(message);
          socket.getInputStream().readNBytes(message, 0, message.length);
          if (i > ROUND_TRIPS_WARM) {
            histogram.recordValue(System.nanoTime() - start);
          }
        }
      }
    }
    return histogram;
  }

  private static void echo(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.setTcpNoDelay(true);
      byte[] message = new byte[MESSAGE_BYTES];
      int read;
      while ((read = socket.getInputStream().read(message)) > 0) {
        socket.getOutputStream().write(message, 0, read);
      }
    } catch (IOException e) {
      System.err.println("echo: " + e);
    }
  }

  /** Processor time of this process. */
  static long ownCpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /**
   * Processor ticks (10 ms) of the server.
   *
   * @param all of the process {@code -Dsrv.pid} and its children
   * @param compiler of the process's just-in-time compiler alone: warming up, not work
   */
  record ServerCpu(long all, long compiler) {
    ServerCpu minus(ServerCpu before) {
      return new ServerCpu(all - before.all, compiler - before.compiler);
    }
  }

  static ServerCpu serverCpu() {
    long pid = Long.getLong("srv.pid", -1);
    long all = 0;
    for (Stat stat : stats(Path.of("/proc"))) {
      if (stat.id == pid || stat.parent == pid) {
        all += stat.ticks;
      }
    }
    long compiler = 0;
    for (Stat thread : stats(Path.of("/proc", Long.toString(pid), "task"))) {
      if (thread.name.startsWith("C1 Comp") || thread.name.startsWith("C2 Comp")) {
        compiler += thread.ticks;
      }
    }
    return new ServerCpu(all, compiler);
  }

  /** What the kernel tells of one process or thread. */
  private record Stat(long id, String name, long parent, long ticks) {
    static Stat read(Path directory) throws IOException {
      String stat = Files.readString(directory.resolve("stat"));
      int nameFrom = stat.indexOf('(') + 1;
      int nameTo = stat.lastIndexOf(')');
      String[] fields = stat.substring(nameTo + 2).split(" ", -1);
      return new Stat(
          Long.parseLong(directory.getFileName().toString()),
          stat.substring(nameFrom, nameTo),
          Long.parseLong(fields[1]),
          Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
    }
  }

  private static List<Stat> stats(Path directory) {
    List<Stat> stats = new ArrayList<>();
    try (var numbered = Files.newDirectoryStream(directory, "[0-9]*")) {
      for (Path one : numbered) {
        try {
          stats.add(Stat.read(one));
        } catch (IOException e) {
          // It has ended meanwhile.
        }
      }
    } catch (IOException e) {
      System.err.println(directory + ": " + e);
    }
    return stats;
  }
}
