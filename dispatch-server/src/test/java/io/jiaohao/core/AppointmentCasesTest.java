package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Refusal.Reason;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reserved times, on Tuesday, 3 March 2026; a slot of AA holds three people. */
@DisplayName("Appointments")
class AppointmentCasesTest {
  private HallFixture hall;

  /** AA at one window, by appointment too. */
  static SmallHall plan() {
    return new SmallHall()
        .issues("08:30", "17:00")
        .order(QueueOrder.HEAD_START, 0)
        .windows(SmallHall.window("E01", "E", SmallHall.skill("AA", 0)))
        .appointments(
            new HallPlan.Appointments(
                List.of("AA"),
                SmallHall.APPOINTMENT,
                30,
                0.5,
                5,
                1,
                120 * 60_000L,
                30 * 60_000L,
                15 * 60_000L,
                5 * 60_000L,
                2,
                30));
  }

  @BeforeEach
  void openTheHall() {
    hall = HallFixture.open(plan().build(), "08:00:00");
  }

  private long ms(String local) {
    ZoneId zone = hall.state().plan().orElseThrow().zoneId();
    return LocalDateTime.parse(local).atZone(zone).toInstant().toEpochMilli();
  }

  private long book(String local, String person) {
    return ((Event.BookingMade)
            hall.granted("api", new Command.Book("E", "AA", ms(local), person)).get(0))
        .bookingId();
  }

  private Reason refused(String local, String person) {
    return hall.refusal("api", new Command.Book("E", "AA", ms(local), person));
  }

  private Event.TicketIssued checkIn(long booking) {
    return (Event.TicketIssued) hall.granted("K1", new Command.CheckIn(booking, "")).get(0);
  }

  @Test
  @DisplayName(
      "C21: of two who want the last place one gets it, and the other leaves nothing behind")
  void c21LastPlace() {
    for (int round = 0; round < 200; round++) {
      openTheHall();
      book("2026-03-03T10:00", "person-0001");
      book("2026-03-03T10:00", "person-0002");
      book("2026-03-03T10:00", "person-0003");
      long digest = hall.state().digest();
      assertThat(refused("2026-03-03T10:00", "person-0004")).isEqualTo(Reason.SLOT_FULL);
      assertThat(hall.state().digest()).isEqualTo(digest);
      book("2026-03-03T10:30", "person-0004");
    }
  }

  @Test
  @DisplayName(
      "C41: checked in three times, by whatever kiosk: one ticket, the same number each time")
  void c41OneTicket() {
    long booking = book("2026-03-03T10:00", "person-0001");
    hall.at("09:50:00");
    Event.TicketIssued first = checkIn(booking);
    for (String kiosk : List.of("K1", "K2")) {
      Decision again = hall.ask(kiosk, new Command.CheckIn(booking, ""));
      assertThat(again).isInstanceOf(Decision.Repeated.class);
      assertThat(((Event.TicketIssued) ((Decision.Repeated) again).events().get(0)).number())
          .isEqualTo(first.number());
    }
    assertThat(hall.state().waiting()).isEqualTo(1);
    assertThat(hall.state().figures().issued()).isEqualTo(1);
  }

  @Test
  @DisplayName("too early is told when; early counts from five minutes before; late is ordinary")
  void earlyInTimeAndLate() {
    long early = book("2026-03-03T10:00", "person-0001");
    long late = book("2026-03-03T10:00", "person-0002");
    hall.at("09:29:00");
    assertThat(hall.refusal("K1", new Command.CheckIn(early, "")))
        .isEqualTo(Reason.CHECK_IN_TOO_EARLY);
    hall.at("09:30:00");
    Event.TicketIssued inTime = checkIn(early);
    assertThat(inTime.ticketClass()).isEqualTo(SmallHall.APPOINTMENT);
    assertThat(inTime.key().releaseMs()).isEqualTo(ms("2026-03-03T09:55"));
    assertThat(inTime.key().dueMs()).isEqualTo(ms("2026-03-03T09:45"));
    hall.at("10:15:01");
    Event.TicketIssued tooLate = checkIn(late);
    assertThat(tooLate.ticketClass()).isEqualTo(SmallHall.WALK_IN);
    assertThat(tooLate.key().releaseMs()).isEqualTo(ms("2026-03-03T10:15:01"));
  }

  @Test
  @DisplayName("between walk-ins a booked visitor stands where the due time puts the ticket")
  void mergesWithWalkIns() {
    long booking = book("2026-03-03T10:00", "person-0001");
    hall.at("09:40:00").issue("E", "AA");
    hall.at("09:46:00").issue("E", "AA");
    hall.at("09:50:00");
    checkIn(booking);
    assertThat(hall.listFor("E01")).containsExactly("A001", "A003", "A002");
  }

  @Test
  @DisplayName("who does not come twice books no more for thirty days")
  void missedTwice() {
    book("2026-03-03T10:00", "person-0001");
    book("2026-03-04T10:00", "person-0001");
    hall.on("2026-03-04", "11:00:00");
    assertThat(refused("2026-03-05T10:00", "person-0001")).isEqualTo(Reason.BOOKING_BAN);
    hall.crashAndRestore();
    hall.on("2026-04-04", "09:00:00");
    book("2026-04-04T10:00", "person-0001");
  }

