package io.jiaohao.web;

import io.jiaohao.views.EventPosition;
import io.jiaohao.views.HallEvent;
import java.io.IOException;
import java.util.List;

/** Events that are no longer in memory, from the journal. */
public interface EventHistory {

  /**
   * Some events in order.
   *
   * @param upToSeq all up to this entry have been told now
   */
  record Stretch(List<HallEvent> events, long upToSeq) {
    public Stretch {
      events = List.copyOf(events);
    }
  }

  /**
   * One reader's way through the past. Takes as long as reading does: never on the web's thread.
   */
  interface Past {
    /** The next events; none if there were none in this stretch. */
    Stretch next() throws IOException;
  }

  /** Everything after a position. Reads nothing yet. */
  Past after(EventPosition position);
}
