package io.jiaohao.sim.virtual;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.SqliteJournal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What became durable in virtual time, kept in a journal as a server writes it: a recorded day for
 * whoever has no hall of their own yet.
 */
final class KeptJournal implements Closeable {
  private static final int BATCH_MAX = 1_000;

  private final SqliteJournal journal;
  private final List<Entry> batch = new ArrayList<>();

  KeptJournal(Path dir, String hall, LongSupplier nanoClock) throws JournalException {
    this.journal = SqliteJournal.open(dir, hall, nanoClock);
  }

  void entry(Entry entry) {
    batch.add(entry);
    if (batch.size() == BATCH_MAX) {
      commit();
    }
  }

  private void commit() {
    journal.commit(
        List.copyOf(batch),
        new Journal.Completion() {
          @Override
          public void committed(Journal.Written written) {}

          @Override
          public void failed(JournalException cause) {
            throw new IllegalStateException(cause.getMessage(), cause);
          }
        });
    batch.clear();
  }

  @Override
  public void close() throws IOException {
    if (!batch.isEmpty()) {
      commit();
    }
    journal.close();
  }
}
