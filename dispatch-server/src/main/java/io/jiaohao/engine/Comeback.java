package io.jiaohao.engine;

import io.jiaohao.core.Entry;
import io.jiaohao.core.HallState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a hall back whose journal was away: tries again and again, off the engine's thread, to get
 * hold of the journal and to read the hall from it.
 */
public final class Comeback {
  private static final Logger log = LoggerFactory.getLogger(Comeback.class);

  /** Real time from one attempt to the next. */
  static final int RETRY_MS = 250;

  /** Entries that a hall may have missed; more were written by an owner that served meanwhile. */
  static final int UNSEEN_MAX = 100_000;

  private final Journal journal;
  private final Snapshots snapshots;
  private final Reading reading;
  private final Executor engine;
  private boolean givesWay;

  /** Runs a task that may wait, so many milliseconds from now, off the engine's thread. */
  public interface Reading {
    void after(int ms, Runnable task);
  }

  /**
   * A way back for a journal's hall.
   *
   * @param engine the engine's executor
   */
  public Comeback(Journal journal, Snapshots snapshots, Reading reading, Executor engine) {
    this.journal = journal;
    this.snapshots = snapshots;
    this.reading = reading;
    this.engine = engine;
  }

  /**
   * Once another node owns the hall it is not tried again: there is a standby. Before it begins.
   */
  public Comeback givingWay() {
    givesWay = true;
    return this;
  }

  /** Takes the hall when it is back; called on the engine's thread. */
  interface Taker {

    /** The hall as its journal has it now, and the entries of it that nobody here has seen. */
    void cameBack(HallState hall, List<Entry> unseen);

    /**
     * History is damaged, or not the one that this hall has seen: a person has to look. Or, by a
     * {@link JournalTakenException}, the hall is another node's now.
     */
    void gaveUp(Exception cause);
  }

  /** Begins after a pause; the journal's end is the last that was seen. */
  void begin(int pauseMs, Taker taker) {
    long seenSeq = journal.lastSeq();
    EntryHash seenHash = journal.lastHash();
    reading.after(pauseMs, () -> attempt(seenSeq, seenHash, taker));
  }

  private void attempt(long seenSeq, EntryHash seenHash, Taker taker) {
    try {
      journal.reopen();
      HallState hall = Recovery.recover(journal, snapshots).hall();
      List<Entry> unseen = unseen(seenSeq, seenHash, hall.seq());
      engine.execute(() -> taker.cameBack(hall, unseen));
    } catch (JournalAwayException e) {
      if (givesWay && e instanceof JournalTakenException) {
        engine.execute(() -> taker.gaveUp(e));
        return;
      }
      log.debug("still away", e);
      reading.after(RETRY_MS, () -> attempt(seenSeq, seenHash, taker));
    } catch (JournalException | RuntimeException e) {
      engine.execute(() -> taker.gaveUp(e));
    }
  }

  private List<Entry> unseen(long seenSeq, EntryHash seenHash, long toSeq) throws JournalException {
    if (toSeq - seenSeq > UNSEEN_MAX) {
      throw new JournalException(
          "the hall went on elsewhere for %d entries (expected: at most %d); start this server anew"
              .formatted(toSeq - seenSeq, UNSEEN_MAX));
    }
    List<Entry> unseen = new ArrayList<>();
    journal.read(seenSeq + 1, seenHash, (entry, hash) -> unseen.add(entry));
    return unseen;
  }
}
