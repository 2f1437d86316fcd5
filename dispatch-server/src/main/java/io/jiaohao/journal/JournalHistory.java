package io.jiaohao.journal;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A journal's entries from the first to the last, for those who look back. */
public final class JournalHistory {
  private JournalHistory() {}

  /**
   * Hands out all entries, checked; a server may be writing the journal meanwhile.
   *
   * @throws JournalException if it cannot be read or is damaged
   */
  public static void read(Path file, Consumer<Entry> reader) throws JournalException {
    try (ReadOnlyJournal journal = ReadOnlyJournal.open(file)) {
      journal.read((entry, hash) -> reader.accept(entry));
    } catch (IOException e) {
      throw new JournalException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
