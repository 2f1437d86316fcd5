package io.jiaohao.journal;

import io.jiaohao.core.Event;
import io.jiaohao.journal.wire.BookingArrived;
import io.jiaohao.journal.wire.BookingCancelled;
import io.jiaohao.journal.wire.BookingMade;
import io.jiaohao.journal.wire.BookingMissed;
import io.jiaohao.journal.wire.BookingMoved;

/** Events of reserved times. */
final class BookingEvents {
  private BookingEvents() {}

  static BookingMade message(Event.BookingMade e) {
    return BookingMade.newBuilder()
        .setBookingId(e.bookingId())
        .setPerson(e.person())
        .setWing(e.wing())
        .setService(e.service())
        .setSlotMs(e.slotMs())
        .setMissedAtMs(e.missedAtMs())
        .build();
  }

  static Event read(BookingMade m) {
    return new Event.BookingMade(
        m.getBookingId(),
        m.getPerson(),
        m.getWing(),
        m.getService(),
        m.getSlotMs(),
        m.getMissedAtMs());
  }

  static BookingMoved message(Event.BookingMoved e) {
    return BookingMoved.newBuilder()
        .setBookingId(e.bookingId())
        .setSlotMs(e.slotMs())
        .setMissedAtMs(e.missedAtMs())
        .build();
  }

  static Event read(BookingMoved m) {
    return new Event.BookingMoved(m.getBookingId(), m.getSlotMs(), m.getMissedAtMs());
  }

  static BookingCancelled message(Event.BookingCancelled e) {
    return BookingCancelled.newBuilder().setBookingId(e.bookingId()).build();
  }

  static Event read(BookingCancelled m) {
    return new Event.BookingCancelled(m.getBookingId());
  }

  static BookingArrived message(Event.BookingArrived e) {
    return BookingArrived.newBuilder()
        .setBookingId(e.bookingId())
        .setTicketId(e.ticketId())
        .setNumber(e.number())
        .setLate(e.late())
        .build();
  }

  static Event read(BookingArrived m) {
    return new Event.BookingArrived(m.getBookingId(), m.getTicketId(), m.getNumber(), m.getLate());
  }

  static BookingMissed message(Event.BookingMissed e) {
    return BookingMissed.newBuilder()
        .setBookingId(e.bookingId())
        .setMissedDay(e.missedDay())
        .build();
  }

  static Event read(BookingMissed m) {
    return new Event.BookingMissed(m.getBookingId(), m.getMissedDay());
  }
}
