package io.jiaohao.journal;

import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** A hall as it was at an earlier moment: its journal, replayed up to there. */
public final class PastHall {
  private final HallState hall;
  private Entry next;

  private PastHall(HallState hall) {
    this.hall = hall;
  }

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
    return of(file, Optional.empty(), end, () -> {});
  }

  /**
   * The hall just before the first entry that is the end.
   *
   * @param start where to begin, else at the beginning
   * @param deadline run before each entry; what it throws ends the reading
   */
  static PastHall of(
      Path file, Optional<Snapshots.Snapshot> start, Predicate<Entry> end, Runnable deadline)
      throws JournalException {
    PastHall past =
        new PastHall(start.map(one -> HallState.of(one.image())).orElseGet(HallState::empty));
    try (ReadOnlyJournal journal = ReadOnlyJournal.open(file)) {
      journal.readFrom(
          past.hall.seq() + 1,
          start.map(Snapshots.Snapshot::hash).orElse(EntryHash.START),
          (entry, hash) -> {
            deadline.run();
            past.take(entry, end);
          });
      return past;
    } catch (EnoughException e) {
      return past;
    } catch (IOException e) {
      throw new JournalException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void take(Entry entry, Predicate<Entry> end) {
    if (end.test(entry)) {
      next = entry;
      throw new EnoughException();
    }
    hall.apply(entry);
  }

  /** What comes after the end need not be read. */
  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnoughException() {
      super("the end was found", null, false, false);
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
