package io.jiaohao.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong links by the address that they came from, from one moment of forgetting to the next.
 * Right links pass whatever else comes from their address: a hall's visitors share one.
 */
final class MissLimit {
  /** Wrong links of an address that are answered in full until they are forgotten. */
  static final int MISSES_MAX = 30;

  /** How long until all are forgotten. */
  static final int FORGOTTEN_AFTER_S = 60;

  private static final int ADDRESSES_MAX = 4_096;

  private final Map<String, Integer> misses =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > ADDRESSES_MAX;
        }
      };

  /** Counts one; tells whether there were too many. */
  boolean missed(String address) {
    return misses.merge(address, 1, Integer::sum) > MISSES_MAX;
  }

  void forget() {
    misses.clear();
  }
}
