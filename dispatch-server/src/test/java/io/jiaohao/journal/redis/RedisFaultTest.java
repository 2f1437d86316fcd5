package io.jiaohao.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalAwayException;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.TestEntries;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A journal whose Redis is killed, frozen, cut off or replaced")
class RedisFaultTest {
  private static final Duration ANSWERED = Duration.ofSeconds(2);
  private static final Duration BACK = Duration.ofSeconds(10);

  @TempDir Path dir;

  private final RedisBench bench = new RedisBench();
  private RedisProcess redis;
  private FaultProxy proxy;
  private RedisJournal journal;

  @BeforeEach
  void start() throws Exception {
    redis = RedisProcess.start(dir.resolve("redis"));
    proxy = FaultProxy.to(redis.port());
    journal = bench.open(bench.link(proxy.uri()), "N1");
    TestEntries.commit(journal, 1, 3);
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
    proxy.close();
    redis.close();
  }

  private TestEntries.Outcome commit(long first, long last) {
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    long began = System.nanoTime();
    journal.commit(TestEntries.entries(first, last), outcome);
    outcome.await();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ANSWERED);
    return outcome;
  }

  private void reopen() {
    Awaitility.await()
        .atMost(BACK)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(JournalAwayException.class)
        .until(
            () -> {
              journal.reopen();
              return true;
            });
  }

  private String batches() {
    return redis.cli("xlen", RedisKeys.of(RedisBench.HALL).stream());
  }

  @Test
  @DisplayName("C05: a link cut after the request and before its answer: the batch is there once")
  void cutBeforeTheAnswer() throws Exception {
    proxy.cutBeforeNextAnswer();
    assertThat(commit(4, 5).isCommitted()).isTrue();
    assertThat(journal.lastSeq()).isEqualTo(5);
    assertThat(journal.epoch()).as("what was on its way is shut out").isEqualTo(2);
    assertThat(commit(6, 6).isCommitted()).isTrue();
    assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, 6));
  }

  @Test
  @DisplayName("a link that was cut before: the commit fails or stands, and is told which")
  void cutBefore() throws Exception {
    proxy.cut();
    TestEntries.Outcome outcome = commit(4, 4);
    reopen();
    assertThat(journal.lastSeq()).isEqualTo(outcome.isCommitted() ? 4 : 3);
    assertThat(commit(journal.lastSeq() + 1, 9).isCommitted()).isTrue();
  }

  @Test
  @DisplayName(
      "C05: nothing that went into a black hole happens after the word that it is not known")
  void blackHole() throws Exception {
    proxy.clog();
    assertThat(commit(4, 4).cause())
        .isInstanceOf(JournalAwayException.class)
        .hasMessageContaining("whether entry 4 was written is not known");
    assertThat(commit(4, 4).cause()).isInstanceOf(JournalAwayException.class);
    proxy.unclog();
    reopen();
    assertThat(journal.lastSeq()).isEqualTo(3);
    assertThat(commit(4, 4).isCommitted()).isTrue();
    assertThat(batches()).isEqualTo("2");
  }

  @Test
  @DisplayName("a frozen Redis that thaws executes nothing stale")
  void frozen() throws Exception {
    redis.freeze();
    assertThat(commit(4, 4).cause()).isInstanceOf(JournalAwayException.class);
    redis.thaw();
    Awaitility.await().atMost(BACK).until(() -> redis.cli("ping").equals("PONG"));
    assertThat(batches()).as("the append reached its turn too late").isEqualTo("1");
    reopen();
    assertThat(journal.lastSeq()).isEqualTo(3);
    assertThat(commit(4, 4).isCommitted()).isTrue();
  }

  @Test
  @DisplayName("a killed Redis comes back with all that was acknowledged")
  void killed() throws Exception {
    for (int seq = 4; seq <= 20; seq++) {
      assertThat(commit(seq, seq).isCommitted()).isTrue();
    }
    redis.kill();
    assertThat(commit(21, 21).cause()).isInstanceOf(JournalAwayException.class);
    redis.startAgain();
    reopen();
    assertThat(journal.lastSeq()).isEqualTo(20);
    assertThat(commit(21, 21).isCommitted()).isTrue();
    assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, 21));
  }

  @Test
  @DisplayName("C04: a failover to a replica that lags is noticed, and no number is issued again")
  void laggingReplica() throws Exception {
    try (Replica replica = replicaWith(3)) {
      replica.line.clog();
      assertThat(commit(4, 13).isCommitted()).as("acknowledged by the primary alone").isTrue();

      replica.process.cli("replicaof", "no", "one");
      proxy.retarget(replica.process.port());
      proxy.cut();

      assertThat(commit(14, 14).cause())
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("ends at entry 3 (expected: 13 or later)");
      assertThatThrownBy(journal::reopen).isInstanceOf(JournalDamagedException.class);
      RedisLink link = bench.link(replica.process.uri());
      EntryHash hash = journal.lastHash();
      assertThatThrownBy(() -> bench.open(link, "N1", 0, 13, hash))
          .as("a candidate that followed the stream")
          .isInstanceOf(JournalDamagedException.class);
      assertThat(replica.process.cli("xlen", RedisKeys.of(RedisBench.HALL).stream()))
          .isEqualTo("1");
    }
  }

  @Test
  @DisplayName("a failover to a replica that has everything goes on by itself")
  void replicaThatHasEverything() throws Exception {
    try (Replica replica = replicaWith(3)) {
      replica.process.cli("replicaof", "no", "one");
      proxy.retarget(replica.process.port());
      proxy.cut();
      TestEntries.Outcome outcome = commit(4, 4);
      reopen();
      assertThat(commit(outcome.isCommitted() ? 5 : 4, 6).isCommitted()).isTrue();
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, 6));
    }
  }

  @Test
  @DisplayName("WAIT 1: what no replica has is not acknowledged")
  void waitForAReplica() throws Exception {
    try (Replica replica = replicaWith(3)) {
      journal.close();
      journal = bench.open(bench.link(redis.uri()), "N1", 1, 0, EntryHash.START);
      assertThat(commit(4, 4).isCommitted()).isTrue();
      replica.line.clog();
      assertThat(commit(5, 5).cause()).isInstanceOf(JournalAwayException.class);
      assertThatThrownBy(journal::reopen)
          .isInstanceOf(JournalAwayException.class)
          .hasMessageContaining("0 replicas have it (expected: 1)");
      replica.line.unclog();
      reopen();
      assertThat(journal.lastSeq()).as("it was there, and now on two").isEqualTo(5);
    }
  }

  @Test
  @DisplayName("min-replicas-to-write 1: a primary cut off from its replica soon writes nothing")
  void cutOffPrimary() throws Exception {
    try (Replica replica = replicaWith(3)) {
      redis.cli("config", "set", "min-replicas-max-lag", "2");
      redis.cli("config", "set", "min-replicas-to-write", "1");
      awaitGoodReplica();
      assertThat(commit(4, 4).isCommitted()).isTrue();
      replica.line.clog();
      long until = System.nanoTime() + BACK.toNanos();
      long told = 4;
      TestEntries.Outcome outcome = commit(5, 5);
      while (outcome.isCommitted()) {
        assertThat(System.nanoTime() - until).as("it goes on by itself for long").isNegative();
        told++;
        outcome = commit(told + 1, told + 1);
      }
      assertThat(outcome.cause()).isInstanceOf(JournalAwayException.class);
      assertThatThrownBy(journal::reopen)
          .isInstanceOf(JournalAwayException.class)
          .hasMessageContaining("NOREPLICAS");
      assertThat(batches()).as("what it refused, it did not write").isEqualTo("" + (told - 2));

      replica.line.unclog();
      awaitGoodReplica();
      reopen();
      assertThat(journal.lastSeq()).isEqualTo(told);
      assertThat(commit(told + 1, told + 1).isCommitted()).isTrue();
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, told + 1));
    }
  }

  private void awaitGoodReplica() {
    Awaitility.await()
        .atMost(BACK)
        .until(() -> redis.cli("info", "replication").contains("min_slaves_good_slaves:1"));
  }

  /** A replica, and the line on which it hears of its primary. */
  private record Replica(RedisProcess process, FaultProxy line) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      line.close();
      process.close();
    }
  }

  /** One that has everything up to this entry. */
  private Replica replicaWith(long lastSeq) throws Exception {
    Replica replica =
        new Replica(RedisProcess.start(dir.resolve("replica")), FaultProxy.to(redis.port()));
    replica.process.cli("replicaof", "127.0.0.1", Integer.toString(replica.line.port()));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                replica
                    .process
                    .cli("hget", RedisKeys.of(RedisBench.HALL).lease(), "seq")
                    .equals(Long.toString(lastSeq)));
    return replica;
  }
}
