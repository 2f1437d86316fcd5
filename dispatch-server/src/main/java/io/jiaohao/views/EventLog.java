package io.jiaohao.views;

import io.jiaohao.core.Entry;
import io.jiaohao.core.HallImage;
import io.jiaohao.engine.EntryFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The latest events of a hall, for all who read them; what is older is in the journal. Written on
 * the engine's thread, read from any.
 */
public final class EventLog implements EntryFeed {
  /** Events that are kept in memory of the only hall of a node. */
  public static final int KEPT_MAX = 8_192;

  private final EventTeller teller;
  private final int keptMax;
  private final ConcurrentSkipListMap<EventPosition, HallEvent> latest =
      new ConcurrentSkipListMap<>();
  private final AtomicInteger kept = new AtomicInteger();
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
    this.fromSeq = image.seq();
    this.seq = image.seq();
  }

  @Override
  public void entry(Entry entry) {
    for (HallEvent event : teller.tell(entry)) {
      latest.put(event.position(), event);
      kept.incrementAndGet();
    }
  }

  @Override
  public void endOfBatch(long lastSeq) {
    while (kept.get() > keptMax) {
      // First the mark, then the event: a reader who looks at both never misses one unknowingly.
      fromSeq = latest.firstKey().seq();
      latest.pollFirstEntry();
      kept.decrementAndGet();
    }
    seq = lastSeq;
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
   */
  public List<HallEvent> after(EventPosition position, long toSeq, int atMost) {
    List<HallEvent> next = new ArrayList<>();
    if (position.seq() > toSeq) {
      return next;
    }
    for (HallEvent event :
        latest.subMap(position, false, EventPosition.afterAll(toSeq), true).values()) {
      if (next.size() == atMost) {
        break;
      }
      next.add(event);
    }
    return next;
  }
}
