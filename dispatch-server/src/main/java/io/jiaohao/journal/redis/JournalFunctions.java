package io.jiaohao.journal.redis;

import io.jiaohao.engine.JournalException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The function library in Redis. Its version is part of every name, so that nodes of two versions
 * share one Redis and neither replaces what the other calls.
 */
final class JournalFunctions {
  private static final Logger log = LoggerFactory.getLogger(JournalFunctions.class);

  private static final long NANOS_PER_MS = 1_000_000;

  /** The library, and what its functions' names begin with. */
  static final String LIBRARY = "jiaohao_1";

  private static final String CODE = code();

  private final RedisLink link;
  private final RedisKeys keys;
  private final LongSupplier nanoClock;
  private volatile Heard heard;

  /** Redis's time as an answer told it, and when that came in. */
  private record Heard(long redisMs, long atNanos) {}

  JournalFunctions(RedisLink link, RedisKeys keys, LongSupplier nanoClock) {
    this.link = link;
    this.keys = keys;
    this.nanoClock = nanoClock;
    this.heard = new Heard(0, nanoClock.getAsLong());
  }

  /** Redis's time now; never ahead of it while its clock is steady. */
  long redisMs() {
    Heard last = heard;
    return last.redisMs + (nanoClock.getAsLong() - last.atNanos) / NANOS_PER_MS;
  }

  private static String code() {
    try (InputStream lua = JournalFunctions.class.getResourceAsStream("journal.lua")) {
      if (lua == null) {
        throw new IllegalStateException("journal.lua: missing (expected: beside the class)");
      }
      return new String(lua.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Loads the library where it is not there yet: in a cluster on every primary, since any of them
   * may have the hall, now or later.
   *
   * @throws JournalException if Redis does not take it
   */
  void ensureLoaded() throws JournalException {
    for (RedisClusterAsyncCommands<String, byte[]> server : link.servers()) {
      List<Map<String, Object>> there = link.await(inTime(server.functionList(LIBRARY)));
      if (there.isEmpty()) {
        link.await(inTime(server.functionLoad(CODE)));
        log.info("{}: function library {} loaded", link.address(), LIBRARY);
      }
    }
  }

  private static <T> CompletableFuture<T> inTime(CompletionStage<T> sent) {
    return sent.toCompletableFuture().orTimeout(RedisLimits.COMMAND_MS, TimeUnit.MILLISECONDS);
  }

  /** Calls a function with the hall's keys; does not wait. */
  CompletableFuture<FunctionAnswer> send(int withinMs, String function, Object... values) {
    return link.<List<Object>>send(
            withinMs,
            redis ->
                redis.fcall(
                    LIBRARY + "_" + function, ScriptOutputType.MULTI, keyNames(), bytes(values)))
        .thenCompose(this::read);
  }

  /** The same, and waits. */
  FunctionAnswer ask(int withinMs, String function, Object... values) throws JournalException {
    return heard(
        link.<List<Object>>ask(
            withinMs,
            redis ->
                redis.fcall(
                    LIBRARY + "_" + function, ScriptOutputType.MULTI, keyNames(), bytes(values))));
  }

  private CompletableFuture<FunctionAnswer> read(List<Object> answer) {
    try {
      return CompletableFuture.completedFuture(heard(answer));
    } catch (JournalException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private FunctionAnswer heard(List<Object> answer) throws JournalException {
    FunctionAnswer read = FunctionAnswer.of(answer);
    heard = new Heard(read.redisMs(), nanoClock.getAsLong());
    return read;
  }

  private String[] keyNames() {
    return new String[] {keys.stream(), keys.lease(), keys.snapshots()};
  }

  private static byte[][] bytes(Object... values) {
    return Stream.of(values)
        .map(
            value ->
                value instanceof byte[] raw
                    ? raw
                    : value.toString().getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }
}
