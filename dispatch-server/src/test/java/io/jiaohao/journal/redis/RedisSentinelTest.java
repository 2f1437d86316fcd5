package io.jiaohao.journal.redis;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalAwayException;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.TestEntries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A journal that finds its Redis by Sentinel")
class RedisSentinelTest {
  private static final int SENTINELS = 3;
  private static final int REPLICAS = 2;
  private static final int ENTRIES = 60;
  private static final int FAILOVERS = Boolean.getBoolean("jiaohao.long") ? 5 : 1;
  private static final Duration FAILED_OVER = Duration.ofSeconds(60);

  @TempDir Path dir;

  private final RedisBench bench = new RedisBench();
  private final List<RedisProcess> servers = new ArrayList<>();
  private final List<RedisProcess> sentinels = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    servers.add(RedisProcess.start(dir.resolve("redis0")));
    for (int i = 1; i <= REPLICAS; i++) {
      servers.add(
          RedisProcess.start(
              dir.resolve("redis" + i), "--replicaof", "127.0.0.1 " + servers.get(0).port()));
    }
    for (RedisProcess replica : servers.subList(1, servers.size())) {
      await().until(() -> replica.cli("info", "replication").contains("master_link_status:up"));
      await() // Until what came first is in its file as well.
          .until(
              () ->
                  replica
                      .cli("info", "persistence")
                      .matches("(?s).*aof_rewrite_in_progress:0.*aof_rewrite_scheduled:0.*"));
    }
    for (int i = 1; i <= SENTINELS; i++) {
      sentinels.add(RedisProcess.sentinel(dir.resolve("sentinel" + i), servers.get(0)));
    }
    for (RedisProcess sentinel : sentinels) {
      await()
          .until(
              () ->
                  sentinel.cli("info", "sentinel").contains("status=ok")
                      && sentinel.cli("info", "sentinel").contains("slaves=2,sentinels=3"));
    }
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
    for (RedisProcess sentinel : sentinels) {
      sentinel.close();
    }
    for (RedisProcess server : servers) {
      server.close();
    }
  }

  private RedisJournal open(int replicas) throws JournalException {
    String places =
        sentinels.stream()
            .map(sentinel -> "127.0.0.1:" + sentinel.port())
            .collect(Collectors.joining(","));
    RedisLink link = bench.link("redis-sentinel://" + places + "#city");
    return bench.open(link, "N1", replicas, 0, EntryHash.START);
  }

  private RedisProcess primary() {
    List<String> place =
        sentinels.get(0).cli("sentinel", "get-master-addr-by-name", "city").lines().toList();
    return servers.stream()
        .filter(server -> server.port() == Integer.parseInt(place.get(1)))
        .findFirst()
        .orElseThrow();
  }

  /** Commits the next entry, or comes back so that it can be tried. */
  private static boolean commitNext(RedisJournal journal) throws JournalException {
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    long seq = journal.lastSeq() + 1;
    journal.commit(TestEntries.entries(seq, seq), outcome);
    if (outcome.await().isCommitted()) {
      return true;
    }
    assertThat(outcome.cause()).isInstanceOf(JournalAwayException.class);
    try {
      journal.reopen();
    } catch (JournalAwayException e) {
      assertThat(e).hasMessageNotContaining("ends at entry");
    }
    return false;
  }

  private static long commitSome(RedisJournal journal) throws JournalException {
    for (int i = 0; i < ENTRIES; i++) {
      assertThat(commitNext(journal)).isTrue();
    }
    return journal.lastSeq();
  }

  @Test
  @DisplayName("WAIT 1: the primary killed under load: the journal goes on, nothing told is lost")
  void failover() throws Exception {
    RedisJournal journal = open(1);
    for (int i = 1; i <= FAILOVERS; i++) {
      long told = commitSome(journal);
      RedisProcess killed = primary();
      killed.kill();
      long killedNanos = System.nanoTime();
      await().atMost(FAILED_OVER).until(() -> commitNext(journal));
      System.out.printf(
          "RedisSentinelTest: written again %d ms after the primary was killed%n",
          Duration.ofNanos(System.nanoTime() - killedNanos).toMillis());
      assertThat(primary().port()).isNotEqualTo(killed.port());
      assertThat(journal.lastSeq()).isGreaterThan(told);
      commitSome(journal);
      if (i < FAILOVERS) {
        killed.startAgain();
        await()
            .atMost(FAILED_OVER)
            .until(() -> primary().cli("info", "replication").contains("connected_slaves:2"));
      }
    }
    assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, journal.lastSeq()));
  }

  @Test
  @DisplayName("C04: WAIT 0: a failover to a replica that lacks what was told is refused")
  void failoverWithLoss() throws Exception {
    RedisJournal journal = open(0);
    long everywhere = commitSome(journal);
    RedisProcess behind = servers.get(1);
    String stream = RedisKeys.of(RedisBench.HALL).stream();
    await().until(() -> behind.cli("xlen", stream).equals(Long.toString(everywhere)));
    behind.kill();
    servers.get(2).kill();
    long told = commitSome(journal);
    servers.get(0).kill();
    behind.startAgain();
    await().atMost(FAILED_OVER).until(() -> primary().port() == behind.port());

    JournalException[] found = new JournalException[1];
    await()
        .atMost(FAILED_OVER)
        .until(
            () -> {
              try {
                journal.reopen();
              } catch (JournalException e) {
                found[0] = e;
              }
              return found[0] instanceof JournalDamagedException;
            });
    assertThat(found[0])
        .hasMessageContaining(
            "ends at entry %d (expected: %d or later)".formatted(everywhere, told));
    assertThat(behind.cli("xlen", stream)).isEqualTo(Long.toString(everywhere));
  }
}
