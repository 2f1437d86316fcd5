package io.jiaohao.views;

import java.util.OptionalLong;

/**
 * The latest tickets whose way has ended, in the order of their ends, and the calls in which it
 * did. In a ring of arrays that grows as it is needed: a map's nodes and boxed ids would live just
 * long enough to be copied by every collection.
 */
final class EndedTickets {
  /** A ticket that ended without a call. */
  static final long NO_CALL = 0;

  private static final int FIRST_ROOM = 16;

  private final int max;
  private long[] tickets = new long[FIRST_ROOM];
  private long[] calls = new long[FIRST_ROOM];
  private int oldest;
  private int size;

  /** None yet; of more than so many the oldest makes room. */
  EndedTickets(int max) {
    this.max = max;
  }

  /** Adds one at the end; the ticket that had to make room, if one had to. */
  OptionalLong add(long ticketId, long callId) {
    OptionalLong gone = OptionalLong.empty();
    if (size == max) {
      gone = OptionalLong.of(tickets[oldest]);
      oldest = (oldest + 1) % tickets.length;
      size--;
    }
    if (size == tickets.length) {
      grow();
    }
    int at = (oldest + size) % tickets.length;
    tickets[at] = ticketId;
    calls[at] = callId;
    size++;
    return gone;
  }

  private void grow() {
    int room = Math.min(max, 2 * size);
    tickets = inOrder(tickets, room);
    calls = inOrder(calls, room);
    oldest = 0;
  }

  private long[] inOrder(long[] ring, int room) {
    long[] copy = new long[room];
    for (int i = 0; i < size; i++) {
      copy[i] = ring[(oldest + i) % ring.length];
    }
    return copy;
  }

  /** The ticket whose way ended in this call; empty if it is not kept any more. */
  OptionalLong ticketOf(long callId) {
    int at = indexOf(callId);
    return at < 0 ? OptionalLong.empty() : OptionalLong.of(tickets[at]);
  }

  /** The call was taken up again: no ticket has ended in it. */
  void forgetCall(long callId) {
    int at = indexOf(callId);
    if (at >= 0) {
      calls[at] = NO_CALL;
    }
  }

  /** By looking at each, the latest first: undo and ratings ask, a few times a minute. */
  private int indexOf(long callId) {
    for (int i = size - 1; i >= 0; i--) {
      int at = (oldest + i) % tickets.length;
      if (calls[at] == callId) {
        return at;
      }
    }
    return -1;
  }

  void clear() {
    tickets = new long[FIRST_ROOM];
    calls = new long[FIRST_ROOM];
    oldest = 0;
    size = 0;
  }
}
