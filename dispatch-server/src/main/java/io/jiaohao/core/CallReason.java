package io.jiaohao.core;

/**
 * Why this ticket was called: kept in each call's event, small enough to stay for ever.
 *
 * @param rule id of the queue order in force
 * @param dueMs the winner's due time, with the window's reluctance
 * @param runnerUpTicket the best ticket that was not taken, or 0 if no other was waiting
 * @param runnerUpDueMs its due time, with the window's reluctance
 * @param deciding what put the winner first
 */
public record CallReason(
    String rule, long dueMs, long runnerUpTicket, long runnerUpDueMs, Deciding deciding) {

  /** What put the winner before the runner-up. */
  public enum Deciding {
    /** Nobody else was waiting for this window. */
    ONLY_ONE,
    /** Due earlier and waiting longer. */
    WAITED_LONGER,
    /** Due earlier though it came later: its class has a head start, or its service is short. */
    HEAD_START,
    /** Due at the same time, released earlier or with a lower ticket id. */
    TIE
  }
}
