package io.jiaohao.perf.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starting and ending the processes of a run. */
final class Processes {
  private static final int READY_WITHIN_MS = 60_000;
  private static final int LOOK_EVERY_MS = 20;
  private static final int STOP_WITHIN_S = 15;
  private static final int TAIL_LINES = 5;

  private Processes() {}

  /** Makes a condition wait for a process that may end before. */
  interface Condition {
    boolean holds() throws IOException;
  }

  static Process start(List<String> command, Path directory, Path log) throws IOException {
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /**
   * Runs a program to its end and returns what it printed.
   *
   * @throws IOException if it fails or takes longer, with the last lines that it wrote
   */
  static String run(List<String> command, Path directory, int withinSeconds)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(directory, "run-", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(log.toFile())
            .start();
    Output output = Output.of(process);
    try {
      if (!process.waitFor(withinSeconds, TimeUnit.SECONDS)) {
        throw new IOException(
            name(command) + ": no end within " + withinSeconds + " s: " + tail(log));
      }
      if (process.exitValue() != 0) {
        throw new IOException(name(command) + ": " + tail(log));
      }
      return output.text();
    } finally {
      process.destroyForcibly().waitFor();
      Files.deleteIfExists(log);
    }
  }

  /**
   * Waits until a server is ready.
   *
   * @throws IOException if it ends before, or takes longer than a minute
   */
  static void await(Process process, Path log, Condition ready)
      throws IOException, InterruptedException {
    for (int waited = 0; !ready.holds(); waited += LOOK_EVERY_MS) {
      if (process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        throw new IOException("server ended at once: " + tail(log));
      }
      if (waited > READY_WITHIN_MS) {
        stop(process);
        throw new IOException("server not ready within a minute: " + tail(log));
      }
    }
  }

  /** Ends it, by force if it has to be. */
  static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_WITHIN_S, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  static boolean isOpen(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(List<String> command) {
    return Path.of(command.get(0)).getFileName().toString();
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  /** What a process prints, read while it runs. */
  private static final class Output extends Thread {
    private final InputStream in;
    private String text = "";

    private Output(InputStream in) {
      super("output");
      this.in = in;
    }

    static Output of(Process process) {
      Output output = new Output(process.getInputStream());
      output.setDaemon(true);
      output.start();
      return output;
    }

    @Override
    public void run() {
      try {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        text = "";
      }
    }

    String text() throws InterruptedException {
      join();
      return text;
    }
  }
}
