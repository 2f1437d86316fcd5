package io.jiaohao.sim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Redis of its own on a free loopback port, with its files in a directory that is given. */
public final class LocalRedis implements AutoCloseable {
  private static final int READY_WITHIN_MS = 10_000;
  private static final int LOOK_EVERY_MS = 20;
  private static final int STOPS_WITHIN_S = 10;

  private final Process process;
  private final int port;

  private LocalRedis(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it, with an append-only file, and waits until it is open.
   *
   * @param dir gets a directory {@code redis} for its files and its log
   * @param fsync {@code always}, {@code everysec} or {@code no}
   * @throws IOException if there is no Redis on this machine or it does not come up
   */
  public static LocalRedis start(Path dir, String fsync) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path own = Files.createDirectories(dir.resolve("redis"));
    LocalRedis redis = new LocalRedis(launch(own, port, fsync), port);
    redis.awaitReady();
    return redis;
  }

  /** Ctrl-C in a terminal is not for it: whoever started it stops it when the servers are done. */
  private static Process launch(Path own, int port, String fsync) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "-", "redis-server"));
    words.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(port)));
    words.addAll(List.of("--save", "", "--appendonly", "yes", "--appendfsync", fsync));
    return new ProcessBuilder(words)
        .directory(own.toFile())
        .redirectErrorStream(true)
        .redirectOutput(own.resolve("log").toFile())
        .start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    for (int waited = 0; waited < READY_WITHIN_MS; waited += LOOK_EVERY_MS) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException e) {
        if (process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
          throw new IOException(
              "redis-server ended at once: status %d (expected: Redis 7.0 or later; ./jiaohao setup)"
                  .formatted(process.exitValue()),
              e);
        }
      }
    }
    close();
    throw new IOException("redis-server: not ready (expected: within " + READY_WITHIN_MS + " ms)");
  }

  /** Its port, on loopback. */
  public int port() {
    return port;
  }

  /** The redis-server itself, to measure it. */
  public Process process() {
    return process;
  }

  /** Where servers find it. */
  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOPS_WITHIN_S, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
