package io.jiaohao.journal;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import java.util.List;

/** Reads checked entries out of rows, some rows at a time. */
public final class RowReading {
  private RowReading() {}

  /**
   * Hands out the entries from one sequence on, checked; see {@link Journal#read}. Ends with the
   * row that holds {@code toSeq}, or with the last one.
   *
   * @param place what messages call the journal
   * @return rows read
   */
  public static long read(
      String place,
      RowSource source,
      EntryCodec codec,
      long fromSeq,
      long toSeq,
      EntryHash before,
      Journal.Reader reader)
      throws JournalException {
    if (fromSeq < 1) {
      throw new IllegalArgumentException("sequence: " + fromSeq + " (expected: 1 or above)");
    }
    if (fromSeq == 1 && !before.equals(EntryHash.START)) {
      throw new IllegalArgumentException("hash before entry 1: " + before + " (expected: zeros)");
    }
    long firstRowSeq = source.rowWith(Math.max(1, fromSeq - 1));
    ChainReader chain = new ChainReader(place, codec, firstRowSeq, fromSeq, before, reader);
    long rows = 0;
    long from = firstRowSeq;
    for (List<BatchRow> some = source.rows(from, toSeq);
        !some.isEmpty();
        some = source.rows(from, toSeq)) {
      for (BatchRow row : some) {
        chain.row(row);
      }
      rows += some.size();
      from = some.get(some.size() - 1).firstSeq() + 1;
    }
    chain.end();
    return rows;
  }
}
