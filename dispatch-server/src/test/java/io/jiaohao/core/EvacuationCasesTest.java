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

/** Everybody has to leave the East wing, or the hall, and comes back. */
@DisplayName("An evacuation")
class EvacuationCasesTest {
  private static final String MANAGER = "manager-1";
  private static final long WAY_BACK_MS = 120_000;
  private static final long AN_HOUR_MS = 60 * 60_000;
  private static final Command.Evacuate EAST = new Command.Evacuate("E");
  private static final Command.EndEvacuation BACK_EAST = new Command.EndEvacuation("E");

  private HallFixture hall;
  private long call;

  @BeforeEach
  void somebodyIsCalledAndSomebodyWaits() {
    hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    hall.issue("E", "AA");
    call = hall.next("E01");
  }

  private OpenCall open() {
    return hall.state().calls().get(call);
  }

  @Test
  @DisplayName("makes nobody a no-show, however long it lasts, and gives the way back on top")
  void nobodyIsMissed() {
    long leftMs = open().deadlineMs() - hall.nowMs();
    hall.granted(MANAGER, EAST);
    hall.after(AN_HOUR_MS);
    assertThat(open().announcement()).isEqualTo(1);
    assertThat(hall.refusal("E01", new Command.MarkNoShow("E01", call)))
        .isEqualTo(Reason.EVACUATION);

    hall.granted(MANAGER, BACK_EAST);
    hall.after(WAY_BACK_MS + leftMs - 1);
    assertThat(open().announcement()).isEqualTo(1);
    hall.after(1);
    assertThat(open().announcement()).isEqualTo(2);
    assertThat(hall.state().waiting()).isEqualTo(1);
  }

  @Test
  @DisplayName("stops calls, announcements and numbers in its wing, and nothing in another")
  void nobodyIsCalled() {
    hall.after(30_000).granted(MANAGER, EAST);

    assertThat(hall.refusal("E02", new Command.CallNext("E02", 0, "")))
        .isEqualTo(Reason.EVACUATION);
    assertThat(hall.refusal("E01", new Command.CallNext("E01", call, "")))
        .isEqualTo(Reason.EVACUATION);
    assertThat(hall.refusal("E01", new Command.Recall("E01", call))).isEqualTo(Reason.EVACUATION);
    assertThat(hall.refusal("kiosk-E", new Command.IssueTicket("E", "AA", "")))
        .isEqualTo(Reason.EVACUATION);
    hall.issue("W", "AA");
  }

  @Test
  @DisplayName("lets clerks end what they have in hand")
  void clerksMayEnd() {
    hall.start("E01", call);
    hall.granted(MANAGER, EAST);
    hall.finish("E01", call);

    assertThat(hall.callAt("E01")).isZero();
  }

  @Test
  @DisplayName("keeps windows on auto from calling until people had time to come back")
  void autoRests() {
    hall.granted("E02", new Command.SetAuto("E02", true));
    hall.granted(MANAGER, EAST);
    hall.after(AN_HOUR_MS);
    assertThat(hall.callAt("E02")).isZero();

    hall.granted(MANAGER, BACK_EAST);
    hall.after(WAY_BACK_MS - 1);
    assertThat(hall.callAt("E02")).isZero();
    hall.after(1);
    assertThat(hall.callAt("E02")).isNotZero();
  }

  @Test
  @DisplayName("of the whole hall is one of each wing, and ends together or wing by wing")
  void wholeHall() {
    hall.granted(MANAGER, EAST);
    List<Event> all = hall.granted(MANAGER, new Command.Evacuate(""));
    assertThat(all).containsExactly(new Event.EvacuationBegan("W", hall.nowMs()));
    assertThat(hall.refusal(MANAGER, new Command.Evacuate(""))).isEqualTo(Reason.EVACUATION);
    assertThat(hall.refusal(MANAGER, new Command.Evacuate("N"))).isEqualTo(Reason.UNKNOWN_WING);

    hall.granted(MANAGER, BACK_EAST);
    assertThat(hall.refusal(MANAGER, BACK_EAST)).isEqualTo(Reason.NO_EVACUATION);
    hall.granted(MANAGER, new Command.EndEvacuation(""));
    assertThat(hall.state().image().evacuations()).isEmpty();
  }

  @Test
  @DisplayName("goes on after a restart of the server, and its calls stay where they are")
  void survivesARestart() {
    hall.granted(MANAGER, EAST);
    HallState again = HallState.of(hall.state().image());
    assertThat(again.image()).isEqualTo(hall.state().image());
    assertThat(again.nextDeadlineMs()).isEqualTo(hall.state().nextDeadlineMs());

    hall.awayFor(AN_HOUR_MS);
    hall.server(new Command.Resume());
    hall.server(new Command.RegainDevice("E01"));
    hall.after(AN_HOUR_MS);
    assertThat(open().announcement()).isEqualTo(1);
    hall.granted(MANAGER, BACK_EAST);
    hall.doesNotCome("E01", call);
    assertThat(hall.stateOf(1)).contains(TicketState.WAITING);
  }

  @Test
  @DisplayName("lets nobody miss a booking, and check-in goes on afterwards for as long")
  void bookingsStandStill() {
    hall = HallFixture.open(AppointmentCasesTest.plan().build(), "08:00:00");
    long booking = book("2026-03-03T09:00");
    hall.at("09:10:00").granted(MANAGER, EAST);
    assertThat(hall.at("09:50:00").refusal("kiosk-E", new Command.CheckIn(booking, "")))
        .isEqualTo(Reason.EVACUATION);

    hall.granted(MANAGER, BACK_EAST);
    hall.at("09:56:00");
    Event arrived = hall.granted("kiosk-E", new Command.CheckIn(booking, "")).get(1);
    assertThat(((Event.BookingArrived) arrived).late()).isFalse();
  }

  private long book(String local) {
    ZoneId zone = hall.state().plan().orElseThrow().zoneId();
    Instant slot = LocalDateTime.parse(local).atZone(zone).toInstant();
    Command.Book wish = new Command.Book("E", "AA", slot.toEpochMilli(), "person-1");
    return ((Event.BookingMade) hall.granted("api", wish).get(0)).bookingId();
  }
}
