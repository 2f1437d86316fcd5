package io.jiaohao.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Calls that ended well, in the order of their ids, for as long as visitors may rate them and bad
 * ratings have not been looked into. At most {@link #MAX}: the oldest one without a bad rating
 * makes room, and only where there is none the oldest of all.
 *
 * <p>Bad ratings are few and have a map. The others are in two arrays, since nearly all come in at
 * the end and go at the beginning: a map's nodes would be most of what a busy hall's collector
 * copies.
 */
public final class FinishedCalls {
  /** Calls that are kept. */
  public static final int MAX = 16_384;

  private static final int FIRST_ROOM = 16;

  private final int max;
  private final SortedMap<Long, HallImage.Finished> bad = new TreeMap<>();
  private long[] ids = new long[FIRST_ROOM];
  private HallImage.Finished[] others = new HallImage.Finished[FIRST_ROOM];

  /** The others are from here … */
  private int from;

  /** … to before here. */
  private int to;

  /** None yet. */
  public FinishedCalls() {
    this(MAX);
  }

  /** So many at most. */
  FinishedCalls(int max) {
    this.max = max;
  }

  /** Keeps a call, in place of what was known of it. */
  public void put(HallImage.Finished call) {
    if (call.hasBadRating()) {
      removeOther(call.callId());
      bad.put(call.callId(), call);
    } else {
      if (!bad.isEmpty()) {
        bad.remove(call.callId());
      }
      putOther(call);
    }
    if (bad.size() + to - from > max) {
      forgetOne();
    }
  }

  /** The call; empty if it is not kept, or not any more. */
  public Optional<HallImage.Finished> find(long callId) {
    int at = indexOf(callId);
    return Optional.ofNullable(at >= 0 ? others[at] : bad.get(callId));
  }

  /** Forgets a call. Tells whether it was there. */
  public boolean remove(long callId) {
    return removeOther(callId) || bad.remove(callId) != null;
  }

  /** Forgets all but those with a bad rating. */
  public void keepBad() {
    Arrays.fill(others, from, to, null);
    from = 0;
    to = 0;
  }

  /** Those with a bad rating, in order. */
  public Collection<HallImage.Finished> bad() {
    return Collections.unmodifiableCollection(bad.values());
  }

  /** All of them, in order. */
  List<HallImage.Finished> all() {
    List<HallImage.Finished> all = new ArrayList<>(bad.size() + to - from);
    int at = from;
    for (HallImage.Finished call : bad.values()) {
      for (; at < to && ids[at] < call.callId(); at++) {
        all.add(others[at]);
      }
      all.add(call);
    }
    for (; at < to; at++) {
      all.add(others[at]);
    }
    return all;
  }

  private int indexOf(long callId) {
    return Arrays.binarySearch(ids, from, to, callId);
  }

  private void putOther(HallImage.Finished call) {
    makeRoom();
    int found = indexOf(call.callId());
    if (found >= 0) {
      others[found] = call;
      return;
    }
    int at = -found - 1;
    System.arraycopy(ids, at, ids, at + 1, to - at);
    System.arraycopy(others, at, others, at + 1, to - at);
    ids[at] = call.callId();
    others[at] = call;
    to++;
  }

  /** For one more at the end: what has gone at the beginning, or twice as much. */
  private void makeRoom() {
    if (to < ids.length) {
      return;
    }
    int size = to - from;
    if (2 * size > ids.length) {
      ids = Arrays.copyOf(ids, 2 * ids.length);
      others = Arrays.copyOf(others, 2 * others.length);
    }
    System.arraycopy(ids, from, ids, 0, size);
    System.arraycopy(others, from, others, 0, size);
    Arrays.fill(others, size, to, null);
    from = 0;
    to = size;
  }

  private boolean removeOther(long callId) {
    int at = indexOf(callId);
    if (at < 0) {
      return false;
    }
    if (at == from) {
      others[from] = null;
      from++;
    } else {
      System.arraycopy(ids, at + 1, ids, at, to - at - 1);
      System.arraycopy(others, at + 1, others, at, to - at - 1);
      to--;
      others[to] = null;
    }
    return true;
  }

  private void forgetOne() {
    if (from < to) {
      removeOther(ids[from]);
    } else {
      bad.remove(bad.firstKey());
    }
  }
}
