package io.jiaohao.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.JournalContract;
import io.jiaohao.journal.TestEntries;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal in a real Redis Cluster of three primaries. */
class RedisClusterTest extends JournalContract {
  private static final int HALLS = 12;

  @TempDir static Path dir;
  private static RedisClusterProcess cluster;

  private final RedisBench bench = new RedisBench();
  private final RedisLink link = bench.link(cluster.uri());

  @BeforeAll
  static void startRedis() throws Exception {
    cluster = RedisClusterProcess.start(dir, 0);
  }

  @AfterAll
  static void stopRedis() throws Exception {
    cluster.close();
  }

  @AfterEach
  void dropAll() {
    cluster.primaries().forEach(primary -> primary.cli("flushall"));
    bench.close();
  }

  @Override
  protected Journal open() throws JournalException {
    return bench.open(link, "N1");
  }

  @Test
  @DisplayName("several halls lie on several primaries, all keys of one hall on one")
  void hallsOnSeveralPrimaries() throws Exception {
    for (int i = 1; i <= HALLS; i++) {
      RedisJournal hall = hall("hall" + i);
      TestEntries.commit(hall, 1, i);
      assertThat(TestEntries.read(hall)).isEqualTo(TestEntries.entries(1, i));
    }
    List<String> keys =
        cluster.primaries().stream().map(primary -> primary.cli("keys", "*")).toList();
    assertThat(keys).allMatch(some -> some.contains(":journal"));
    for (int i = 1; i <= HALLS; i++) {
      String tag = "jiaohao:{hall" + i + "}:";
      List<String> holders = keys.stream().filter(some -> some.contains(tag)).toList();
      assertThat(holders).singleElement().asString().contains(tag + "journal", tag + "lease");
    }
  }

  private RedisJournal hall(String name) throws JournalException {
    return RedisJournal.open(
        link, name, "N1", 0, bench.engine(), System::nanoTime, 0, EntryHash.START);
  }

  @Test
  @DisplayName("the functions are on every primary, also on one that was added or emptied later")
  void functionsEverywhere() throws Exception {
    for (RedisProcess primary : cluster.primaries()) {
      assertThat(primary.cli("function", "list")).contains(JournalFunctions.LIBRARY);
      primary.cli("function", "flush");
      journal.reopen();
      commit(journal.lastSeq() + 1, journal.lastSeq() + 1);
      assertThat(primary.cli("function", "list")).contains(JournalFunctions.LIBRARY);
    }
  }
}
