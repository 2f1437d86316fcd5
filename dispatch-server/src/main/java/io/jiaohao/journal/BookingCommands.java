package io.jiaohao.journal;

import io.jiaohao.core.Command;
import io.jiaohao.journal.wire.Book;
import io.jiaohao.journal.wire.CancelBooking;
import io.jiaohao.journal.wire.ChangeBooking;
import io.jiaohao.journal.wire.CheckIn;

/** Commands about reserved times. */
final class BookingCommands {
  private BookingCommands() {}

  static Book message(Command.Book c) {
    return Book.newBuilder()
        .setWing(c.wing())
        .setService(c.service())
        .setSlotMs(c.slotMs())
        .setPerson(c.person())
        .build();
  }

  static Command read(Book m) {
    return new Command.Book(m.getWing(), m.getService(), m.getSlotMs(), m.getPerson());
  }

  static ChangeBooking message(Command.ChangeBooking c) {
    return ChangeBooking.newBuilder().setBookingId(c.bookingId()).setSlotMs(c.slotMs()).build();
  }

  static Command read(ChangeBooking m) {
    return new Command.ChangeBooking(m.getBookingId(), m.getSlotMs());
  }

  static CancelBooking message(Command.CancelBooking c) {
    return CancelBooking.newBuilder().setBookingId(c.bookingId()).build();
  }

  static Command read(CancelBooking m) {
    return new Command.CancelBooking(m.getBookingId());
  }

  static CheckIn message(Command.CheckIn c) {
    return CheckIn.newBuilder().setBookingId(c.bookingId()).setPrinter(c.printer()).build();
  }

  static Command read(CheckIn m) {
    return new Command.CheckIn(m.getBookingId(), m.getPrinter());
  }
}
