package io.jiaohao.journal;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has another journal commit small batches where they come from, and larger ones on a thread of
 * their own, whose outcome comes back to the engine. A large batch means that many are asking: the
 * loop reads and writes their sockets while the disk syncs. With a small one nobody else waits, and
 * waking a thread twice would take longer than the sync.
 */
public final class OffLoopJournal implements Journal {
  private static final Logger log = LoggerFactory.getLogger(OffLoopJournal.class);

  private final Journal journal;
  private final Executor thread;
  private final Executor engine;

  /** Held by whoever commits: what a commit still does after its outcome is part of it. */
  private final Object committing = new Object();

  /**
   * Stands before a journal that completes inline.
   *
   * @param thread where larger batches are committed
   * @param engine where their outcome is told
   */
  public OffLoopJournal(Journal journal, Executor thread, Executor engine) {
    this.journal = journal;
    this.thread = thread;
    this.engine = engine;
  }

  @Override
  public long lastSeq() {
    return journal.lastSeq();
  }

  @Override
  public EntryHash lastHash() {
    return journal.lastHash();
  }

  @Override
  public void commit(List<Entry> batch, Completion completion) {
    if (batch.size() < JournalLimits.OFF_LOOP_FROM_ENTRIES) {
      commitHere(batch, completion);
      return;
    }
    BatchWriter.checkFollows(journal.lastSeq(), batch);
    thread.execute(() -> commitThere(batch, new Relay(completion)));
  }

  private void commitHere(List<Entry> batch, Completion completion) {
    synchronized (committing) {
      journal.commit(batch, completion);
    }
  }

  private void commitThere(List<Entry> batch, Relay relay) {
    try {
      commitHere(batch, relay);
    } catch (RuntimeException e) {
      relay.failed(new JournalException("commit: a fault in the journal", e));
    }
  }

  @Override
  public void read(long fromSeq, EntryHash before, Reader reader) throws JournalException {
    journal.read(fromSeq, before, reader);
  }

  /** Lets a commit that is under way end first. */
  @Override
  public void close() throws IOException {
    synchronized (committing) {
      journal.close();
    }
  }

  /** Takes the first outcome to the engine; there is no second. */
  private final class Relay implements Completion {
    private final Completion completion;
    private boolean told;

    Relay(Completion completion) {
      this.completion = completion;
    }

    @Override
    public void committed() {
      tell(completion::committed);
    }

    @Override
    public void failed(JournalException cause) {
      if (told) {
        log.error("a fault after a commit; what it wrote stands", cause);
      } else {
        tell(() -> completion.failed(cause));
      }
    }

    private void tell(Runnable outcome) {
      told = true;
      try {
        engine.execute(outcome);
      } catch (RejectedExecutionException e) {
        log.info("the engine has ended; whoever waits for this commit asks again", e);
      }
    }
  }
}
