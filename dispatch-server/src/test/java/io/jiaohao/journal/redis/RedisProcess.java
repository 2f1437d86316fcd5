package io.jiaohao.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real Redis on a free loopback port, with its files in a directory of the test's. */
public final class RedisProcess implements AutoCloseable {
  private static final String SERVER = "redis-server";
  private static final int READY_WITHIN_S = 20;

  /** The nodes of a cluster talk to each other on another port, 10,000 above. */
  private static final int PORT_MAX = 55_000;

  private final Path dir;
  private final int port;
  private final List<String> command;
  private Process process;

  private RedisProcess(Path dir, int port, List<String> command) throws IOException {
    this.dir = dir;
    this.port = port;
    this.command = command;
    this.process = start();
  }

  /** Starts one that syncs every write; further options as on its command line. */
  public static RedisProcess start(Path dir, String... options) throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(SERVER, "--bind", "127.0.0.1", "--port", Integer.toString(port), "--save", ""));
    command.addAll(List.of("--appendonly", "yes", "--appendfsync", "always"));
    command.addAll(List.of("--repl-diskless-sync-delay", "0"));
    command.addAll(List.of(options));
    return started(dir, port, command);
  }

  /** Starts a sentinel of a primary, named "city"; two have to agree, and they are quick. */
  static RedisProcess sentinel(Path dir, RedisProcess primary) throws IOException {
    int port = freePort();
    Files.writeString(
        Files.createDirectories(dir).resolve("sentinel.conf"),
        String.join(
            "\n",
            "bind 127.0.0.1",
            "port " + port,
            "sentinel monitor city 127.0.0.1 " + primary.port() + " 2",
            "sentinel down-after-milliseconds city 1000",
            "sentinel failover-timeout city 3000",
            ""));
    return started(dir, port, List.of(SERVER, "sentinel.conf", "--sentinel"));
  }

  private static RedisProcess started(Path dir, int port, List<String> command) throws IOException {
    RedisProcess redis = new RedisProcess(Files.createDirectories(dir), port, command);
    redis.awaitReady();
    return redis;
  }

  static int freePort() throws IOException {
    int port;
    do {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
    } while (port > PORT_MAX);
    return port;
  }

  private Process start() throws IOException {
    try {
      return new ProcessBuilder(command)
          .directory(dir.toFile())
          .redirectErrorStream(true)
          .redirectOutput(dir.resolve("log").toFile())
          .start();
    } catch (IOException e) {
      throw new IOException(
          SERVER + ": not found (expected: Debian's redis-server; ./jiaohao setup brings it)", e);
    }
  }

  private void awaitReady() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(READY_WITHIN_S))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> cli("ping").equals("PONG"));
  }

  /** Its answer to a command, as redis-cli prints it. */
  public String cli(String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("redis-cli", "-p", Integer.toString(port)));
    command.addAll(List.of(arguments));
    try {
      Process cli = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(cli.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** As a crash ends it. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(READY_WITHIN_S, TimeUnit.SECONDS)).isTrue();
  }

  public void startAgain() throws IOException {
    process = start();
    awaitReady();
  }

  /** Stops it where it is, sockets open. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
