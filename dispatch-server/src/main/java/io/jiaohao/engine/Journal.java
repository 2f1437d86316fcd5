package io.jiaohao.engine;

import io.jiaohao.core.Entry;
import io.jiaohao.core.KeptRequest;
import io.jiaohao.core.Origin;
import java.io.Closeable;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A hall's only history. One writer; the embedded journal, the one in Redis and the simulated one
 * pass the same contract test: a commit may complete inline or later. Sequence and hash chain
 * belong to the hall, never to the node.
 */
public interface Journal extends Closeable {

  /** Sequence of the last durable entry, 0 if there is none. */
  long lastSeq();

  /** Hash of the last durable entry: the end of the chain. */
  EntryHash lastHash();

  /**
   * Which writer this is: no entry of an earlier writer is taken any more. Entries carry it. A
   * journal that can have one writer only has one epoch.
   */
  default long epoch() {
    return 1;
  }

  /**
   * Gets hold of the journal again after a commit failed with {@link JournalAwayException}: the end
   * is what is durable now, and nothing that was sent before can become durable any more. Waits for
   * the journal; not on the engine's thread, and not while a commit is outstanding.
   *
   * @throws JournalAwayException if it is still away; try again later
   * @throws JournalDamagedException if what is there now is not what was there before, continued
   */
  default void reopen() throws JournalException {}

  /**
   * Makes the batch durable, all of it or nothing. Its first entry follows {@link #lastSeq()}. At
   * most one commit is outstanding.
   *
   * @throws IllegalStateException unless the entries continue the history without a gap
   */
  void commit(List<Entry> batch, Completion completion);

  /**
   * Reads the durable entries from {@code fromSeq} on, in order, checking the hash chain from
   * {@code before} (the hash of the entry before {@code fromSeq}; {@link EntryHash#START} for the
   * first). May be called from any thread, also while the writer goes on; then it ends at some
   * durable entry.
   *
   * @throws JournalDamagedException naming the first entry that is missing, altered or out of place
   */
  void read(long fromSeq, EntryHash before, Reader reader) throws JournalException;

  /** A batch in the form in which a journal has written it. */
  interface Written {
    Written NOTHING = taker -> {};

    /** Hands over its requests, with who asked. */
    void requests(BiConsumer<Origin, KeptRequest> taker);
  }

  /** How a commit ended; called exactly once, inline or later on the engine's executor. */
  interface Completion {
    /** The batch is durable; {@code written} is it, for who remembers its requests in that form. */
    void committed(Written written);

    /**
     * Not durable, or not known to be: the hall's memory is ahead of its history. After a {@link
     * JournalAwayException} the hall may come back by {@link #reopen()}, else it stops.
     */
    void failed(JournalException cause);
  }

  /** Takes one entry and the hash that the chain has after it. */
  interface Reader {
    void entry(Entry entry, EntryHash hash);
  }
}
