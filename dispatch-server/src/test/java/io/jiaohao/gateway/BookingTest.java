package io.jiaohao.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
import io.jiaohao.core.Slots;
import io.jiaohao.protocol.wire.Book;
import io.jiaohao.protocol.wire.CancelBooking;
import io.jiaohao.protocol.wire.CheckIn;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Bookings over the device protocol")
class BookingTest {
  private static final HallPlan PLAN = TestHall.withAppointments("AA", "appointment");

  @RegisterExtension private final TestServer server = TestServer.of(PLAN);

  private static Request.Builder book(long slotMs, int personBytes) {
    return Request.newBuilder()
        .setBook(
            Book.newBuilder()
                .setService("AA")
                .setSlotMs(slotMs)
                .setPerson(ByteString.copyFrom(new byte[personBytes])));
  }

  private static Request.Builder checkIn(long booking) {
    return Request.newBuilder().setCheckIn(CheckIn.newBuilder().setBookingId(booking));
  }

  /** The next slot that is at least this far away. */
  private long slotIn(long ms) {
    PlanIndex index = new PlanIndex(PLAN);
    long nowMs = server.clock().hallMs();
    long day = index.businessDay(nowMs).toEpochDay();
    return new Slots(index, PLAN.life().appointments())
        .of("E", "AA", day).stream().filter(slot -> slot >= nowMs + ms).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("a booked person checks in at any kiosk and gets one ticket, however often they ask")
  void bookAndCheckIn() {
    TestDevice kiosk = server.device("kiosk-E1");
    Reply booked = kiosk.ask(book(slotIn(1), 32));
    assertThat(booked.getStatus()).isEqualTo(Status.STATUS_DONE);
    long booking = booked.getBooked().getBookingId();

    Reply first = kiosk.ask(checkIn(booking));
    Reply again = server.device("kiosk-E2").ask(checkIn(booking));

    assertThat(first.getIssued().getNumber()).isNotEmpty();
    assertThat(first.getBooked().getLate()).isFalse();
    assertThat(again.getRepeated()).isTrue();
    assertThat(again.getIssued().getNumber()).isEqualTo(first.getIssued().getNumber());
  }

  @Test
  @DisplayName("who books is a hash of 32 bytes; what is refused says why")
  void refusals() {
    TestDevice kiosk = server.device("kiosk-E1");
    assertThat(kiosk.ask(book(slotIn(1), 5)).getRefusal().getCode()).isEqualTo("BAD_PERSON");
    IssueTicket forHalfAHash =
        IssueTicket.newBuilder()
            .setService("AA")
            .setPerson(ByteString.copyFrom(new byte[16]))
            .build();
    Reply refused = kiosk.ask(Request.newBuilder().setIssueTicket(forHalfAHash));
    assertThat(refused.getRefusal().getCode()).isEqualTo("BAD_PERSON");
    assertThat(refused.getRefusal().getWords()).contains("16 bytes (expected: 32");
    assertThat(kiosk.ask(book(1, 32)).getRefusal().getCode()).isEqualTo("NO_SUCH_SLOT");
    assertThat(kiosk.ask(checkIn(99)).getRefusal().getCode()).isEqualTo("UNKNOWN_BOOKING");
    assertThat(
            kiosk
                .ask(Request.newBuilder().setCancelBooking(CancelBooking.newBuilder()))
                .getRefusal()
                .getCode())
        .isEqualTo("UNKNOWN_BOOKING");
  }
}
