package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A window's terminal is away while somebody is being called there. */
@DisplayName("A call whose window's terminal is away")
class AwayTerminalCasesTest {
  private static final HallPlan.CallRules CALLS = SmallHall.plan().calls();
  private static final long GRACE_MS = 30_000;
  private static final long AN_HOUR_MS = 60 * 60_000;

  private HallFixture hall;
  private long call;

  @BeforeEach
  void somebodyIsCalled() {
    hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    call = hall.next("E01");
  }

  private OpenCall open() {
    return hall.state().calls().get(call);
  }

  private void back() {
    hall.server(new Command.RegainDevice("E01"));
  }

  @Test
  @DisplayName("is neither announced nor given up")
  void itsTimeStandsStill() {
    hall.server(new Command.LoseDevice("E01"));
    hall.after(AN_HOUR_MS);
    assertThat(open().announcement()).isEqualTo(1);
    assertThat(hall.stateOf(1)).contains(TicketState.CALLED);
  }

  @Test
  @DisplayName("goes on half a minute after the terminal is back")
  void goesOn() {
    hall.server(new Command.LoseDevice("E01"));
    hall.after(AN_HOUR_MS);
    back();
    hall.after(GRACE_MS - 1);
    assertThat(open().announcement()).isEqualTo(1);
    hall.after(1);
    assertThat(open().announcement()).isEqualTo(2);
    hall.doesNotCome("E01", call);
    assertThat(hall.stateOf(1)).contains(TicketState.WAITING);
  }

  @Test
  @DisplayName("the history tells until when the visitor has time")
  void theEventTellsTheDeadline() {
    hall.server(new Command.LoseDevice("E01"));
    hall.after(AN_HOUR_MS);
    back();
    assertThat(lastEvents()).containsExactly(new Event.DeviceBack("E01", hall.nowMs() + GRACE_MS));
    hall.start("E01", call);
    hall.server(new Command.LoseDevice("E01"));
    back();
    assertThat(lastEvents()).containsExactly(new Event.DeviceBack("E01", 0));
  }

  private List<Event> lastEvents() {
    return hall.history().get(hall.history().size() - 1).events();
  }

  @Test
  @DisplayName("after the server was away, goes on when the terminal is back, not before")
  void afterTheServerWasAway() {
    hall.awayFor(AN_HOUR_MS);
    hall.server(new Command.Resume());
    long resumedMs = hall.nowMs();
    hall.crashAndRestore();
    hall.after(AN_HOUR_MS);
    assertThat(open().announcement()).isEqualTo(1);
    back();
    hall.crashAndRestore();
    assertThat(hall.state().nextDeadlineMs()).isEqualTo(resumedMs + AN_HOUR_MS + GRACE_MS);
  }

  @Test
  @DisplayName("keeps what the server's absence gave it, if that is more")
  void keepsTheLaterDeadline() {
    hall.awayFor(AN_HOUR_MS);
    hall.server(new Command.Resume());
    back();
    assertThat(open().deadlineMs()).isEqualTo(hall.nowMs() + CALLS.intervalMs() + GRACE_MS);
  }

  @Test
  @DisplayName("as older journals have it, goes on with the deadline that it had")
  void asOlderJournalsHaveIt() {
    long deadlineMs = open().deadlineMs();
    HallState old = hall.state();
    old.apply(entry(new Command.LoseDevice("E01"), new Event.DeviceLost("E01")));
    assertThat(old.nextDeadlineMs()).isEqualTo(old.dayEndsAtMs());
    long secondMs = deadlineMs + CALLS.intervalMs();
    old.apply(entry(new Command.Tick(), new Event.CallAnnounced(call, 2, deadlineMs, secondMs)));
    old.apply(entry(new Command.RegainDevice("E01"), new Event.DeviceBack("E01", 0)));
    old.checkInvariants();
    assertThat(old.nextDeadlineMs()).isEqualTo(secondMs);
  }

  private Entry entry(Command command, Event event) {
    return new Entry(
        hall.state().seq() + 1, hall.nowMs(), 1, Optional.empty(), command, List.of(event));
  }

  @Test
  @DisplayName("ends when a manager releases it: the visitor waits again, in the same place")
  void aManagerReleasesIt() {
    hall.issue("E", "AA");
    hall.server(new Command.LoseDevice("E01"));
    hall.granted("M1", new Command.ReleaseCall(call, "break"));
    assertThat(hall.callAt("E01")).isZero();
    assertThat(hall.listFor("E02")).startsWith("A001");
  }

  @Test
  @DisplayName("ends with the business day if the terminal never comes back")
  void theDayEndsIt() {
    hall.server(new Command.LoseDevice("E01"));
    hall.on("2026-03-04", "09:00:00");
    assertThat(hall.stateOf(1)).isEmpty();
    assertThat(hall.callAt("E01")).isZero();
    back();
    assertThat(lastEvents()).containsExactly(new Event.DeviceBack("E01", 0));
  }
}
