package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Request;

/** Something that a window asked for, and how things were before: an undo brings that back. */
final class Deed {
  final Request request;
  final long askedMs;

  /** The window's call then; null = none. */
  final CallRecord call;

  private final boolean started;
  private final int noShows;
  private final String service;
  private final String heldAt;

  /** The call that it opened; null = none. */
  CallRecord opened;

  Deed(Request request, long askedMs, CallRecord call) {
    this.request = request;
    this.askedMs = askedMs;
    this.call = call;
    this.started = call != null && call.started;
    this.noShows = call == null ? 0 : call.ticket.noShows;
    this.service = call == null ? "" : call.ticket.service;
    this.heldAt = call == null ? "" : call.ticket.heldAt;
  }

  /** Puts the call that the window had back to how it was. */
  void restore() {
    if (call == null) {
      return;
    }
    call.ended = false;
    call.started = started;
    call.goneMs = 0;
    call.announcement = 0; // Its clock has stood still: the next picture says where it is.
    TicketRecord ticket = call.ticket;
    ticket.newestCall = call.id();
    ticket.whereabouts = TicketRecord.Whereabouts.AT_WINDOW;
    ticket.noShows = noShows;
    ticket.service = service;
    ticket.heldAt = heldAt;
  }
}
