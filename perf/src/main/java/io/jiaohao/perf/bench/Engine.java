package io.jiaohao.perf.bench;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What does the work, and who drives it. */
enum Engine {
  /** The least that any server of this work has to do here. */
  FLOOR("floor", "FloorPeer", null),
  /** The server as it ships. */
  JIAOHAO("jiaohao", "JiaohaoPeer", null),
  /** A table, and the process that committed writes to the sockets. */
  PG_APP("pg_app", "PgPeer", Program.POSTGRES),
  /** A table, and boards that listen to the database. */
  PG_NOTIFY("pg_notify", "PgPeer", Program.POSTGRES),
  /** Lua, with a sync before each answer. */
  REDIS_ALWAYS("redis_always", "RedisPeer", Program.REDIS),
  /** Lua, with a sync each second: loses what it has answered. */
  REDIS_EVERYSEC("redis_everysec", "RedisPeer", Program.REDIS),
  /** The push to terminals and boards alone: no queue, no disk. */
  MOSQUITTO("mosquitto", "MqttPeer", Program.MOSQUITTO);

  private final String word;
  private final String peerClass;
  private final @Nullable Program program;

  Engine(String word, String peerClass, @Nullable Program program) {
    this.word = word;
    this.peerClass = peerClass;
    this.program = program;
  }

  /**
   * The engine of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Engine of(String word) {
    return Arrays.stream(values())
        .filter(engine -> engine.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "engine: "
                        + word
                        + " (expected: one of "
                        + Arrays.stream(values())
                            .map(Engine::word)
                            .collect(Collectors.joining(", "))
                        + ")"));
  }

  String word() {
    return word;
  }

  /** The load generator's class for it. */
  String peerClass() {
    return peerClass;
  }

  /** What has to be installed for it. */
  Optional<Program> program() {
    return Optional.ofNullable(program);
  }

  boolean isInstalled() {
    return program().map(needed -> needed.find().isPresent()).orElse(true);
  }
}
