package io.jiaohao.app;

import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.ReadingOn;
import io.jiaohao.views.EventPosition;
import io.jiaohao.views.EventTeller;
import io.jiaohao.views.HallEvent;
import io.jiaohao.web.EventHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Events from the journal that the server is writing. */
record PastEvents(Path dataDir, String hall) implements EventHistory {
  /** Entries that are read in one go. */
  private static final int STRETCH = 2_000;

  @Override
  public Past after(EventPosition position) {
    return new Way(position);
  }

  private final class Way implements Past {
    private final EventPosition position;
    private ReadingOn journal;
    private EventTeller teller;

    Way(EventPosition position) {
      this.position = position;
    }

    @Override
    public Stretch next() throws IOException {
      if (journal == null) {
        journal = ReadingOn.notAfter(dataDir, hall, position.wholeSeq());
        teller = new EventTeller(journal.start());
      }
      List<HallEvent> events = new ArrayList<>();
      try {
        journal.next(
            STRETCH,
            entry ->
                teller.tell(entry).stream()
                    .filter(event -> event.position().compareTo(position) > 0)
                    .forEach(events::add));
      } catch (JournalException e) {
        throw new IOException(e.getMessage(), e);
      }
      return new Stretch(events, journal.seq());
    }
  }
}