  @Test
  @DisplayName(
      "a slot that was missed is free again, and who comes late the same day is not counted")
  void comesAfterAll() {
    long booking = book("2026-03-03T10:00", "person-0001");
    hall.at("10:15:00");
    assertThat(hall.state().bookings().taken("E", "AA", ms("2026-03-03T10:00"))).isZero();
    checkIn(booking);
    assertThat(hall.state().bookings().missedDays("person-0001")).isEmpty();
  }

  @Test
  @DisplayName("a moment that no calendar has is no slot, for a new booking and for a moved one")
  void noCalendarHasIt() {
    long booking = book("2026-03-03T10:00", "person-0001");
    for (long never : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
      assertThat(hall.refusal("api", new Command.Book("E", "AA", never, "person-0002")))
          .isEqualTo(Reason.NO_SUCH_SLOT);
      assertThat(hall.refusal("api", new Command.ChangeBooking(booking, never)))
          .isEqualTo(Reason.NO_SUCH_SLOT);
    }
  }

  @Test
  @DisplayName("one a day for a person, five days ahead, only where and when there is a slot")
  void limits() {
    book("2026-03-03T10:00", "person-0001");
    assertThat(refused("2026-03-03T11:00", "person-0001")).isEqualTo(Reason.BOOKING_LIMIT);
    assertThat(refused("2026-03-03T10:10", "person-0002")).isEqualTo(Reason.NO_SUCH_SLOT);
    assertThat(refused("2026-03-03T07:00", "person-0002")).isEqualTo(Reason.NO_SUCH_SLOT);
    assertThat(refused("2026-03-03T17:00", "person-0002")).isEqualTo(Reason.NO_SUCH_SLOT);
    assertThat(refused("2026-03-09T10:00", "person-0002")).isEqualTo(Reason.NO_SUCH_SLOT);
    assertThat(refused("2026-03-03T10:00", "x")).isEqualTo(Reason.BAD_PERSON);
    book("2026-03-08T10:00", "person-0002");
    assertThat(
            hall.refusal("api", new Command.Book("E", "AB", ms("2026-03-03T10:00"), "person-0003")))
        .isEqualTo(Reason.NOT_APPOINTABLE);
  }

  @Test
  @DisplayName("up to two hours before, a booking is moved or given back; then it stands")
  void changeAndCancel() {
    long booking = book("2026-03-03T11:00", "person-0001");
    hall.granted("api", new Command.ChangeBooking(booking, ms("2026-03-03T11:30")));
    assertThat(hall.state().bookings().taken("E", "AA", ms("2026-03-03T11:00"))).isZero();
    hall.at("09:30:00").granted("api", new Command.CancelBooking(booking));
    assertThat(hall.refusal("api", new Command.CancelBooking(booking)))
        .isEqualTo(Reason.BOOKING_ENDED);
    assertThat(hall.refusal("K1", new Command.CheckIn(booking, "")))
        .isEqualTo(Reason.BOOKING_ENDED);
    long soon = book("2026-03-03T11:00", "person-0001");
    assertThat(hall.refusal("api", new Command.CancelBooking(soon)))
        .isEqualTo(Reason.TOO_LATE_TO_CANCEL);
    assertThat(hall.refusal("api", new Command.CancelBooking(99)))
        .isEqualTo(Reason.UNKNOWN_BOOKING);
  }

  @Test
  @DisplayName("C42: booked before the clocks change, it is at the same local time after")
  void c42ClockChange() {
    for (String[] case42 :
        new String[][] {
          {"2026-10-24", "2026-10-26", "2026-10-25"}, {"2027-03-26", "2027-03-29", "2027-03-28"}
        }) {
      hall = HallFixture.closed(plan().zone("Europe/Berlin").build(), case42[0], "12:00:00");
      long booking = book(case42[1] + "T09:00", "person-0001");
      hall.on(case42[1], "08:50:00");
      assertThat(checkIn(booking).ticketClass()).isEqualTo(SmallHall.APPOINTMENT);
      Slots slots =
          new Slots(
              hall.state().planIndex(), hall.state().plan().orElseThrow().life().appointments());
      long day = java.time.LocalDate.parse(case42[2]).toEpochDay();
      assertThat(slots.of("E", "AA", day).get(0)).isEqualTo(ms(case42[2] + "T08:30"));
      assertThat(slots.of("E", "AA", day)).hasSize(17);
    }
  }

  @Test
  @DisplayName("C50: what lies before a day is over when it begins, and nothing on it or after")
  void c50CleanUpByTheDate() {
    hall = HallFixture.closed(plan().build(), "2026-01-29", "09:00:00");
    book("2026-01-31T10:00", "person-0001");
    book("2026-02-01T10:00", "person-0002");
    book("2026-02-02T10:00", "person-0003");
    book("2026-02-03T10:00", "person-0004");
    hall.on("2026-02-02", "00:05:00");
    assertThat(hall.state().bookings().image().stream().map(b -> local(b.slotMs())))
        .containsExactly("2026-02-02T10:00", "2026-02-03T10:00");
    long digest = hall.state().digest();
    hall.on("2026-02-02", "00:06:00");
    assertThat(hall.state().digest()).isEqualTo(digest);
  }

  private String local(long ms) {
    ZoneId zone = hall.state().plan().orElseThrow().zoneId();
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), zone).toString();
  }
}
