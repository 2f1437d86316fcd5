package io.jiaohao.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what somebody does too often, from one moment of forgetting to the next. */
final class TryLimit {
  /** How long until all is forgotten. */
  static final int FORGOTTEN_AFTER_S = 60;

  /** Of whom is counted at once; of more, those who began first begin anew. */
  private static final int COUNTED_MAX = 4_096;

  private final int most;

  private final Map<String, Integer> tries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > COUNTED_MAX;
        }
      };

  /** So many are allowed of each. */
  TryLimit(int most) {
    this.most = most;
  }

  /** Counts one of this one's; tells whether there were too many. */
  boolean isOver(String whose) {
    return tries.merge(whose, 1, Integer::sum) > most;
  }

  void forget() {
    tries.clear();
  }
}
