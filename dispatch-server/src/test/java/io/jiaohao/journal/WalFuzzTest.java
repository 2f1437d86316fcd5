package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.fuzz.ByteSpoiler;
import io.jiaohao.fuzz.FuzzRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A journal's log that was spoilt anywhere")
class WalFuzzTest {
  private static final int BATCHES = 4;
  private static final long STORY_MAX_BYTES = 64L << 20;

  @TempDir Path dir;
  private byte[] sound;

  @BeforeEach
  void writeAndKill() throws Exception {
    Path live = dir.resolve("live");
    Path killed = dir.resolve("killed");
    try (SqliteJournal journal = SqliteJournal.open(live, "xian", () -> 0)) {
      for (int seq = 1; seq <= BATCHES; seq++) {
        TestEntries.commit(journal, seq, seq);
      }
      JournalFiles.killedCopy(live, killed);
    }
    sound = Files.readAllBytes(killed.resolve(JournalFiles.WAL));
  }

  @Test
  @DisplayName("is told good up to a place within it, and then unfinished or damaged")
  void anywhere() {
    FuzzRun.of("logs", 40, 200_000).withinBytes(STORY_MAX_BYTES).each(this::inspect);
  }

  private long inspect(SplittableRandom random) throws Exception {
    ByteSpoiler spoiler = new ByteSpoiler(random);
    byte[] bytes;
    if (random.nextInt(4) == 0) { // the header, which is a small part of it
      byte[] header = Arrays.copyOf(sound, WalFormat.HEADER_BYTES);
      byte[] frames = Arrays.copyOfRange(sound, WalFormat.HEADER_BYTES, sound.length);
      bytes = ByteSpoiler.joined(spoiler.spoilt(header, header), frames);
    } else {
      bytes = spoiler.spoilt(sound, sound);
    }
    Path wal = Files.write(dir.resolve("spoilt"), bytes);
    WalInspector.Findings findings = WalInspector.inspect(wal);
    assertThat(findings.goodBytes()).isBetween(0L, (long) bytes.length);
    if (findings.damagedAt().isPresent()) {
      assertThat(findings.unfinished()).isEmpty();
      assertThat(findings.damagedAt().getAsLong()).isBetween(0L, (long) bytes.length);
    }
    return 1;
  }
}
