package io.jiaohao.core;

import static io.jiaohao.core.TicketState.CALLED;
import static io.jiaohao.core.TicketState.CANCELLED;
import static io.jiaohao.core.TicketState.DONE;
import static io.jiaohao.core.TicketState.EXPIRED;
import static io.jiaohao.core.TicketState.NEW;
import static io.jiaohao.core.TicketState.PASSED;
import static io.jiaohao.core.TicketState.SERVING;
import static io.jiaohao.core.TicketState.UNFINISHED;
import static io.jiaohao.core.TicketState.WAITING;

import java.util.EnumSet;
import java.util.Set;

/**
 * The table of legal moves in a ticket's life, the only one: the rules ask it before they decide,
 * the state asks it again when it applies.
 */
public enum Move {
  ISSUE(WAITING, NEW),
  CALL(CALLED, WAITING),
  ANNOUNCE(CALLED, CALLED),
  START(SERVING, CALLED),
  FINISH(DONE, CALLED, SERVING),
  DEFER(WAITING, CALLED),
  PASS(PASSED, CALLED),
  RETURN(WAITING, CALLED, SERVING),
  CANCEL(CANCELLED, WAITING, PASSED),
  EXPIRE(EXPIRED, WAITING, CALLED, PASSED),
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
