package io.jiaohao.core;

/** Where a ticket is in its life. {@link Move} has the ways from one to the next. */
public enum TicketState {
  /** Not issued yet: where every life begins. */
  NEW,
  /** Issued, and its slip not out yet: not called, not counted as waiting. */
  PRINTING,
  /** No slip came out. Whoever has one in hand after all brings it back to life. */
  VOIDED,
  WAITING,
  CALLED,
  SERVING,
  /** Off to do something, will be called back. */
  HELD,
  /** Called in vain too often; out of the queue. */
  PASSED,
  DONE,
  CANCELLED,
  /** Left over when the business day turned. */
  EXPIRED,
  /** Was being served when the business day turned. */
  UNFINISHED;

  /** Whether nothing can happen to the ticket any more; the hall then forgets it. */
  public boolean isFinal() {
    return switch (this) {
      case NEW, PRINTING, VOIDED, WAITING, CALLED, SERVING, HELD, PASSED -> false;
      case DONE, CANCELLED, EXPIRED, UNFINISHED -> true;
    };
  }
}
