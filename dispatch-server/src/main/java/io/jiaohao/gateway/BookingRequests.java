package io.jiaohao.gateway;

import com.google.protobuf.ByteString;
import io.jiaohao.core.Command;
import io.jiaohao.core.Refusal.Reason;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.wire.Book;
import io.jiaohao.protocol.wire.ChangeBooking;
import java.util.HexFormat;

/** What requests about reserved times mean. */
final class BookingRequests {
  private BookingRequests() {}

  static Meaning book(Book asked, String wing) {
    ByteString person = asked.getPerson();
    if (person.size() != FrameLimits.PERSON_BYTES) {
      return Meaning.refused(
          Reason.PERSON_NEEDED,
          "person: " + person.size() + " bytes (expected: " + FrameLimits.PERSON_BYTES + ")");
    }
    return Meaning.of(
        new Command.Book(
            wing,
            asked.getService(),
            asked.getSlotMs(),
            HexFormat.of().formatHex(person.toByteArray())),
        wing,
        asked.getService());
  }

  static Meaning change(ChangeBooking asked) {
    return Meaning.of(new Command.ChangeBooking(asked.getBookingId(), asked.getSlotMs()));
  }
}
