package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** C06: storage that fails for real, and processes that are killed for real. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StorageFailureTest {
  private static final long FOR_EVER = 1_000_000;
  private static final int NO_LIMIT = 0;

  @TempDir Path dir;

  /** Who is killed leaves its native library: with the rest it goes. */
  private List<String> writing(Path in, long count, long limitAfter) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dorg.sqlite.tmpdir=" + dir,
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        WritingProgram.class.getName(),
        in.toString(),
        Long.toString(count),
        Long.toString(limitAfter));
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output().toFile())
        .start();
  }

  /** What the program said so far; its log lines are not for us. */
  private List<String> said() throws IOException {
    return Files.readAllLines(output(), StandardCharsets.UTF_8).stream()
        .filter(line -> line.matches("(acked|failed|refused) .*"))
        .toList();
  }

  private Path output() {
    return dir.resolve("output");
  }

  private List<String> run(List<String> command) throws IOException, InterruptedException {
    start(command).waitFor();
    return said();
  }

  private static boolean canRun(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(new File("/dev/null"))
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static SqliteJournal open(Path in) throws JournalException {
    return SqliteJournal.open(in, "xian", System::nanoTime);
  }

  private static long lastAcked(List<String> output) {
    return output.stream()
        .filter(line -> line.startsWith("acked "))
        .mapToLong(line -> Long.parseLong(line.substring(6)))
        .max()
        .orElse(0);
  }

  /** Some were acknowledged, one failed, and though the storage healed none was taken after it. */
  private static void checkFailedOnceAndForGood(List<String> output, String how) {
    long acked = lastAcked(output);
    assertThat(output).hasSize((int) acked + 2);
    assertThat(output.get(output.size() - 2))
        .startsWith("failed ")
        .contains("xian.journal could not take entry " + (acked + 1))
        .contains(how);
    assertThat(output.get(output.size() - 1))
        .startsWith("refused ")
        .contains("nothing is committed after a failure: ")
        .contains(how);
  }

  private static void checkExactly(Path in, long lastSeq) throws Exception {
    try (SqliteJournal journal = open(in)) {
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, lastSeq));
      TestEntries.commit(journal, lastSeq + 1, lastSeq + 1);
    }
  }

  @Test
  void aFileThatMayGrowNoMoreFailsTheCommitAndAllAfterIt() throws Exception {
    assertThat(canRun("prlimit", "--version")).as("the test needs \"util-linux\"").isTrue();
    List<String> output = run(writing(dir, FOR_EVER, 20));
    assertThat(lastAcked(output)).isEqualTo(20);
    checkFailedOnceAndForGood(output, "SQLITE_IOERR_WRITE");
    checkExactly(dir, 20);
  }

  @Test
  void aSyncThatFailsOnceFailsTheCommitAndAllAfterIt() throws Exception {
    assertThat(canRun("strace", "-f", "true"))
        .as("the test needs the Debian package \"strace\" and the right to trace")
        .isTrue();
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync"));
    command.addAll(List.of("-e", "inject=fsync,fdatasync:error=EIO:when=30"));
    command.addAll(writing(dir, FOR_EVER, NO_LIMIT));
    List<String> output = run(command);
    assertThat(lastAcked(output)).isBetween(10L, 29L);
    checkFailedOnceAndForGood(output, "SQLITE_IOERR_FSYNC");
    checkExactly(dir, lastAcked(output));
  }

  @Test
  void aFullDiskFailsTheCommitAndAllAfterIt() throws Exception {
    Path disk = Files.createDirectory(dir.resolve("disk"));
    assertThat(canRun("mount", "-t", "tmpfs", "-o", "size=512k", "none", disk.toString()))
        .as("the test needs the right to mount a small disk: run it as root")
        .isTrue();
    try {
      fillUp(disk);
    } finally {
      assertThat(canRun("umount", disk.toString())).isTrue();
    }
  }

  private void fillUp(Path disk) throws Exception {
    Path killed = dir.resolve("killed");
    long seq = 0;
    try (SqliteJournal journal = open(disk)) {
      TestEntries.Outcome outcome = new TestEntries.Outcome();
      while (outcome.failed.isEmpty()) {
        seq++;
        journal.commit(TestEntries.entries(seq, seq), outcome);
      }
      assertThat(outcome.committed).isEqualTo((int) seq - 1).isGreaterThan(20);
      assertThat(outcome.failed).hasSize(1);
      assertThat(outcome.failed.get(0)).hasMessageContaining("SQLITE_FULL");
      assertThat(journal.failure()).contains(outcome.failed.get(0));
      assertThat(canRun("mount", "-o", "remount,size=8m", disk.toString())).isTrue();
      journal.commit(TestEntries.entries(seq, seq), outcome);
      assertThat(outcome.committed).isEqualTo((int) seq - 1);
      assertThat(outcome.failed).hasSize(2);
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, seq - 1));
      JournalFiles.killedCopy(disk, killed);
    }
    checkExactly(killed, seq - 1);
    checkExactly(disk, seq - 1);
  }

  @Test
  void afterAKillAllAcknowledgedIsThereAndNothingUnsent() throws Exception {
    Process process = start(writing(dir, FOR_EVER, NO_LIMIT));
    try {
      await().until(() -> lastAcked(said()) > 300);
    } finally {
      process.destroyForcibly().waitFor();
    }
    long acked = lastAcked(said());
    try (SqliteJournal journal = open(dir)) {
      assertThat(journal.lastSeq()).isBetween(acked, acked + 1);
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, journal.lastSeq()));
    }
  }

  @Test
  void anotherProcessMayReadButNotWrite() throws Exception {
    Process process = start(writing(dir, FOR_EVER, NO_LIMIT));
    try {
      await().until(() -> lastAcked(said()) > 0);
      assertThatThrownBy(() -> open(dir))
          .isInstanceOf(JournalException.class)
          .hasMessage(
              dir.resolve("xian.journal")
                  + " is being written by another process (pid "
                  + process.pid()
                  + ")");
      long read = readFromOutside(dir.resolve("xian.journal"));
      assertThat(read).isPositive();
    } finally {
      process.destroyForcibly().waitFor();
    }
    open(dir).close();
  }

  private static long readFromOutside(Path file) throws Exception {
    long[] count = {0};
    try (Connection reading = SqliteFile.openForReading(file)) {
      new BatchTable(file, reading)
          .read(
              new EntryCodec("xian"),
              1,
              Long.MAX_VALUE,
              EntryHash.START,
              (entry, hash) -> count[0]++);
    }
    return count[0];
  }
}
