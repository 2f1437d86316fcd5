package io.jiaohao.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Makes guessing slow for who guesses. Tries are counted by source address and name together:
 * nobody can shut an account for somebody at another address, and nobody is shut out for long. Used
 * on one thread.
 */
final class Slowdown {
  private static final int FREE_TRIES = 5;
  private static final long FIRST_WAIT_MS = 1_000;
  private static final long LONGEST_WAIT_MS = 30_000;
  private static final long FORGOTTEN_AFTER_MS = 900_000;
  private static final int REMEMBERED_MAX = 4_096;

  private record Key(String address, String name) {}

  private record Tries(int count, long lastMs) {
    long waitMs() {
      int over = count - FREE_TRIES;
      return over < 0
          ? 0
          : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS << Math.min(over, Long.SIZE / 4));
    }
  }

  private final LongSupplier nowMs;
  private final Map<Key, Tries> tries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Tries> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  Slowdown(LongSupplier nowMs) {
    this.nowMs = nowMs;
  }

  /** How long this one has to wait before the next try; 0 = not at all. */
  long waitMs(String address, String name) {
    Tries before = tries.get(new Key(address, name));
    long sinceMs = before == null ? 0 : nowMs.getAsLong() - before.lastMs();
    return before == null ? 0 : Math.max(0, before.waitMs() - sinceMs);
  }

  /** Counts a try before it is known how it ends, so that many at once gain nothing. */
  void tried(String address, String name) {
    long now = nowMs.getAsLong();
    tries.merge(
        new Key(address, name),
        new Tries(1, now),
        (was, one) ->
            new Tries(now - was.lastMs() > FORGOTTEN_AFTER_MS ? 1 : was.count() + 1, now));
  }

  /** The password was right. */
  void forget(String address, String name) {
    tries.remove(new Key(address, name));
  }
}
