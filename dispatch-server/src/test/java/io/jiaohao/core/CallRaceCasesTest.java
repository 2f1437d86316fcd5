package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Commands that arrive together: whatever their order, one visitor goes to one window. */
@DisplayName("Windows that act in the same instant")
class CallRaceCasesTest {
  private static final HallPlan FIFTEEN = new SmallHall().alikeWindows(15, "AA").build();
  private static final HallPlan TWELVE = new SmallHall().alikeWindows(12, "AA").build();

  @Test
  @DisplayName("C01: fifteen windows press Next together and get A001 to A100 once each")
  void c01WindowsPressNextTogether() {
    Random random = new Random(1);
    List<String> hundred = IntStream.rangeClosed(1, 100).mapToObj("A%03d"::formatted).toList();
    for (int round = 0; round < 200; round++) {
      assertThat(callAll(random)).as("round %d", round).containsExactlyElementsOf(hundred);
    }
  }

  /** Issues a hundred numbers and lets the windows work in a new order each time; all called. */
  private static List<String> callAll(Random random) {
    HallFixture hall = HallFixture.open(FIFTEEN, "09:00:00");
    IntStream.range(0, 100).forEach(i -> hall.issue("E", "AA"));
    List<String> called = new ArrayList<>();
    while (hall.state().waiting() > 0) {
      List<Long> round = new ArrayList<>();
      for (String window : shuffled(FIFTEEN, random)) {
        if (hall.state().waiting() > 0) {
          long call = hall.next(window);
          round.add(call);
          called.add(hall.numberOf(call));
        } else {
          assertThat(hall.refusal(window, new Command.CallNext(window, 0, "")))
              .isEqualTo(Refusal.Reason.NONE_WAITING);
        }
      }
      round.forEach(call -> hall.finish(hall.state().calls().get(call).desk.window, call));
    }
    return called;
  }

  @Test
  @DisplayName(
      "C15: twelve windows race for one ticket 500 times; losers are free, all win at times")
  void c15LosersStayFree() {
    Random random = new Random(15);
    HallFixture hall = HallFixture.open(TWELVE, "09:00:00");
    Map<String, Integer> wins = new LinkedHashMap<>();
    for (int round = 0; round < 500; round++) {
      hall.issue("E", "AA");
      List<String> windows = shuffled(TWELVE, random);
      long won = hall.next(windows.get(0));
      for (String loser : windows.subList(1, windows.size())) {
        assertThat(hall.refusal(loser, new Command.CallNext(loser, 0, "")))
            .isEqualTo(Refusal.Reason.NONE_WAITING);
      }
      hall.finish(windows.get(0), won);
      wins.merge(windows.get(0), 1, Integer::sum);
      assertThat(hall.state().image().windows()).allMatch(w -> w.open() && w.callId() == 0);
    }
    assertThat(wins).hasSize(12);
  }

  @Test
  @DisplayName("C22: Next pressed twice gives one visitor; the second is refused and all keys work")
  void c22DoublePressGivesOneVisitor() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    hall.issue("E", "AA");
    long call = hall.next("E02");
    hall.after(20);
    assertThat(hall.refusal("E02", new Command.CallNext("E02", 0, "")))
        .isEqualTo(Refusal.Reason.WINDOW_BUSY);
    assertThat(hall.numberOf(call)).isEqualTo("A001");
    assertThat(hall.listFor("E02")).containsExactly("A002");

    hall.after(6_000).recall("E02", call);
    hall.start("E02", call);
    hall.finish("E02", call);
    assertThat(hall.callAt("E02")).isZero();
    assertThat(hall.numberOf(hall.next("E02"))).isEqualTo("A002");
  }

  @Test
  @DisplayName("C22: the main key pressed twice finishes one visitor and calls one")
  void c22MainKeyPressedTwice() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    IntStream.range(0, 3).forEach(i -> hall.issue("E", "AA"));
    long first = hall.next("E02");
    long second = hall.finishAndNext("E02", first);
    assertThat(hall.numberOf(second)).isEqualTo("A002");
    assertThat(hall.refusal("E02", new Command.CallNext("E02", first, "")))
        .isEqualTo(Refusal.Reason.CALL_ENDED);
    assertThat(hall.listFor("E02")).containsExactly("A003");
    assertThat(hall.state().figures().served()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "C31: cancelled before the call, the number is never called and the window gets A002")
  void c31CancelComesFirst() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long cancelled = hall.issue("E", "AA");
    hall.issue("E", "AA");
    hall.cancel(cancelled);
    assertThat(hall.numberOf(hall.next("E02"))).isEqualTo("A002");
    assertThat(hall.stateOf(cancelled)).isEmpty();
    assertThat(hall.refusal("kiosk-E", new Command.CancelTicket(cancelled)))
        .isEqualTo(Refusal.Reason.TICKET_ENDED);
  }

  @Test
  @DisplayName(
      "C31: called before the cancel, the number is at the window and the cancel is refused")
  void c31CallComesFirst() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long called = hall.issue("E", "AA");
    hall.issue("E", "AA");
    assertThat(hall.numberOf(hall.next("E02"))).isEqualTo("A001");
    assertThat(hall.refusal("kiosk-E", new Command.CancelTicket(called)))
        .isEqualTo(Refusal.Reason.NOT_WAITING);
    assertThat(hall.stateOf(called)).contains(TicketState.CALLED);
  }

  @Test
  @DisplayName("C31: in either order, 400 times, the window is never left empty-handed")
  void c31EitherOrder() {
    Random random = new Random(31);
    Set<String> outcomes = new LinkedHashSet<>();
    for (int round = 0; round < 400; round++) {
      HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
      long first = hall.issue("E", "AA");
      hall.issue("E", "AA");
      if (random.nextBoolean()) {
        hall.ask("kiosk-E", new Command.CancelTicket(first));
        outcomes.add("cancelled, then " + hall.numberOf(hall.next("E02")));
      } else {
        String called = hall.numberOf(hall.next("E02"));
        hall.ask("kiosk-E", new Command.CancelTicket(first));
        outcomes.add(called + ", then still " + hall.stateOf(first).orElseThrow());
      }
    }
    assertThat(outcomes)
        .containsExactlyInAnyOrder("cancelled, then A002", "A001, then still CALLED");
  }

  private static List<String> shuffled(HallPlan plan, Random random) {
    List<String> windows = new ArrayList<>(plan.windows().stream().map(w -> w.id()).toList());
    Collections.shuffle(windows, random);
    return windows;
  }
}
