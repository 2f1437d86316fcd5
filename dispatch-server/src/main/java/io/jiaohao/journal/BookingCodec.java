package io.jiaohao.journal;

import io.jiaohao.core.HallImage;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.Booking;
import io.jiaohao.journal.wire.BookingState;
import io.jiaohao.journal.wire.Missed;

/** Reserved times, and those that nobody came to, as messages and back. */
final class BookingCodec {
  private BookingCodec() {}

  static Booking message(HallImage.Booking booking) {
    return Booking.newBuilder()
        .setBookingId(booking.bookingId())
        .setPerson(booking.person())
        .setWing(booking.wing())
        .setService(booking.service())
        .setSlotMs(booking.slotMs())
        .setMissedAtMs(booking.missedAtMs())
        .setState(message(booking.state()))
        .setTicketId(booking.ticketId())
        .setNumber(booking.number())
        .build();
  }

  static HallImage.Booking booking(Booking message) throws JournalException {
    Wire.known(message);
    return new HallImage.Booking(
        message.getBookingId(),
        message.getPerson(),
        message.getWing(),
        message.getService(),
        message.getSlotMs(),
        message.getMissedAtMs(),
        state(message.getState()),
        message.getTicketId(),
        message.getNumber());
  }

  private static BookingState message(HallImage.BookingState state) {
    return switch (state) {
      case BOOKED -> BookingState.BOOKING_STATE_BOOKED;
      case CANCELLED -> BookingState.BOOKING_STATE_CANCELLED;
      case ARRIVED -> BookingState.BOOKING_STATE_ARRIVED;
      case MISSED -> BookingState.BOOKING_STATE_MISSED;
    };
  }

  private static HallImage.BookingState state(BookingState state) throws JournalException {
    return switch (state) {
      case BOOKING_STATE_BOOKED -> HallImage.BookingState.BOOKED;
      case BOOKING_STATE_CANCELLED -> HallImage.BookingState.CANCELLED;
      case BOOKING_STATE_ARRIVED -> HallImage.BookingState.ARRIVED;
      case BOOKING_STATE_MISSED -> HallImage.BookingState.MISSED;
      case BOOKING_STATE_UNSPECIFIED, UNRECOGNIZED ->
          throw Wire.newer("an unknown state of a booking");
    };
  }

  static Missed message(HallImage.Missed missed) {
    return Missed.newBuilder().setPerson(missed.person()).setEpochDay(missed.epochDay()).build();
  }

  static HallImage.Missed missed(Missed message) throws JournalException {
    Wire.known(message);
    return new HallImage.Missed(message.getPerson(), message.getEpochDay());
  }
}
