package io.jiaohao.perf;

import io.jiaohao.core.Entry;
import java.util.Optional;

/**
 * Entries as they are in a busy hall.
 *
 * @param issued a ticket was issued
 * @param calledAfterFinish a call was finished and the next visitor called
 */
record Examples(Entry issued, Entry calledAfterFinish) {
  private static final int TICKETS = 5_000;
  private static final int EVENTS_OF_FINISH_AND_CALL = 2;

  static Examples of(long nowMs) {
    HallDriver driver = new HallDriver(7, nowMs);
    for (int i = 0; i < TICKETS; i++) {
      driver.issue(nowMs);
    }
    Optional<Entry> called = driver.next(nowMs);
    while (called.isEmpty() || called.get().events().size() < EVENTS_OF_FINISH_AND_CALL) {
      called = driver.next(nowMs);
    }
    return new Examples(driver.issue(nowMs), called.get());
  }
}
