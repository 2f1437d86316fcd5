package io.jiaohao.gateway;

import io.jiaohao.core.Command;
import io.jiaohao.protocol.wire.Book;
import io.jiaohao.protocol.wire.ChangeBooking;

/** What requests about reserved times mean. */
final class BookingRequests {
  private BookingRequests() {}

  static Meaning book(Book asked, String wing) {
    if (!PersonHash.isOne(asked.getPerson())) {
      return PersonHash.refused(asked.getPerson(), "a booking is for somebody");
    }
    return Meaning.of(
        new Command.Book(
            wing, asked.getService(), asked.getSlotMs(), PersonHash.of(asked.getPerson())),
        wing,
        asked.getService());
  }

  static Meaning change(ChangeBooking asked) {
    return Meaning.of(new Command.ChangeBooking(asked.getBookingId(), asked.getSlotMs()));
  }
}
