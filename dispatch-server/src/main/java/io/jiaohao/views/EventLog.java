package io.jiaohao.views;

import io.jiaohao.core.Entry;
import io.jiaohao.core.HallImage;
import io.jiaohao.engine.EntryFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The latest events of a hall, for all who read them; what is older is in the journal. Written on
 * the engine's thread, read from any, without locks: events stand in a ring, and a reader who was
 * overtaken reads again.
 */
public final class EventLog implements EntryFeed {
  /** Events that are kept in memory of the only hall of a node. */
  public static final int KEPT_MAX = 8_192;

  /** A reader who is overtaken this often in a row is told so. */
  private static final int READS_MAX = 16;

  private final EventTeller teller;
  private final int keptMax;

  /** The n-th event is at n modulo its length, which leaves room for a batch. */
  private final AtomicReferenceArray<HallEvent> ring;

  private volatile long written;
  private volatile long dropped;
  private volatile long fromSeq;
  private volatile long seq;

  /** Begins after this image of a hall. */
  public EventLog(HallImage image) {
    this(image, KEPT_MAX);
  }

  /** The same with another number of events that are kept. */
  public EventLog(HallImage image, int keptMax) {
    this.teller = new EventTeller(image);
    this.keptMax = keptMax;
    this.ring = new AtomicReferenceArray<>(2 * keptMax);
    this.fromSeq = image.seq();
    this.seq = image.seq();
  }

  @Override
  public void entry(Entry entry) {
    for (HallEvent event : teller.tell(entry)) {
      keepAtMost(ring.length() - 1);
      long n = written;
      ring.set(slot(n), event);
      written = n + 1;
    }
  }

  @Override
  public void endOfBatch(long lastSeq) {
    keepAtMost(keptMax);
    seq = lastSeq;
  }

  /** First the marks, then the events: a reader who looks at both never misses one unknowingly. */
  private void keepAtMost(int events) {
    long first = dropped;
    long keep = written - events;
    if (keep <= first) {
      return;
    }
    fromSeq = ring.get(slot(keep - 1)).position().seq();
    dropped = keep;
    for (long n = first; n < keep; n++) {
      ring.set(slot(n), null);
    }
  }

  private int slot(long n) {
    return (int) (n % ring.length());
  }

  /** The last entry whose events are here, or that had none. */
  public long seq() {
    return seq;
  }

  /** Whether all events after this position are still here. */
  public boolean reaches(EventPosition position) {
    return position.wholeSeq() >= fromSeq;
  }

  /**
   * The next events after a position, at most so many, up to {@code toSeq}; ask {@link #reaches}
   * afterwards whether that was all of them.
   *
   * @return nothing if the reader was overtaken again and again: it may ask again
   */
  public Optional<List<HallEvent>> after(EventPosition position, long toSeq, int atMost) {
    for (int i = 0; i < READS_MAX; i++) {
      long first = dropped;
      List<HallEvent> next = read(first, position, toSeq, atMost);
      if (dropped == first) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  private List<HallEvent> read(long first, EventPosition position, long toSeq, int atMost) {
    List<HallEvent> next = new ArrayList<>();
    long end = written;
    for (long n = firstAfter(position, first, end); n < end && next.size() < atMost; n++) {
      HallEvent event = ring.get(slot(n));
      if (event == null || event.position().seq() > toSeq) {
        break;
      }
      next.add(event);
    }
    return next;
  }

  /** Positions rise: the first event after this one is found by halving. */
  private long firstAfter(EventPosition position, long first, long end) {
    long low = first;
    long high = end;
    while (low < high) {
      long middle = low + (high - low) / 2;
      HallEvent event = ring.get(slot(middle));
      if (event == null || event.position().compareTo(position) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
