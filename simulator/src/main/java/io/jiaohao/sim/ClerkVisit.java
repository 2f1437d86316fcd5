package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.WindowPicture;

/** The visitor whom a clerk has called, and when what is due; hall times in ms, 0 = never. */
final class ClerkVisit {
  final long callId;
  final long ticketId;
  final String number;
  final long calledMs;

  /** Whether the visitor was on hold before this call. */
  final boolean fromHold;

  String service;
  boolean comes;

  /** Whether the clerk will mark a no-show once it was called in vain. */
  boolean clerkMarks;

  long startAtMs;
  long recallAtMs;
  long noShowAtMs;
  long finishAtMs;
  boolean started;

  /** Service began by mistake: pictures of that may still come after the undo. */
  boolean startTakenBack;

  /** What the service is to be changed to, and what is to be added to it; empty = nothing. */
  String changesTo = "";

  String adds = "";

  /** How it ends; null = not known before service starts. */
  Ending ending;

  /** Where the visitor is sent on to. */
  String sentOnTo = "";

  /** Whether the window's picture has shown the call. */
  boolean seen;

  /** How a visit at a window can end, once service has started. */
  enum Ending {
    FINISHED,
    SENT_BACK,
    SENT_AWAY_FOR_A_WHILE,
    SENT_ON
  }

  ClerkVisit(Call call, boolean fromHold) {
    this(
        call.getCallId(),
        call.getTicketId(),
        call.getNumber(),
        call.getService(),
        call.getCalledMs(),
        fromHold);
  }

  ClerkVisit(WindowPicture picture, boolean fromHold) {
    this(
        picture.getCallId(),
        picture.getTicketId(),
        picture.getNumber(),
        picture.getService(),
        picture.getCalledMs(),
        fromHold);
  }

  private ClerkVisit(
      long callId, long ticketId, String number, String service, long calledMs, boolean fromHold) {
    this.callId = callId;
    this.ticketId = ticketId;
    this.number = number;
    this.service = service;
    this.calledMs = calledMs;
    this.fromHold = fromHold;
  }
}
