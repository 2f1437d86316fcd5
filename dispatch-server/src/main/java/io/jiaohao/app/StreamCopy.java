package io.jiaohao.app;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryFeed;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalAwayException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.JournalTrimmedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a journal with a copy: reads what it has more and commits that, so that however far the
 * copy is behind nothing has to be kept in memory for it.
 */
final class StreamCopy implements EntryFeed {
  private static final Logger log = LoggerFactory.getLogger(StreamCopy.class);
  private static final int CHUNK = 1_024;

  private final Journal journal;
  private final Journal copy;
  private final Executor thread;
  private final AtomicBoolean due = new AtomicBoolean();
  private boolean ended;

  /** A follower; {@code copy} is written on {@code thread} alone, and completes inline. */
  StreamCopy(Journal journal, Journal copy, Executor thread) {
    this.journal = journal;
    this.copy = copy;
    this.thread = thread;
  }

  @Override
  public void entry(Entry entry) {}

  @Override
  public void endOfBatch(long seq) {
    if (due.compareAndSet(false, true)) {
      thread.execute(this::run);
    }
  }

  /** Copies what there is; on the copy's thread. */
  void run() {
    due.set(false);
    if (ended || copy.lastSeq() == journal.lastSeq()) {
      return;
    }
    try {
      Chunk chunk = new Chunk();
      journal.read(copy.lastSeq() + 1, copy.lastHash(), chunk);
      chunk.commit();
    } catch (JournalAwayException e) {
      log.debug("the copy waits for its journal", e);
    } catch (JournalTrimmedException e) {
      ended = true;
      log.error(
          "the copy on this disk ends at entry {} and stays so, the hall itself goes on: {}; docs/redis.md says how to get another node's",
          copy.lastSeq(),
          e.getMessage());
    } catch (JournalException | IllegalStateException e) {
      ended = true;
      log.error("the copy ends at entry {}; the hall itself goes on", copy.lastSeq(), e);
    }
  }

  private final class Chunk implements Journal.Reader, Journal.Completion {
    private final List<Entry> entries = new ArrayList<>();
    private EntryHash hash = copy.lastHash();

    @Override
    public void entry(Entry entry, EntryHash hashAfter) {
      entries.add(entry);
      hash = hashAfter;
      if (entries.size() == CHUNK) {
        commit();
      }
    }

    void commit() {
      if (!entries.isEmpty()) {
        copy.commit(List.copyOf(entries), this);
        entries.clear();
      }
    }

    @Override
    public void committed(Journal.Written written) {
      if (!copy.lastHash().equals(hash)) {
        throw new IllegalStateException("entry " + copy.lastSeq() + " is another one in the copy");
      }
    }

    @Override
    public void failed(JournalException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
