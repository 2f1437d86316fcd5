package io.jiaohao.journal;

import io.jiaohao.core.Entry;
import io.jiaohao.core.KeptRequest;
import io.jiaohao.core.Origin;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalDamagedException;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A committed batch and its row's bytes. The objects that a request was decided with are garbage as
 * soon as everybody has been told; what is remembered of it are the bytes that were written.
 */
public final class WrittenBatch implements Journal.Written {
  private final List<Entry> batch;
  private final byte[] row;

  /** Neither is copied, and neither may change. */
  public WrittenBatch(List<Entry> batch, byte[] row) {
    this.batch = batch;
    this.row = row;
  }

  @Override
  public void requests(BiConsumer<Origin, KeptRequest> taker) {
    BatchCursor records = new BatchCursor(row);
    try {
      for (Entry entry : batch) {
        records.next();
        if (entry.origin().isPresent()) {
          taker.accept(
              entry.origin().get(),
              WrittenRequest.of(entry, row, records.entryAt(), records.entryBytes()));
        }
      }
    } catch (JournalDamagedException e) {
      throw new IllegalStateException("a row that was just written cannot be read", e);
    }
  }
}
