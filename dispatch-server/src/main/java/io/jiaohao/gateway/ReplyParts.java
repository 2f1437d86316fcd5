package io.jiaohao.gateway;

import io.jiaohao.core.CallWords;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.Words;
import io.jiaohao.protocol.wire.Became;
import io.jiaohao.protocol.wire.Booked;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Wait;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** What an action led to, as far as whoever asked for it wants to know. */
final class ReplyParts {
  private static final Map<Class<? extends Event>, Became> BECAME =
      Map.ofEntries(
          Map.entry(Event.TicketPrinted.class, Became.BECAME_WAITING),
          Map.entry(Event.TicketRevived.class, Became.BECAME_WAITING),
          Map.entry(Event.TicketReturned.class, Became.BECAME_WAITING),
          Map.entry(Event.TicketTransferred.class, Became.BECAME_WAITING),
          Map.entry(Event.TicketDeferred.class, Became.BECAME_DEFERRED),
          Map.entry(Event.TicketRejoined.class, Became.BECAME_DEFERRED),
          Map.entry(Event.TicketPassed.class, Became.BECAME_PASSED),
          Map.entry(Event.TicketHeld.class, Became.BECAME_HELD),
          Map.entry(Event.HeldTicketMissed.class, Became.BECAME_HELD),
          Map.entry(Event.ServiceFinished.class, Became.BECAME_DONE),
          Map.entry(Event.TicketMerged.class, Became.BECAME_MERGED));

  private ReplyParts() {}

  /**
   * Puts what the event says into the reply.
   *
   * @param ticketPage address of a ticket's own page, by the ticket's id
   */
  static void put(Event event, Reply.Builder reply, LongFunction<String> ticketPage) {
    if (event instanceof Event.TicketIssued issued) {
      reply.setIssued(issued(issued, ticketPage.apply(issued.ticketId())));
    } else if (event instanceof Event.TicketCalled called) {
      reply.setCall(call(called));
    } else if (event instanceof Event.TicketMerged merged) {
      reply.setMergedInto(merged.intoTicketId());
    } else if (event instanceof Event.BookingMade made) {
      reply.setBooked(Booked.newBuilder().setBookingId(made.bookingId()).setSlotMs(made.slotMs()));
    } else if (event instanceof Event.BookingMoved moved) {
      reply.setBooked(
          Booked.newBuilder().setBookingId(moved.bookingId()).setSlotMs(moved.slotMs()));
    } else if (event instanceof Event.BookingArrived arrived) {
      reply.setBooked(
          Booked.newBuilder().setBookingId(arrived.bookingId()).setLate(arrived.late()));
    } else if (event instanceof Event.ActionUndone undone) {
      undone.calls().forEach(call -> reply.setCall(call(call, undone)));
    }
    Became became = BECAME.get(event.getClass());
    if (became != null) {
      reply.setBecame(became);
    }
  }

  private static Issued issued(Event.TicketIssued e, String page) {
    Issued.Builder issued =
        Issued.newBuilder()
            .setTicketId(e.ticketId())
            .setNumber(e.number())
            .setService(e.service())
            .setWing(e.wing())
            .setAhead(e.ahead())
            .setIssuedMs(e.issuedAtMs())
            .setLink(page);
    if (e.shown().isKnown()) {
      issued.setWait(Wait.newBuilder().setFromMin(e.shown().fromMin()).setToMin(e.shown().toMin()));
    }
    return issued.build();
  }

  private static Call call(Event.TicketCalled e) {
    Words why = CallWords.of(e.reason(), Optional.empty());
    return Call.newBuilder()
        .setCallId(e.callId())
        .setTicketId(e.ticketId())
        .setNumber(e.number())
        .setService(e.service())
        .setTicketClass(e.ticketClass())
        .setWindow(e.window())
        .setCalledMs(e.calledAtMs())
        .setIssuedMs(e.issuedAtMs())
        .setReason(why.en())
        .setReasonZh(why.zh())
        .build();
  }

  /** A call that undo has brought back; why it was made was told when it was made. */
  private static Call call(HallImage.Call call, Event.ActionUndone undone) {
    Call.Builder message =
        Call.newBuilder()
            .setCallId(call.callId())
            .setTicketId(call.ticketId())
            .setWindow(call.window())
            .setCalledMs(call.calledAtMs());
    for (HallImage.Ticket ticket : undone.tickets()) {
      if (ticket.ticketId() == call.ticketId()) {
        message
            .setNumber(ticket.number())
            .setService(ticket.service())
            .setTicketClass(ticket.ticketClass())
            .setIssuedMs(ticket.issuedAtMs());
      }
    }
    return message.build();
  }
}
