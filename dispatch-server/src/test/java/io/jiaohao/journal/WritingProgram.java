package io.jiaohao.journal;

import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process of its own that commits entries one by one and says what became of each: {@code acked
 * 5}, {@code failed …}, and after a failure, when the storage is well again, {@code refused …}. It
 * never closes the journal: it is killed or halts.
 */
final class WritingProgram {
  /** Room left in the log when the limit is set: less than a frame. */
  private static final long ROOM_BYTES = 3_000;

  private static final String UNLIMITED = "unlimited";

  private WritingProgram() {}

  /**
   * Arguments: directory, number of entries, entry after which files may grow no more (0: none).
   */
  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[0]);
    long count = Long.parseLong(args[1]);
    long limitAfter = Long.parseLong(args[2]);
    Journal journal = SqliteJournal.open(dir, "xian", System::nanoTime);
    boolean well = true;
    for (long seq = 1; well && seq <= count; seq++) {
      well = commit(journal, seq, "failed");
      if (seq == limitAfter) {
        limitFileSize(Long.toString(Files.size(dir.resolve(JournalFiles.WAL)) + ROOM_BYTES));
      }
    }
    limitFileSize(UNLIMITED);
    commit(journal, journal.lastSeq() + 1, "refused");
    Runtime.getRuntime().halt(0);
  }

  private static boolean commit(Journal journal, long seq, String otherwise) {
    boolean[] well = {false};
    journal.commit(
        TestEntries.entries(seq, seq),
        new Journal.Completion() {
          @Override
          public void committed(Journal.Written written) {
            well[0] = true;
            System.out.println("acked " + seq);
          }

          @Override
          public void failed(JournalException cause) {
            System.out.println(otherwise + " " + cause.getMessage());
          }
        });
    return well[0];
  }

  private static void limitFileSize(String bytes) throws IOException, InterruptedException {
    new ProcessBuilder(
            "prlimit",
            "--pid",
            Long.toString(ProcessHandle.current().pid()),
            "--fsize=" + bytes + ":")
        .inheritIO()
        .start()
        .waitFor();
  }
}
