package io.jiaohao.journal.redis;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A real Redis Cluster of three primaries, on loopback. */
final class RedisClusterProcess implements AutoCloseable {
  private static final int PRIMARIES = 3;

  private final List<RedisProcess> servers = new ArrayList<>();

  private RedisClusterProcess() {}

  /** Starts one; each primary has so many replicas. */
  static RedisClusterProcess start(Path dir, int replicas) throws Exception {
    RedisClusterProcess cluster = new RedisClusterProcess();
    for (int i = 1; i <= PRIMARIES * (1 + replicas); i++) {
      cluster.servers.add(
          RedisProcess.start(
              dir.resolve("redis" + i),
              "--cluster-enabled",
              "yes",
              "--cluster-node-timeout",
              "2000",
              "--cluster-require-full-coverage",
              "no"));
    }
    List<String> create = new ArrayList<>(List.of("--cluster", "create"));
    create.addAll(List.of(cluster.places(" ").split(" ")));
    create.addAll(List.of("--cluster-replicas", Integer.toString(replicas), "--cluster-yes"));
    assertThat(cluster.servers.get(0).cli(create.toArray(String[]::new)))
        .contains("All 16384 slots");
    for (RedisProcess server : cluster.servers) {
      await().until(() -> server.cli("cluster", "info").contains("cluster_state:ok"));
    }
    return cluster;
  }

  private String places(String between) {
    return servers.stream()
        .map(server -> "127.0.0.1:" + server.port())
        .collect(Collectors.joining(between));
  }

  String uri() {
    return "redis-cluster://" + places(",");
  }

  List<RedisProcess> primaries() {
    return servers.stream().filter(server -> server.cli("role").startsWith("master")).toList();
  }

  /** The servers that hold a hall, its primary first. */
  List<RedisProcess> holding(String hall) {
    List<RedisProcess> holding = new ArrayList<>();
    for (RedisProcess server : servers) {
      if (server.cli("keys", "*").contains("jiaohao:{" + hall + "}:journal")) {
        holding.add(server.cli("role").startsWith("master") ? 0 : holding.size(), server);
      }
    }
    return holding;
  }

  @Override
  public void close() throws InterruptedException {
    for (RedisProcess server : servers) {
      server.close();
    }
  }
}
