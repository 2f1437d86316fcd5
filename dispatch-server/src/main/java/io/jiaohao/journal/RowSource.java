package io.jiaohao.journal;

import io.jiaohao.engine.JournalException;
import java.util.List;

/** Where committed batches lie, in order of their first sequence. */
public interface RowSource {

  /** First sequence of the row that should hold this entry, or 1 if there is none. */
  long rowWith(long seq) throws JournalException;

  /** Some rows from this one on, none above {@code toSeq}; empty = there are no more. */
  List<BatchRow> rows(long firstSeq, long toSeq) throws JournalException;
}
