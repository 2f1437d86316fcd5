package io.jiaohao.journal.redis;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalAwayException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.TestEntries;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A Redis Cluster whose primary is killed")
class RedisClusterFailoverTest {
  private static final int HALLS = 4;
  private static final int ENTRIES = 20;

  private static final Pattern OFFSETS =
      Pattern.compile("(?s)slave0:[^\\n]*offset=(\\d+).*master_repl_offset:(\\d+)");

  @TempDir Path dir;

  private final RedisBench bench = new RedisBench();
  private RedisClusterProcess cluster;

  @BeforeEach
  void start() throws Exception {
    cluster = RedisClusterProcess.start(dir, 1);
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
    cluster.close();
  }

  /** Again and again, as a node does: a cluster that was just made may still settle its roles. */
  private RedisJournal open(RedisLink link, String hall) {
    return await()
        .ignoreException(JournalAwayException.class)
        .until(() -> openOnce(link, hall), journal -> true);
  }

  private RedisJournal openOnce(RedisLink link, String hall) throws JournalException {
    try {
      return RedisJournal.open(
          link, hall, "N1", 0, bench.engine(), System::nanoTime, 0, EntryHash.START);
    } catch (JournalAwayException e) {
      link.drop();
      throw e;
    }
  }

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
      // Still away: whoever asked tries again.
    }
    return false;
  }

  /** Whether a primary's replica has acknowledged all that the primary has written. */
  private static boolean hasAll(String replication) {
    Matcher offsets = OFFSETS.matcher(replication);
    return offsets.find() && offsets.group(1).equals(offsets.group(2));
  }

  @Test
  @DisplayName("its halls go on at its replica, the others' at once")
  void primaryKilled() throws Exception {
    RedisLink link = bench.link(cluster.uri());
    List<String> names = IntStream.rangeClosed(1, HALLS).mapToObj(i -> "hall" + i).toList();
    RedisJournal hit = open(link, "hall1");
    for (int i = 0; i < ENTRIES; i++) {
      assertThat(commitNext(hit)).isTrue();
    }
    for (String other : names.subList(1, HALLS)) {
      TestEntries.commit(open(link, other), 1, 1);
    }
    await().until(() -> cluster.holding("hall1").size() == 2);
    RedisProcess replica = cluster.holding("hall1").get(1);
    RedisProcess killed = cluster.holding("hall1").get(0);
    await().until(() -> hasAll(killed.cli("info", "replication")));
    String elsewhere =
        names.stream()
            .filter(name -> cluster.holding(name).get(0).port() != killed.port())
            .findFirst()
            .orElseThrow();
    RedisJournal spared = open(link, elsewhere);
    killed.kill();
    long killedNanos = System.nanoTime();

    await().until(() -> commitNext(spared));
    long sparedMs = (System.nanoTime() - killedNanos) / 1_000_000;
    await().until(() -> commitNext(hit));
    System.out.printf(
        "RedisClusterFailoverTest: the others written again after %d ms, its own after %d ms%n",
        sparedMs, (System.nanoTime() - killedNanos) / 1_000_000);
    for (int i = 0; i < ENTRIES; i++) {
      assertThat(commitNext(hit)).isTrue();
    }
    assertThat(TestEntries.read(hit)).isEqualTo(TestEntries.entries(1, hit.lastSeq()));
    assertThat(cluster.primaries()).contains(replica);
  }
}
