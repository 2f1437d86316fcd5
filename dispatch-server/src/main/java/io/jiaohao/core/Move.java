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
  ISSUE("a kiosk without a printer, staff, a check-in", WAITING, NEW),
  ISSUE_WITH_SLIP("a kiosk with a printer", PRINTING, NEW),
  PRINT("the kiosk: the slip is out", WAITING, PRINTING),
  VOID("the kiosk: no slip; or no word for 30 s", VOIDED, PRINTING),
  REVIVE("a late word from the kiosk, or a clerk who sees the slip", WAITING, VOIDED),
  CALL("the window's next, a chosen ticket with a reason, auto dispatch", CALLED, WAITING),
  ANNOUNCE("the window, or by itself every 20 s", CALLED, CALLED),
  START("the window", SERVING, CALLED),
  FINISH("the window", DONE, CALLED, SERVING),
  DEFER("the window or the timer: first no-show, three places down", WAITING, CALLED),
  PASS("the window or the timer: last no-show", PASSED, CALLED),
  REJOIN("a kiosk or staff, once, within the hour: three places down", WAITING, PASSED),
  RETURN("the window, or a manager who releases it: keeps its place", WAITING, CALLED, SERVING),
  HOLD("the window, with a reason", HELD, SERVING),
  RESUME("any window of the wing", CALLED, HELD),
  MISS_AGAIN("the window or the timer: called back and not there", HELD, CALLED),
  CHANGE("the window: one matter more, or another one", SERVING, SERVING),
  TRANSFER("the window: another service, window or wing", WAITING, SERVING),
  MERGE("the window: the visitor waits there already", DONE, SERVING),
  CANCEL(
      "the visitor, staff, a manager who resets the zone",
      CANCELLED,
      PRINTING,
      VOIDED,
      WAITING,
      HELD,
      PASSED),
  EXPIRE("the business day turns", EXPIRED, PRINTING, VOIDED, WAITING, CALLED, HELD, PASSED),
  LEAVE_UNFINISHED("the business day turns", UNFINISHED, SERVING);

  private final String by;

  private final TicketState to;

  private final Set<TicketState> from;

  Move(String by, TicketState to, TicketState first, TicketState... others) {
    this.by = by;
    this.to = to;
    this.from = EnumSet.of(first, others);
  }

  /** Who does it, or when it happens by itself; for the page about tickets. */
  public String by() {
    return by;
  }

  public boolean allowedFrom(TicketState state) {
    return from.contains(state);
  }

  public TicketState to() {
    return to;
  }
}
