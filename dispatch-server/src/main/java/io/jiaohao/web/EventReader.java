package io.jiaohao.web;

import io.jiaohao.views.EventPosition;
import io.jiaohao.views.HallEvent;
import io.vertx.core.Context;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader's place in the hall's events: from memory while it is near, from the journal, away
 * from this thread, while it is far behind. Nothing is missed and nothing told twice, whichever it
 * comes from. On the web's thread alone.
 */
final class EventReader {
  private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

  /** How long a journal that lags behind the events is given before it is read again. */
  static final int LAG_REST_MS = 250;

  private final EventSources sources;
  private final Predicate<HallEvent> wanted;
  private final Context webThread;
  private final Deque<HallEvent> fromJournal = new ArrayDeque<>();
  private EventPosition position;
  private EventHistory.Past past;
  private long journalReadTo;
  private boolean reading;
  private boolean closed;

  /** A reader who has everything up to this position. */
  EventReader(
      EventSources sources,
      Predicate<HallEvent> wanted,
      EventPosition position,
      Context webThread) {
    this.sources = sources;
    this.wanted = wanted;
    this.position = position;
    this.webThread = webThread;
  }

  /** Everything up to here has been handed out, or was not wanted. */
  EventPosition position() {
    return position;
  }

  /**
   * The next events, at most so many. An empty list means that none of some was wanted: ask again.
   *
   * @param arrived is run once, when what is being read in the journal is there
   * @return nothing if there is nothing to be had now
   */
  Optional<List<HallEvent>> next(int atMost, Runnable arrived) {
    if (!fromJournal.isEmpty()) {
      return Optional.of(takeRead(atMost));
    }
    if (reading) {
      return Optional.empty();
    }
    long seq = sources.log().seq();
    Optional<List<HallEvent>> latest = sources.log().after(position, seq, atMost);
    if (!sources.log().reaches(position)) {
      readOn(arrived);
      return Optional.empty();
    }
    past = null;
    return latest.flatMap(events -> taken(events, seq));
  }

  private Optional<List<HallEvent>> taken(List<HallEvent> latest, long seq) {
    if (latest.isEmpty()) {
      advance(EventPosition.afterAll(seq));
      return Optional.empty();
    }
    advance(latest.get(latest.size() - 1).position());
    return Optional.of(latest.stream().filter(wanted).toList());
  }

  private List<HallEvent> takeRead(int atMost) {
    List<HallEvent> taken = new ArrayList<>();
    while (taken.size() < atMost && !fromJournal.isEmpty()) {
      taken.add(fromJournal.remove());
    }
    advance(
        fromJournal.isEmpty()
            ? EventPosition.afterAll(journalReadTo)
            : taken.get(taken.size() - 1).position());
    return taken;
  }

  private void advance(EventPosition to) {
    if (to.compareTo(position) > 0) {
      position = to;
    }
  }

  private void readOn(Runnable arrived) {
    EventHistory.Past from = past == null ? sources.history().after(position) : past;
    if (past == null) {
      journalReadTo = 0;
    }
    past = from;
    reading = true;
    try {
      sources.reading().execute(() -> read(from, arrived));
    } catch (RejectedExecutionException e) {
      // Too many read the journal already; whoever asks again is let in later.
      reading = false;
    }
  }

  private void read(EventHistory.Past from, Runnable arrived) {
    Optional<EventHistory.Stretch> stretch;
    try {
      stretch = Optional.of(from.next());
    } catch (IOException | RuntimeException e) {
      LOG.error("events cannot be read in the journal; the reader waits and tries again", e);
      stretch = Optional.empty();
    }
    Optional<EventHistory.Stretch> found = stretch;
    try {
      webThread.runOnContext(now -> arrive(found, arrived));
    } catch (RejectedExecutionException e) {
      // The web side has stopped in between; nobody is there to read.
    }
  }

  private void arrive(Optional<EventHistory.Stretch> found, Runnable arrived) {
    reading = false;
    if (closed) {
      return;
    }
    if (found.isEmpty()) {
      past = null;
      return;
    }
    boolean lags = found.get().upToSeq() <= journalReadTo && found.get().events().isEmpty();
    journalReadTo = found.get().upToSeq();
    found.get().events().stream().filter(wanted).forEach(fromJournal::add);
    if (fromJournal.isEmpty()) {
      advance(EventPosition.afterAll(journalReadTo));
    }
    if (lags) {
      rest(arrived);
    } else {
      arrived.run();
    }
  }

  /** The journal, a copy that is written behind, has no more than it had: it is given time. */
  private void rest(Runnable arrived) {
    reading = true;
    webThread
        .owner()
        .setTimer(
            LAG_REST_MS,
            timer -> {
              reading = false;
              if (!closed) {
                arrived.run();
              }
            });
  }

  /** Nothing more is wanted. */
  void close() {
    closed = true;
    fromJournal.clear();
  }
}
