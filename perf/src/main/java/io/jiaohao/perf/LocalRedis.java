package io.jiaohao.perf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Redis of its own on a free loopback port, with its files in a directory that is given. */
public final class LocalRedis implements AutoCloseable {
  private static final int READY_WITHIN_MS = 10_000;
  private static final int LOOK_EVERY_MS = 20;

  private final Process process;
  private final int port;

  private LocalRedis(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one that syncs its file {@code always}, {@code everysec} or {@code no}. */
  public static LocalRedis start(Path dir, String fsync) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path own = Files.createDirectories(dir.resolve("redis"));
    List<String> command =
        List.of(
            "redis-server",
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--save",
            "",
            "--appendonly",
            "yes",
            "--appendfsync",
            fsync);
    Process process =
        new ProcessBuilder(command)
            .directory(own.toFile())
            .redirectErrorStream(true)
            .redirectOutput(own.resolve("log").toFile())
            .start();
    LocalRedis redis = new LocalRedis(process, port);
    redis.awaitReady();
    return redis;
  }

  private void awaitReady() throws IOException, InterruptedException {
    for (int waited = 0; waited < READY_WITHIN_MS; waited += LOOK_EVERY_MS) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException e) {
        if (process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
          throw new IOException("redis-server ended at once: " + process.exitValue(), e);
        }
      }
    }
    throw new IOException("redis-server: not ready (expected: within " + READY_WITHIN_MS + " ms)");
  }

  public int port() {
    return port;
  }

  public Process process() {
    return process;
  }

  String uri() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
