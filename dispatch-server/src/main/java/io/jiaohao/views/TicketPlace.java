package io.jiaohao.views;

import io.jiaohao.core.HallImage;
import io.jiaohao.core.ShownWait;
import io.jiaohao.core.TicketState;

/**
 * Where a ticket is on its way, as its visitor may know it. Nothing in it is about a person.
 *
 * @param deferred it was called in vain: put some places down, or passed over
 * @param rejoined it came back after being passed over, and cannot once more
 * @param told what its visitor was told at its issue, while that still holds
 */
public record TicketPlace(
    long ticketId,
    String number,
    String wing,
    String service,
    boolean deferred,
    boolean rejoined,
    Told told,
    Stand stand) {

  /**
   * What a visitor was told with the number.
   *
   * @param ahead people who waited for the same; negative = not known
   */
  public record Told(int ahead, ShownWait shown) {

    /** Nothing that still holds. */
    public static final Told NOTHING = new Told(-1, ShownWait.NONE);
  }

  /**
   * How things stand.
   *
   * @param seq last entry about it
   * @param window where it is called, served or was put on hold, or the only one that may call it;
   *     else empty
   * @param announcement of its call: 1 = called once; 0 = not called
   * @param untilMs on hold: when the visitor is expected; passed over: until when it may rejoin; 0
   *     = nobody knows, or never
   * @param goesOnAs number of the ticket with which its visitor goes on, or empty
   * @param served the call in which its way has ended well
   */
  public record Stand(
      TicketState state,
      long seq,
      String window,
      int announcement,
      long untilMs,
      String goesOnAs,
      Served served) {

    static Stand of(TicketState state, long seq, String window) {
      return new Stand(state, seq, window, 0, 0, "", Served.NEVER);
    }

    static Stand done(long seq, String window, Served served) {
      return new Stand(TicketState.DONE, seq, window, 0, 0, "", served);
    }

    Stand announced(int nth, long atSeq) {
      return new Stand(state, atSeq, window, nth, untilMs, goesOnAs, served);
    }

    Stand touched(long atSeq) {
      return announced(announcement, atSeq);
    }

    Stand until(long ms) {
      return new Stand(state, seq, window, announcement, ms, goesOnAs, served);
    }

    Stand goingOnAs(String number) {
      return new Stand(state, seq, window, announcement, untilMs, number, served);
    }

    Stand rated(int grade, long atSeq) {
      return new Stand(
          state,
          atSeq,
          window,
          announcement,
          untilMs,
          goesOnAs,
          new Served(served.callId(), grade));
    }
  }

  /**
   * A call that ended well.
   *
   * @param callId 0 = there is none
   * @param grade what its visitor thinks of it, from 1 to 5; 0 = has not said
   */
  public record Served(long callId, int grade) {

    /** It has not come to that. */
    public static final Served NEVER = new Served(0, 0);
  }

  static TicketPlace of(HallImage.Ticket ticket, long rejoinWithinMs) {
    HallImage.Marks marks = ticket.marks();
    boolean held = ticket.state() == TicketState.HELD;
    boolean mayRejoin = ticket.state() == TicketState.PASSED && !marks.rejoined();
    return new TicketPlace(
        ticket.ticketId(),
        ticket.number(),
        ticket.wing(),
        ticket.service(),
        ticket.passes() > 0,
        marks.rejoined(),
        Told.NOTHING,
        Stand.of(
                ticket.state(),
                ticket.changedSeq(),
                held ? marks.hold().window() : marks.onlyWindow())
            .until(
                held
                    ? marks.hold().untilMs()
                    : mayRejoin ? marks.passedAtMs() + rejoinWithinMs : 0));
  }

  /** What was told at the issue no longer holds once it has moved. */
  TicketPlace at(Stand now) {
    return new TicketPlace(ticketId, number, wing, service, deferred, rejoined, Told.NOTHING, now);
  }

  TicketPlace withTold(Told what) {
    return new TicketPlace(ticketId, number, wing, service, deferred, rejoined, what, stand);
  }

  TicketPlace withDeferred() {
    return new TicketPlace(ticketId, number, wing, service, true, rejoined, told, stand);
  }

  TicketPlace withRejoined() {
    return new TicketPlace(ticketId, number, wing, service, true, true, told, stand);
  }

  TicketPlace withMatter(String newWing, String newService) {
    return new TicketPlace(ticketId, number, newWing, newService, deferred, rejoined, told, stand);
  }
}
