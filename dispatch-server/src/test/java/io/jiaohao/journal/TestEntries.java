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

/** Entries of a usual day, each told by its sequence, and how tests write and read them. */
final class TestEntries {
  static final long OPENING_MS = 1_790_000_000_000L;

  private TestEntries() {}

  /** A visitor of kiosk K1 gets number A followed by the sequence. */
  static Entry entry(long seq) {
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

  static List<Entry> entries(long first, long last) {
    List<Entry> entries = new ArrayList<>();
    for (long seq = first; seq <= last; seq++) {
      entries.add(entry(seq));
    }
    return entries;
  }

  static void commit(Journal journal, long first, long last) {
    Outcome outcome = new Outcome();
    journal.commit(entries(first, last), outcome);
    assertThat(outcome.failed).isEmpty();
    assertThat(outcome.committed).isOne();
  }

  static List<Entry> read(Journal journal, long from, EntryHash before) throws JournalException {
    List<Entry> read = new ArrayList<>();
    journal.read(from, before, (entry, hash) -> read.add(entry));
    return read;
  }

  static List<Entry> read(Journal journal) throws JournalException {
    return read(journal, 1, EntryHash.START);
  }

  /** Counts how a commit ended. */
  static final class Outcome implements Journal.Completion {
    int committed;
    final List<JournalException> failed = new ArrayList<>();

    @Override
    public void committed() {
      committed++;
    }

    @Override
    public void failed(JournalException cause) {
      failed.add(cause);
    }
  }
}
