package io.jiaohao.journal;

import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Looks back into the journal that a server is writing: begins at a snapshot where one is early
 * enough, and gives up when it takes too long. On a thread of its own; it reads through a
 * connection of its own.
 */
public final class LookBack {
  /** Longest look, in milliseconds. */
  static final long WITHIN_MS = 20_000;

  private final Path file;
  private final SnapshotFiles snapshots;
  private final LongSupplier stopwatchMs;

  /**
   * A call with the reason that stands in it, and the window's list of then, derived again.
   *
   * @param list whom the window would have taken, in that order
   */
  public record Explained(Event.TicketCalled call, List<HallImage.Ticket> list) {
    public Explained {
      list = List.copyOf(list);
    }

    /** Whether the list begins with who was called; a call by hand need not. */
    public boolean agrees() {
      boolean byOrder =
          switch (call.reason().deciding()) {
            case BY_HAND, RESUMED, ISSUED_HERE -> false;
            case ONLY_ONE, WAITED_LONGER, HEAD_START, TIE, TURN_OF_WALK_IN, SENT_HERE -> true;
          };
      return !byOrder || (!list.isEmpty() && list.get(0).ticketId() == call.ticketId());
    }
  }

  /** The journal of a hall in a data directory; {@code stopwatchMs} never goes back. */
  public LookBack(Path dataDir, String hall, LongSupplier stopwatchMs) {
    this.file = JournalPaths.of(dataDir, hall).file();
    this.snapshots = new SnapshotFiles(dataDir, hall, Pace.FULL);
    this.stopwatchMs = stopwatchMs;
  }

  /** The hall after all entries that are stamped no later. */
  public HallImage at(long atMs) throws JournalException {
    return PastHall.of(
            file, start(image -> image.atMs() <= atMs), entry -> entry.atMs() > atMs, deadline())
        .hall()
        .image();
  }

  /** Why a call was made; empty if there is no such call. */
  public Optional<Explained> why(long callId) throws JournalException {
    PastHall past =
        PastHall.of(
            file,
            start(image -> image.lastCallId() < callId),
            entry -> PastHall.callIn(entry, callId).isPresent(),
            deadline());
    return past.next()
        .flatMap(entry -> PastHall.callIn(entry, callId))
        .map(call -> new Explained(call, past.hall().listFor(call.window())));
  }

  /** Hands out the entries from one moment on, before another one. */
  public void between(long fromMs, long toMs, Consumer<Entry> reader) throws JournalException {
    Runnable deadline = deadline();
    try (ReadOnlyJournal journal = ReadOnlyJournal.open(file)) {
      journal.readBetween(
          fromMs,
          toMs,
          (entry, hash) -> {
            deadline.run();
            reader.accept(entry);
          });
    } catch (IOException e) {
      throw new JournalException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Optional<Snapshots.Snapshot> start(Predicate<HallImage> early) {
    return snapshots.all().stream().filter(one -> early.test(one.image())).findFirst();
  }

  private Runnable deadline() {
    long endMs = stopwatchMs.getAsLong() + WITHIN_MS;
    return () -> {
      if (stopwatchMs.getAsLong() > endMs) {
        throw new TooLongException();
      }
    };
  }

  /** The look would have taken too long; the command line has the time. */
  public static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("looking back took over " + WITHIN_MS / 1_000 + " s");
    }
  }
}
