package io.jiaohao.core;

/**
 * Why this ticket was called: kept in each call's event, small enough to stay for ever.
 *
 * @param rule id of the queue order in force
 * @param dueMs the winner's due time, with the window's reluctance
 * @param runnerUpTicket the best ticket that was not taken, or 0 if no other was waiting
 * @param runnerUpDueMs its due time, with the window's reluctance
 * @param deciding what put the winner first
 * @param byHand the clerk's reason code for a call past the order, or empty
 * @param inARow calls in a row, this one included, of visitors with a head start past one without
 */
public record CallReason(
    String rule,
    long dueMs,
    long runnerUpTicket,
    long runnerUpDueMs,
    Deciding deciding,
    String byHand,
    int inARow) {

  /** The reason of a call in order. */
  public CallReason(
      String rule, long dueMs, long runnerUpTicket, long runnerUpDueMs, Deciding deciding) {
    this(rule, dueMs, runnerUpTicket, runnerUpDueMs, deciding, "", 0);
  }

  /** What put the winner before the runner-up. */
  public enum Deciding {
    /** Nobody else was waiting for this window. */
    ONLY_ONE,
    /** Due earlier and waiting longer. */
    WAITED_LONGER,
    /** Due earlier though it came later: its class has a head start, or its service is short. */
    HEAD_START,
    /** Due at the same time, released earlier or with a lower ticket id. */
    TIE,
    /** Enough visitors with a head start had gone past one without: it was that one's turn. */
    TURN_OF_WALK_IN,
    /** Nobody else was waiting for this window, and this one was sent to it. */
    SENT_HERE,
    /** Chosen by hand, with a reason. */
    BY_HAND,
    /** Called back from hold. */
    RESUMED,
    /** Got the number at this window, to be served at once. */
    ISSUED_HERE
  }
}
