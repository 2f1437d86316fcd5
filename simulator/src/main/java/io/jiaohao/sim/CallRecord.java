package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.WindowPicture;

/** What the auditor believes about one call. */
final class CallRecord {
  /** What a reply or a picture says of a call. */
  record Facts(
      long callId, long ticketId, String number, String service, String window, long calledMs) {
    static Facts of(Call call) {
      return new Facts(
          call.getCallId(),
          call.getTicketId(),
          call.getNumber(),
          call.getService(),
          call.getWindow(),
          call.getCalledMs());
    }

    static Facts of(WindowPicture picture) {
      return new Facts(
          picture.getCallId(),
          picture.getTicketId(),
          picture.getNumber(),
          picture.getService(),
          picture.getWindow(),
          picture.getCalledMs());
    }
  }

  final Facts facts;
  final TicketRecord ticket;

  /** What the window's picture said last; 0 = it has not shown the call yet. */
  int announcement;

  long announcedMs;
  boolean inReply;
  boolean recalled;
  boolean started;
  boolean ended;

  /** It was taken back, as a mistake. */
  boolean undone;

  /** When its picture went while a request was out that may have ended it; 0 = it did not. */
  long goneMs;

  CallRecord(Facts facts, TicketRecord ticket) {
    this.facts = facts;
    this.ticket = ticket;
  }

  long id() {
    return facts.callId();
  }

  @Override
  public String toString() {
    return "call " + facts.callId() + " of " + facts.number() + " at " + facts.window();
  }
}
