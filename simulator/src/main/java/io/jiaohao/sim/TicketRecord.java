package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Request.ActionCase;
import java.util.EnumMap;
import java.util.Map;

/** What the auditor believes about one ticket. */
final class TicketRecord {
  /** Where a ticket can be. */
  enum Whereabouts {
    /** Its slip has not been heard of: not in the queue; void by itself after a while. */
    PRINTING,
    VOIDED,
    WAITING,
    AT_WINDOW,
    HELD,
    DONE,
    PASSED,
    CANCELLED
  }

  final long id;
  final String number;
  final String wing;

  /** A ticket from before the simulation: how often it was called then is not known. */
  boolean old;

  String service;
  Whereabouts whereabouts = Whereabouts.WAITING;
  boolean acknowledged;

  /** The kiosk that it was issued at; empty = a window, or not known. */
  String kiosk = "";

  /** When it was issued, as a reply said; 0 = no reply has said so. */
  long issuedMs;

  int noShows;
  long newestCall;

  /** The window that has it on hold, or called it back from hold and has not begun; else empty. */
  String heldAt = "";

  /** Requests without an answer that put it into the queue: the newest call known when asked. */
  final Map<ActionCase, Long> comingBack = new EnumMap<>(ActionCase.class);

  /** Calls in vain that nobody was shown, as later answers say. */
  int unseenCalls;

  /** A clerk has revived it since a kiosk last said that its slip failed. */
  boolean revivedSinceFailure;

  /** It came back once after it was passed over; that is all it may. */
  boolean rejoined;

  /** Whether the wait for its first call has been counted. */
  boolean waitCounted;

  TicketRecord(long id, String number, String service, String wing, boolean old) {
    this.id = id;
    this.number = number;
    this.service = service;
    this.wing = wing;
    this.old = old;
  }

  boolean isOver() {
    return whereabouts == Whereabouts.DONE || whereabouts == Whereabouts.CANCELLED;
  }

  /** It waits, and has not been passed over yet. */
  boolean isWaitingStill() {
    return whereabouts == Whereabouts.WAITING && !rejoined;
  }

  /** Out of the queue, and only a request of somebody brings it back. */
  boolean isOutOfQueue() {
    return whereabouts == Whereabouts.PRINTING
        || whereabouts == Whereabouts.VOIDED
        || whereabouts == Whereabouts.PASSED;
  }

  @Override
  public String toString() {
    return "ticket " + number + " (id " + id + ")";
  }
}
