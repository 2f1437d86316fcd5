package io.jiaohao.core;

/** Where a ticket is in its life. {@link Move} has the ways from one to the next. */
public enum TicketState {
  /** Not issued yet: where every life begins. */
  NEW,
  WAITING,
  CALLED,
  SERVING,
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
      case NEW, WAITING, CALLED, SERVING, PASSED -> false;
      case DONE, CANCELLED, EXPIRED, UNFINISHED -> true;
    };
  }
}
