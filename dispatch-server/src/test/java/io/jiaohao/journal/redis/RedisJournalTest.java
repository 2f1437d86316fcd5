package io.jiaohao.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalAwayException;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.JournalContract;
import io.jiaohao.journal.TestEntries;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal in a real Redis. */
class RedisJournalTest extends JournalContract {
  private static final String STREAM = "jiaohao:{xian}:journal";
  private static final String LEASE = "jiaohao:{xian}:lease";

  @TempDir static Path dir;
  private static RedisProcess redis;

  private final RedisBench bench = new RedisBench();
  private final RedisLink link = bench.link(redis.uri());

  @BeforeAll
  static void startRedis() throws Exception {
    redis = RedisProcess.start(dir.resolve("redis"));
  }

  @AfterAll
  static void stopRedis() throws Exception {
    redis.close();
  }

  @AfterEach
  void dropAll() {
    redis.cli("flushall");
    bench.close();
  }

  @Override
  protected Journal open() throws JournalException {
    return bench.open(link, "N1");
  }

  private RedisJournal journal() {
    return (RedisJournal) journal;
  }

  @Test
  @DisplayName(
      "another node is refused while the lease runs, and gets the hall once it is given back")
  void oneOwner() throws Exception {
    commit(1, 2);
    assertThatThrownBy(() -> bench.open(link, "N2"))
        .isInstanceOf(JournalAwayException.class)
        .hasMessageContaining("owned by N1 for another");
    journal.close();
    try (RedisJournal second = bench.open(link, "N2")) {
      assertThat(second.lastSeq()).isEqualTo(2);
      assertThat(second.epoch()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("C07: what an owner of an older epoch still sends is refused")
  void lateWritesAreFenced() throws Exception {
    commit(1, 1);
    redis.cli("hset", LEASE, "until", "0");
    try (RedisJournal second = bench.open(link, "N2")) {
      TestEntries.Outcome late = new TestEntries.Outcome();
      journal.commit(entries(2, 2), late);
      assertThat(late.await().cause())
          .isInstanceOf(JournalAwayException.class)
          .hasMessageContaining("owned by 'N2' in epoch 2");
      TestEntries.commit(second, 2, 3);
      assertThat(redis.cli("xlen", STREAM)).isEqualTo("2");
      assertThatThrownBy(journal::reopen).hasMessageContaining("owned by N2");
    }
    journal.reopen();
    assertThat(journal.lastSeq()).isEqualTo(3);
    assertThat(journal.epoch()).isEqualTo(3);
    commit(4, 4);
    assertThat(all()).isEqualTo(entries(1, 4));
  }

  @Test
  @DisplayName("an epoch is higher than the stream's, the lease's and the candidate's")
  void epochsRise() throws Exception {
    commit(1, 1);
    redis.cli("hset", LEASE, "epoch", "7");
    journal.reopen();
    assertThat(journal.epoch()).isEqualTo(8);
    commit(2, 2);
    redis.cli("del", LEASE);
    journal.close();
    journal = open();
    assertThat(journal.epoch()).as("above the stream's").isEqualTo(9);
    redis.cli("del", LEASE);
    journal.reopen();
    assertThat(journal.epoch()).as("above the candidate's own").isEqualTo(10);
  }

  @Test
  @DisplayName("C04: a stream that lacks what was acknowledged stops the hall for repair")
  void aShortStreamIsRefused() throws Exception {
    commit(1, 1);
    commit(2, 3);
    redis.cli("xdel", STREAM, "2-0");
    redis.cli("hset", LEASE, "seq", "1");
    assertThatThrownBy(journal::reopen)
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("ends at entry 1 (expected: 3 or later)");
    EntryHash hash = journal.lastHash();
    assertThatThrownBy(() -> bench.open(link, "N1", 0, 3, hash))
        .isInstanceOf(JournalDamagedException.class);
  }

  @Test
  @DisplayName("a lost end is noticed by the next commit, whoever knows of it")
  void aLostEndIsDamage() throws Exception {
    commit(1, 1);
    commit(2, 2);
    redis.cli("xdel", STREAM, "2-0");
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    journal.commit(entries(3, 3), outcome);
    assertThat(outcome.await().cause())
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("ends at entry 1 (expected: 2, as the lease says)");
  }

  @Test
  @DisplayName("a record that is missing, altered or strange is named")
  void damageIsNamed() throws Exception {
    for (int seq = 1; seq <= 5; seq++) {
      commit(seq, seq);
    }
    redis.cli("xdel", STREAM, "3-0");
    assertThatThrownBy(this::all)
        .isInstanceOf(JournalDamagedException.class)
        .hasMessage(STREAM + ": entry 3 is missing: the next row begins with 4");
    redis.cli("xdel", STREAM, "4-0", "5-0");
    redis.cli("xadd", STREAM, "6-0", "last", "6", "hash", "x", "epoch", "1", "entries", "y");
    assertThatThrownBy(this::all)
        .isInstanceOf(JournalDamagedException.class)
        .hasMessage(STREAM + ": record 6-0 says another hash than its last entry has");
  }

  @Test
  @DisplayName("a batch that is appended again is there once")
  void appendingAgainIsHarmless() throws Exception {
    commit(1, 2);
    RedisKeys keys = RedisKeys.of(RedisBench.HALL);
    JournalFunctions functions = new JournalFunctions(link, keys, System::nanoTime);
    byte[] zeros = new byte[EntryHash.BYTES];
    Object[] batch = {
      "N1", 1, 10_000, Long.MAX_VALUE, 1, 2, zeros, journal.lastHash().toBytes(), "same"
    };
    assertThat(functions.ask(1_000, "append", batch).word()).isEqualTo("AGAIN");
    commit(3, 3);
    assertThat(functions.ask(1_000, "append", batch).word()).isEqualTo("AGAIN");
    batch[7] = zeros;
    assertThat(functions.ask(1_000, "append", batch).word()).as("another one").isEqualTo("MOVED");
    assertThat(all()).isEqualTo(entries(1, 3));
  }

  @Test
  @DisplayName("an append that comes too late is refused by Redis itself")
  void lateAppendsAreRefused() throws Exception {
    commit(1, 1);
    RedisKeys keys = RedisKeys.of(RedisBench.HALL);
    JournalFunctions functions = new JournalFunctions(link, keys, System::nanoTime);
    byte[] hash = journal.lastHash().toBytes();
    FunctionAnswer answer =
        functions.ask(1_000, "append", "N1", 1, 10_000, 1, 2, 2, hash, hash, "late");
    assertThat(answer.word()).isEqualTo("LATE");
    assertThat(redis.cli("xlen", STREAM)).isEqualTo("1");
  }

  @Test
  @DisplayName("a hall without a library gets it, and one is not loaded twice")
  void theLibraryIsLoaded() throws Exception {
    redis.cli("function", "delete", JournalFunctions.LIBRARY);
    journal.reopen();
    journal.reopen();
    commit(1, 1);
    assertThat(redis.cli("function", "list")).contains(JournalFunctions.LIBRARY);
  }

  @Test
  @DisplayName("a renewed lease goes on; a lost one says so and stays lost")
  void leasesAreRenewed() throws Exception {
    redis.cli("hset", LEASE, "until", "1");
    HallLease lease =
        new HallLease(
            new JournalFunctions(link, RedisKeys.of(RedisBench.HALL), System::nanoTime),
            RedisKeys.of(RedisBench.HALL),
            "N2");
    journal().renew();
    assertThatThrownBy(() -> lease.renewLater().join()).hasMessageContaining("owned by 'N1'");
    assertThat(redis.cli("hget", LEASE, "until")).isNotEqualTo("1");
  }

  @Test
  void aHallsNameMustFitInAKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisKeys.of("xi}an"))
        .withMessageStartingWith("hall: xi}an (expected: ");
  }
}
