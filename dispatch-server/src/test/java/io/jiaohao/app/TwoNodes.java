package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.journal.redis.RedisAddress;
import io.jiaohao.journal.redis.RedisHall;
import io.jiaohao.journal.redis.RedisProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;

/** A real Redis and two server processes that share the hall of small-hall.yaml. */
final class TwoNodes implements AutoCloseable {
  private final RedisProcess redis;
  private final ServerProcess first;
  private final ServerProcess second;

  private TwoNodes(RedisProcess redis, ServerProcess first, ServerProcess second) {
    this.redis = redis;
    this.first = first;
    this.second = second;
  }

  /** Starts them; n1 serves the hall and n2 stands by. */
  static TwoNodes start(Path dir) throws Exception {
    RedisProcess redis = RedisProcess.start(dir.resolve("redis"));
    return start(dir, redis, redis.uri());
  }

  /** The same, n1 on a line of its own to a Redis that runs already and ends with them. */
  static TwoNodes start(Path dir, RedisProcess redis, String lineOfFirst) throws Exception {
    TwoNodes nodes =
        new TwoNodes(redis, node(dir, lineOfFirst, "n1"), node(dir, redis.uri(), "n2"));
    nodes.first.start();
    nodes.awaitServed("n1");
    nodes.second.start();
    nodes.awaitFollowed("n2");
    return nodes;
  }

  private static ServerProcess node(Path dir, String redis, String name) throws Exception {
    Path data = Files.createDirectories(dir.resolve(name));
    return new ServerProcess(data, List.of("--journal", redis, "--node", name));
  }

  ServerProcess node(String name) {
    return name.equals("n1") ? first : second;
  }

  static String other(String name) {
    return name.equals("n1") ? "n2" : "n1";
  }

  /** Who holds the lease, running or not. */
  String owner() {
    return redis.cli("hget", "jiaohao:{small}:lease", "owner");
  }

  void awaitServed(String name) {
    await()
        .untilAsserted(
            () ->
                assertThat(redis.cli("hget", "jiaohao:node:" + name, "serving"))
                    .isEqualTo("small"));
  }

  void awaitFollowed(String name) {
    await()
        .untilAsserted(
            () ->
                assertThat(redis.cli("hget", "jiaohao:node:" + name, "following"))
                    .isEqualTo("small"));
  }

  /** A device that knows both nodes, this one first. */
  TestDevice device(String deviceId, String firstTried) {
    return first.deviceAt(
        deviceId, List.of(node(firstTried).port(), node(other(firstTried)).port()));
  }

  /** What a command of ours prints. */
  String command(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine commands = new CommandLine(new ClusterCommand());
    commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    commands.execute(arguments);
    return out.toString();
  }

  RedisProcess redis() {
    return redis;
  }

  String uri() {
    return redis.uri();
  }

  /** The hall's history, from Redis. */
  void read(Consumer<Entry> reader) throws Exception {
    RedisHall.Place place = new RedisHall.Place(RedisAddress.of(redis.uri()), 0);
    try (RedisHall hall =
        RedisHall.follow(
            place, "small", "reader", Runnable::run, System::nanoTime, 0, EntryHash.START)) {
      hall.journal().read(1, EntryHash.START, (entry, hash) -> reader.accept(entry));
    }
  }

  @Override
  public void close() throws Exception {
    first.close();
    second.close();
    redis.close();
  }
}
