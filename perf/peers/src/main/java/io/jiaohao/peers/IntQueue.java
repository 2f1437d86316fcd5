package io.jiaohao.peers;

/** Cycles that wait their turn, first in, first out; not synchronized. */
final class IntQueue {
  private int[] ring = new int[64];
  private int first;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(int value) {
    if (size == ring.length) {
      int[] larger = new int[2 * size];
      for (int i = 0; i < size; i++) {
        larger[i] = ring[(first + i) & (size - 1)];
      }
      ring = larger;
      first = 0;
    }
    ring[(first + size++) & (ring.length - 1)] = value;
  }

  int remove() {
    int value = ring[first];
    first = (first + 1) & (ring.length - 1);
    size--;
    return value;
  }
}
