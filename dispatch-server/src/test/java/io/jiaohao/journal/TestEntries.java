package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.OrderKey;
import io.jiaohao.core.Origin;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Entries of a usual day, each told by its sequence, and how tests write and read them. */
public final class TestEntries {
  public static final long OPENING_MS = 1_790_000_000_000L;

  private TestEntries() {}

  /** A visitor of kiosk K1 gets number A followed by the sequence. */
  public static Entry entry(long seq) {
    long atMs = OPENING_MS + 1_000 * seq;
    return new Entry(
        seq,
        atMs,
        1,
        Optional.of(new Origin("kiosk-east-1", seq)),
        new Command.IssueTicket("east", "tax-invoice", ""),
        List.of(
            new Event.TicketIssued(
                seq,
                "A%03d".formatted(seq),
                (int) seq,
                "east",
                "tax-invoice",
                "walk-in",
                atMs,
                OrderKey.of(atMs + 300_000, atMs, seq),
                (int) seq - 1)));
  }

  public static List<Entry> entries(long first, long last) {
    List<Entry> entries = new ArrayList<>();
    for (long seq = first; seq <= last; seq++) {
      entries.add(entry(seq));
    }
    return entries;
  }

  public static void commit(Journal journal, long first, long last) {
    Outcome outcome = new Outcome();
    journal.commit(entries(first, last), outcome);
    outcome.await();
    assertThat(outcome.failed).isEmpty();
    assertThat(outcome.committed).isOne();
  }

  public static List<Entry> read(Journal journal, long from, EntryHash before)
      throws JournalException {
    List<Entry> read = new ArrayList<>();
    journal.read(from, before, (entry, hash) -> read.add(entry));
    return read;
  }

  public static List<Entry> read(Journal journal) throws JournalException {
    return read(journal, 1, EntryHash.START);
  }

  /** Counts how a commit ended. */
  public static final class Outcome implements Journal.Completion {
    private static final int WITHIN_S = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    int committed;
    Journal.Written written;
    final List<JournalException> failed = new CopyOnWriteArrayList<>();

    @Override
    public void committed(Journal.Written batch) {
      committed++;
      written = batch;
      ended.countDown();
    }

    @Override
    public void failed(JournalException cause) {
      failed.add(cause);
      ended.countDown();
    }

    /** Waits for the end, which an embedded journal has reached already. */
    public Outcome await() {
      try {
        assertThat(ended.await(WITHIN_S, TimeUnit.SECONDS)).as("the commit has ended").isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return this;
    }

    public boolean isCommitted() {
      return committed == 1 && failed.isEmpty();
    }

    /** Why it failed. */
    public JournalException cause() {
      assertThat(committed).isZero();
      assertThat(failed).hasSize(1);
      return failed.get(0);
    }
  }
}
