package io.jiaohao.journal;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Copies a journal, also while a server writes it, into one file that stands for itself. The copy
 * gets its name once it is durable and its chain has been read through.
 */
public final class JournalBackup {

  /** What the copy holds. */
  public record Copy(Path file, long entries, EntryHash hash) {}

  private JournalBackup() {}

  /**
   * Makes a copy of {@code file}.
   *
   * @throws JournalException if there is such a file already, or the journal is damaged
   */
  public static Copy copy(Path file, Path to) throws JournalException {
    Path unborn = to.resolveSibling(to.getFileName() + ".part");
    if (Files.exists(to)) {
      throw new JournalException(to + " is there already (expected: a new file)");
    }
    try {
      Files.deleteIfExists(unborn);
      vacuum(file, unborn);
      try (FileChannel channel = FileChannel.open(unborn, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Copy copy = readThrough(unborn, to);
      Files.move(unborn, to, StandardCopyOption.ATOMIC_MOVE);
      SqliteFile.syncDirectory(to.toAbsolutePath().getParent());
      return copy;
    } catch (IOException e) {
      throw new JournalException(to + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static void vacuum(Path file, Path to) throws JournalException, IOException {
    try (ReadOnlyJournal journal = ReadOnlyJournal.open(file);
        PreparedStatement vacuum = journal.connection().prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, to.toString());
      vacuum.execute();
    } catch (SQLException e) {
      throw SqliteFile.failure(file, "cannot be copied to " + to, e);
    }
  }

  private static Copy readThrough(Path unborn, Path to) throws JournalException, IOException {
    long[] entries = {0};
    EntryHash[] hash = {EntryHash.START};
    try (ReadOnlyJournal copy = ReadOnlyJournal.open(unborn)) {
      copy.read(
          (entry, hashAfter) -> {
            entries[0] = entry.seq();
            hash[0] = hashAfter;
          });
    }
    return new Copy(to, entries[0], hash[0]);
  }
}
