package io.jiaohao.sim;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The visitors whom a clerk has put on hold, by ticket id, and when each is expected back. */
final class HeldVisitors {
  private final Map<Long, Long> backAtMs = new TreeMap<>();

  void expect(long ticketId, long atMs) {
    backAtMs.put(ticketId, atMs);
  }

  void forget(long ticketId) {
    backAtMs.remove(ticketId);
  }

  boolean isEmpty() {
    return backAtMs.isEmpty();
  }

  /** Somebody who should be back by now. */
  OptionalLong backBy(long nowMs) {
    return backAtMs.entrySet().stream()
        .filter(one -> one.getValue() <= nowMs)
        .mapToLong(Map.Entry::getKey)
        .findFirst();
  }

  /** When the first of them is expected; the end of time if there is nobody. */
  long firstBackAtMs() {
    return backAtMs.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
  }
}
