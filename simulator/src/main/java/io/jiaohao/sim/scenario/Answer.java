package io.jiaohao.sim.scenario;

import io.jiaohao.core.Decision;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.Refusal;
import io.jiaohao.protocol.wire.Reply;
import java.util.List;
import java.util.Optional;

/**
 * What somebody is told who did something, whichever way it was asked.
 *
 * @param refusal code of the reason, or empty
 * @param words the refusal's sentence, or empty
 * @param repeated the answer of an earlier wish
 */
record Answer(
    String refusal,
    String words,
    boolean repeated,
    Optional<Issued> issued,
    Optional<Called> called,
    Optional<Booked> booked) {

  /** A number. */
  record Issued(long ticketId, String number, int ahead) {}

  /** A call that was opened, or brought back by an undo. */
  record Called(long callId, long ticketId, String number, String window) {}

  /** A reserved time; {@code late}: the slot was missed. */
  record Booked(long bookingId, boolean late) {}

  /** Something was done that has no answer. */
  static final Answer DONE =
      new Answer("", "", false, Optional.empty(), Optional.empty(), Optional.empty());

  boolean granted() {
    return refusal.isEmpty();
  }

  static Answer of(Decision decision) {
    if (decision instanceof Decision.Refused refused) {
      return refused(refused.refusal());
    }
    return decision instanceof Decision.Repeated repeated
        ? of(repeated.events(), true)
        : of(((Decision.Accepted) decision).events(), false);
  }

  private static Answer refused(Refusal refusal) {
    return new Answer(
        refusal.reason().name(),
        refusal.sentence(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Answer of(List<Event> events, boolean repeated) {
    Optional<Issued> issued = Optional.empty();
    Optional<Called> called = Optional.empty();
    Optional<Booked> booked = Optional.empty();
    for (Event event : events) {
      if (event instanceof Event.TicketIssued e) {
        issued = Optional.of(new Issued(e.ticketId(), e.number(), e.ahead()));
      } else if (event instanceof Event.TicketCalled e) {
        called = Optional.of(new Called(e.callId(), e.ticketId(), e.number(), e.window()));
      } else if (event instanceof Event.ActionUndone e) {
        called = e.calls().stream().findFirst().map(call -> broughtBack(call, e.tickets()));
      } else if (event instanceof Event.BookingMade e) {
        booked = Optional.of(new Booked(e.bookingId(), false));
      } else if (event instanceof Event.BookingArrived e) {
        booked = Optional.of(new Booked(e.bookingId(), e.late()));
      }
    }
    return new Answer("", "", repeated, issued, called, booked);
  }

  private static Called broughtBack(HallImage.Call call, List<HallImage.Ticket> tickets) {
    String number =
        tickets.stream()
            .filter(ticket -> ticket.ticketId() == call.ticketId())
            .map(HallImage.Ticket::number)
            .findFirst()
            .orElse("");
    return new Called(call.callId(), call.ticketId(), number, call.window());
  }

  static Answer of(Reply reply) {
    return new Answer(
        reply.getRefusal().getCode(),
        reply.getRefusal().getWords(),
        reply.getRepeated(),
        reply.hasIssued() ? Optional.of(issued(reply)) : Optional.empty(),
        reply.hasCall() ? Optional.of(called(reply)) : Optional.empty(),
        reply.hasBooked() ? Optional.of(booked(reply)) : Optional.empty());
  }

  private static Issued issued(Reply reply) {
    return new Issued(
        reply.getIssued().getTicketId(),
        reply.getIssued().getNumber(),
        reply.getIssued().getAhead());
  }

  private static Called called(Reply reply) {
    io.jiaohao.protocol.wire.Call call = reply.getCall();
    return new Called(call.getCallId(), call.getTicketId(), call.getNumber(), call.getWindow());
  }

  private static Booked booked(Reply reply) {
    return new Booked(reply.getBooked().getBookingId(), reply.getBooked().getLate());
  }
}
