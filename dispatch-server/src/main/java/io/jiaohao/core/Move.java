package io.jiaohao.core;

import static io.jiaohao.core.TicketState.CALLED;
import static io.jiaohao.core.TicketState.CANCELLED;
import static io.jiaohao.core.TicketState.DONE;
import static io.jiaohao.core.TicketState.EXPIRED;
import static io.jiaohao.core.TicketState.HELD;
import static io.jiaohao.core.TicketState.NEW;
import static io.jiaohao.core.TicketState.PASSED;
import static io.jiaohao.core.TicketState.PRINTING;
import static io.jiaohao.core.TicketState.SERVING;
import static io.jiaohao.core.TicketState.UNFINISHED;
import static io.jiaohao.core.TicketState.VOIDED;
import static io.jiaohao.core.TicketState.WAITING;

import java.util.EnumSet;
import java.util.Set;

/**
 * The table of legal moves in a ticket's life, the only one: the rules ask it before they decide,
 * the state asks it again when it applies.
 */
public enum Move {
  ISSUE(WAITING, NEW),
  ISSUE_WITH_SLIP(PRINTING, NEW),
  PRINT(WAITING, PRINTING),
  VOID(VOIDED, PRINTING),
  REVIVE(WAITING, VOIDED),
  CALL(CALLED, WAITING),
  ANNOUNCE(CALLED, CALLED),
  START(SERVING, CALLED),
  FINISH(DONE, CALLED, SERVING),
  DEFER(WAITING, CALLED),
  PASS(PASSED, CALLED),
  REJOIN(WAITING, PASSED),
  RETURN(WAITING, CALLED, SERVING),
  HOLD(HELD, SERVING),
  RESUME(CALLED, HELD),
  MISS_AGAIN(HELD, CALLED),
  CHANGE(SERVING, SERVING),
  TRANSFER(WAITING, SERVING),
  MERGE(DONE, SERVING),
  CANCEL(CANCELLED, PRINTING, VOIDED, WAITING, HELD, PASSED),
  EXPIRE(EXPIRED, PRINTING, VOIDED, WAITING, CALLED, HELD, PASSED),
  LEAVE_UNFINISHED(UNFINISHED, SERVING);

  private final TicketState to;

  private final Set<TicketState> from;

  Move(TicketState to, TicketState first, TicketState... others) {
    this.to = to;
    this.from = EnumSet.of(first, others);
  }

  public boolean allowedFrom(TicketState state) {
    return from.contains(state);
  }

  public TicketState to() {
    return to;
  }
}
