package io.jiaohao.core;

import java.util.Arrays;

/** Coming moments, the earliest on top: time and who, packed in a long. Ties go to the lower id. */
final class LongHeap {
  private static final int ID_BITS = 16;

  private long[] items = new long[64];
  private int size;

  static long time(long item) {
    return item >> ID_BITS;
  }

  static int id(long item) {
    return (int) (item & ((1 << ID_BITS) - 1));
  }

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(long time, int id) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    long item = (time << ID_BITS) | id;
    int at = size++;
    while (at > 0 && items[(at - 1) >>> 1] > item) {
      items[at] = items[(at - 1) >>> 1];
      at = (at - 1) >>> 1;
    }
    items[at] = item;
  }

  long take() {
    long top = items[0];
    long last = items[--size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && items[child + 1] < items[child]) {
        child++;
      }
      if (items[child] >= last) {
        break;
      }
      items[at] = items[child];
      at = child;
    }
    items[at] = last;
    return top;
  }
}
