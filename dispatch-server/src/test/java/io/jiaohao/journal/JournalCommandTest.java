package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.Recovery;
import io.jiaohao.engine.Snapshots;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JournalCommandTest {
  @TempDir Path dir;
  private final WorkingHall working = new WorkingHall(11);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = dir.resolve(JournalFiles.FILE);
    try (SqliteJournal journal = open(dir)) {
      commit(journal, working.work(30));
      commit(journal, working.work(30));
    }
  }

  private static SqliteJournal open(Path in) throws Exception {
    return SqliteJournal.open(in, "xian", System::nanoTime);
  }

  private static void commit(SqliteJournal journal, List<Entry> entries) {
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    journal.commit(entries, outcome);
    assertThat(outcome.committed).isOne();
  }

  private int run(Object... args) {
    String[] words = java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    return new CommandLine(new JournalCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  @Test
  void verifySaysThatAJournalIsSound() {
    assertThat(run("verify", file)).isZero();
    assertThat(out.toString())
        .startsWith(file + ": hall xian, 60 entries in 2 batches, ")
        .contains("digest %016x".formatted(working.hall.digest()))
        .endsWith(": sound\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void verifyReadsAllJournalsOfADirectory() throws Exception {
    Files.copy(file, dir.resolve("copy.journal"));
    assertThat(run("verify", "--data", dir)).isZero();
    assertThat(lines()).hasSize(2);
  }

  @Test
  void verifyNamesDamageAndFails() throws Exception {
    JournalFiles.sql(dir, "DELETE FROM batch WHERE first_seq = 1");
    assertThat(run("verify", file)).isOne();
    assertThat(err.toString()).contains("entry 1 is missing");
    assertThat(out.toString()).endsWith(": 1 faults\n");
  }

  @Test
  void verifyNeedsAFileOrADirectory() {
    assertThat(run("verify")).isEqualTo(2);
    assertThat(run("verify", file, "--data", dir)).isEqualTo(2);
    assertThat(run("verify", dir.resolve("absent.journal"))).isOne();
    assertThat(err.toString()).contains("absent.journal: no such file");
    assertThat(run("verify", "--data", dir.resolve("absent"))).isOne();
    assertThat(err.toString()).contains("absent: no such directory");
  }

  @Test
  void dumpPrintsALineAnEntryInTheHallsTime() {
    assertThat(run("dump", file)).isZero();
    assertThat(lines()).hasSize(60);
    assertThat(lines().get(0))
        .startsWith("1 2026-09-21 22:13:2")
        .contains(" server AdoptPlan[xian: 2 services, 2 windows] -> PlanAdopted[xian: ")
        .contains("DayTurned[epochDay=");
  }

  @Test
  void dumpPrintsAPartInTheHallsTimeAsWell() {
    run("dump", file);
    List<String> all = lines();
    out.getBuffer().setLength(0);
    assertThat(run("dump", file, "--from", 20, "--to", 35)).isZero();
    assertThat(lines()).isEqualTo(all.subList(19, 35));
    assertThat(run("dump", file, "--from", 5, "--to", 4)).isEqualTo(2);
    assertThat(run("dump", file, "--from", 0)).isEqualTo(2);
  }

  @Test
  void dumpAsJsonHasEveryField() {
    assertThat(run("dump", file, "--json", "--to", 1)).isZero();
    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0))
        .startsWith("{\"seq\":1,\"atMs\":1790000")
        .contains("\"origin\":null,\"command\":{\"is\":\"AdoptPlan\",\"plan\":{\"id\":\"xian\"")
        .contains("\"zh\":\"小厅\"")
        .contains("\"stretch\":1.0")
        .endsWith("}]}");
  }

  @Test
  void dumpStopsAtDamageAndFails() throws Exception {
    JournalFiles.sql(dir, "UPDATE batch SET last_seq = 61 WHERE first_seq = 31");
    assertThat(run("dump", file)).isOne();
    assertThat(lines()).hasSize(60);
    assertThat(err.toString()).contains("row 31, entry 61: the row ends before it");
  }

  @Test
  void aBackupMadeWhileTheServerWritesIsRestoredToTheSameHall() throws Exception {
    Path copy = dir.resolve("backup.journal");
    long digest;
    try (SqliteJournal journal = open(dir)) {
      commit(journal, working.work(5));
      digest = working.hall.digest();
      assertThat(run("backup", file, "--to", copy)).isZero();
      assertThat(out.toString())
          .isEqualTo(copy + ": 65 entries, hash " + journal.lastHash() + "\n");
      commit(journal, working.work(5));
    }
    Path restored = Files.createDirectory(dir.resolve("restored"));
    Files.copy(copy, restored.resolve(JournalFiles.FILE));
    assertThat(run("verify", restored.resolve(JournalFiles.FILE))).isZero();
    try (SqliteJournal journal = open(restored)) {
      assertThat(Recovery.recover(journal, Snapshots.NONE).hall().digest()).isEqualTo(digest);
      TestEntries.commit(journal, 66, 66);
    }
  }

  @Test
  void aBackupNeverOverwritesAndNeverKeepsADamagedCopy() throws Exception {
    Path copy = dir.resolve("backup.journal");
    Files.writeString(copy, "precious");
    assertThat(run("backup", file, "--to", copy)).isOne();
    assertThat(err.toString()).contains("is there already (expected: a new file)");
    assertThat(copy).hasContent("precious");
    JournalFiles.sql(dir, "DELETE FROM batch WHERE first_seq = 1");
    Path other = dir.resolve("other.journal");
    assertThat(run("backup", file, "--to", other)).isOne();
    assertThat(err.toString()).contains("entry 1 is missing");
    assertThat(other).doesNotExist();
  }

  @Test
  void helpTellsTheExitStatuses() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Exit status:", "verify", "dump", "backup");
    assertThat(run("verify", "--help")).isZero();
    assertThat(run("dump", "--help")).isZero();
    assertThat(run("backup", "--help")).isZero();
    assertThat(run("backup", file)).isEqualTo(2);
  }
}
