package io.jiaohao.journal;

import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** A hall as it was at an earlier moment: its journal, replayed up to there. */
public final class PastHall {
  private final HallState hall = HallState.empty();
  private Entry next;

  private PastHall() {}

  /**
   * The hall at a moment, after all entries that are stamped no later.
   *
   * @param file a journal; a server may be writing it
   */
  public static PastHall at(Path file, long atMs) throws JournalException {
    return before(file, entry -> entry.atMs() > atMs);
  }

  /** The hall just before the entry that made this call; {@link #next()} is that entry. */
  public static PastHall beforeCall(Path file, long callId) throws JournalException {
    return before(file, entry -> callIn(entry, callId).isPresent());
  }

  private static PastHall before(Path file, Predicate<Entry> end) throws JournalException {
    PastHall past = new PastHall();
    try (ReadOnlyJournal journal = ReadOnlyJournal.open(file)) {
      journal.read((entry, hash) -> past.take(entry, end));
      return past;
    } catch (IOException e) {
      throw new JournalException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void take(Entry entry, Predicate<Entry> end) {
    if (next == null && end.test(entry)) {
      next = entry;
    }
    if (next == null) {
      hall.apply(entry);
    }
  }

  /** The call with this id, if the entry made it. */
  static Optional<Event.TicketCalled> callIn(Entry entry, long callId) {
    return entry.events().stream()
        .filter(Event.TicketCalled.class::isInstance)
        .map(Event.TicketCalled.class::cast)
        .filter(call -> call.callId() == callId)
        .findFirst();
  }

  public HallState hall() {
    return hall;
  }

  /** The first entry that is not in it; empty if the journal ended before. */
  public Optional<Entry> next() {
    return Optional.ofNullable(next);
  }
}
