package io.jiaohao.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.app.LogLines;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.JournalTrimmedException;
import io.jiaohao.engine.Recovery;
import io.jiaohao.engine.Snapshots.Snapshot;
import io.jiaohao.journal.Pace;
import io.jiaohao.journal.TestEntries;
import io.jiaohao.journal.WorkingHall;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Snapshots in Redis, and what they allow to be dropped")
class RedisSnapshotsTest {
  private static final int STEP = 40;

  @TempDir Path dir;

  private final RedisBench bench = new RedisBench();
  private final WorkingHall working = new WorkingHall(5);
  private RedisProcess redis;
  private RedisJournal journal;
  private RedisSnapshots snapshots;

  @BeforeEach
  void start() throws Exception {
    redis = RedisProcess.start(dir.resolve("redis"));
    RedisLink link = bench.link(redis.uri());
    journal = bench.open(link, "N1");
    snapshots = new RedisSnapshots(link, RedisBench.HALL, Pace.FULL);
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
    redis.close();
  }

  /** Some more entries, four a batch. */
  private void work() {
    for (int i = 0; i < STEP / 4; i++) {
      TestEntries.Outcome outcome = new TestEntries.Outcome();
      journal.commit(working.work(4), outcome);
      assertThat(outcome.await().isCommitted()).isTrue();
    }
  }

  private void snapshot() throws JournalException {
    snapshots.write(new Snapshot(working.hall.image(), journal.lastHash()));
  }

  @Test
  @DisplayName("a hall comes back from the newest snapshot and the entries after it")
  void comesBack() throws Exception {
    work();
    assertThat(Recovery.recover(journal, snapshots).snapshotSeq()).isZero();
    snapshot();
    work();
    snapshot();
    work();
    snapshot();
    work();
    Recovery.Recovered back = Recovery.recover(journal, snapshots);
    assertThat(back.snapshotSeq()).isEqualTo(3 * STEP);
    assertThat(back.replayed()).isEqualTo(STEP);
    assertThat(back.hall().digest()).isEqualTo(working.hall.digest());
    assertThat(redis.cli("hlen", "jiaohao:{xian}:snapshots")).as("the newest two").isEqualTo("2");
  }

  @Test
  @DisplayName("an unreadable one is passed over, loudly")
  void unreadable() throws Exception {
    work();
    snapshot();
    work();
    redis.cli("hset", "jiaohao:{xian}:snapshots", "60", "rubbish");
    try (LogLines log = new LogLines()) {
      assertThat(Recovery.recover(journal, snapshots).snapshotSeq()).isEqualTo(STEP);
      assertThat(log.errors()).singleElement().asString().contains("passed over");
    }
  }

  @Test
  @DisplayName("what a kept snapshot covers can be dropped, and the chain still leads on from it")
  void trimmed() throws Exception {
    work();
    assertThatThrownBy(() -> journal.trim(STEP))
        .hasMessageContaining("no snapshot of entry 40, so nothing before it is dropped");
    snapshot();
    work();
    assertThat(journal.trim(STEP)).isEqualTo(STEP / 4 - 1);
    assertThat(Recovery.recover(journal, snapshots).hall().digest())
        .isEqualTo(working.hall.digest());
    assertThatThrownBy(() -> TestEntries.read(journal, 1, EntryHash.START))
        .isInstanceOf(JournalTrimmedException.class)
        .hasMessageContaining("begins with entry 37 (expected: 1 or earlier)");
    work();
    assertThat(journal.lastSeq()).isEqualTo(3 * STEP);
  }

  @Test
  @DisplayName("writing one drops what is before the older of the two, unless too little were left")
  void trimsByItself() throws Exception {
    TrimmingSnapshots trimming = new TrimmingSnapshots(snapshots, journal, STEP);
    work();
    trimming.write(new Snapshot(working.hall.image(), journal.lastHash()));
    assertThat(records()).as("one snapshot may be unreadable").isEqualTo(STEP / 4);
    work();
    trimming.write(new Snapshot(working.hall.image(), journal.lastHash()));
    assertThat(records()).as("from the record with entry 40").isEqualTo(STEP / 4 + 1);
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    journal.commit(working.work(4), outcome);
    assertThat(outcome.await().isCommitted()).isTrue();
    trimming.write(new Snapshot(working.hall.image(), journal.lastHash()));
    assertThat(records()).as("too soon after the last").isEqualTo(STEP / 4 + 2);
    assertThat(trimming.newest().orElseThrow().image().seq()).isEqualTo(2 * STEP + 4);
  }

  private int records() {
    return Integer.parseInt(redis.cli("xlen", RedisKeys.of(RedisBench.HALL).stream()));
  }

  @Test
  @DisplayName("who has lost the hall drops nothing, and its snapshot is written all the same")
  void onlyTheOwnerTrims() throws Exception {
    TrimmingSnapshots trimming = new TrimmingSnapshots(snapshots, journal, 0);
    work();
    trimming.write(new Snapshot(working.hall.image(), journal.lastHash()));
    work();
    redis.cli("hset", RedisKeys.of(RedisBench.HALL).lease(), "owner", "N2");
    trimming.write(new Snapshot(working.hall.image(), journal.lastHash()));
    assertThat(records()).isEqualTo(2 * STEP / 4);
    assertThat(snapshots.newest().orElseThrow().image().seq()).isEqualTo(2 * STEP);
  }

  @Test
  @DisplayName("a standby that the trimmed stream has left behind goes on from the snapshot")
  void standbyLeftBehind() throws Exception {
    work();
    Recovery.Recovered standby = Recovery.recover(journal, snapshots);
    work();
    snapshot();
    journal.trim(2 * STEP);
    work();
    assertThatThrownBy(() -> Recovery.goOn(standby, journal))
        .isInstanceOf(JournalTrimmedException.class);
    Recovery.Recovered caughtUp = Recovery.catchUp(standby, journal, snapshots);
    assertThat(caughtUp.hall().digest()).isEqualTo(working.hall.digest());
    assertThat(caughtUp.snapshotSeq()).isEqualTo(2 * STEP);
  }

  @Test
  @DisplayName("a beginning that no snapshot covers is damage, not trimming")
  void missingBeginning() throws Exception {
    work();
    snapshot();
    redis.cli("hdel", "jiaohao:{xian}:snapshots", Integer.toString(STEP));
    redis.cli("xdel", RedisKeys.of(RedisBench.HALL).stream(), "1-0");
    assertThatThrownBy(() -> TestEntries.read(journal))
        .isInstanceOf(JournalDamagedException.class)
        .isNotInstanceOf(JournalTrimmedException.class)
        .hasMessageContaining("entry 1 is missing");
  }
}
