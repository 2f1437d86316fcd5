package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollout calls whom the hall itself would call, and when. */
class RolloutTest {
  private static final long MINUTE_MS = SmallHall.MINUTE_MS;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void callsEverybodyWhenTheHallDoesIfAllGoesByPlan(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HallPlan plan = new SmallHall().maxInARow((int) (seed % 3)).build();
    HallFixture hall = HallFixture.open(plan, "09:00");
    crowd(hall, random);

    Map<Long, Long> foreseen = foreseen(hall, plan);
    Map<Long, Long> real = playedThrough(hall, plan);

    assertThat(foreseen).isNotEmpty().isEqualTo(real);
  }

  /** Some are being served for a while, the others wait; windows come free at different times. */
  private static void crowd(HallFixture hall, SplittableRandom random) {
    List<String> services = List.of("AA", "AB", "AC", "AD");
    List<String> classes = List.of("", SmallHall.APPOINTMENT, SmallHall.SPECIAL_NEED);
    for (String window : List.of("E01", "E02", "E03", "E04", "W01", "W02")) {
      String service =
          hall.state().planIndex().window(window).orElseThrow().serves().get(0).service();
      hall.issue(window.substring(0, 1), service);
      hall.start(window, hall.next(window));
      hall.after(random.nextLong(1, 20) * 1_000);
    }
    for (int i = 0; i < 40; i++) {
      String service = services.get(random.nextInt(services.size()));
      String wing = service.equals("AB") || random.nextInt(3) > 0 ? "E" : "W";
      hall.issue(wing, service, classes.get(random.nextInt(classes.size())));
      hall.after(random.nextLong(1, 4) * 1_000);
    }
  }

  private static Map<Long, Long> foreseen(HallFixture hall, HallPlan plan) {
    Map<Long, Long> callAtMs = new LinkedHashMap<>();
    for (WingPart part : WingPart.of(hall.state())) {
      RolloutStart start =
          RolloutStart.of(
              hall.state(),
              part,
              hall.nowMs(),
              new FixedExpectations(plan),
              PlannedAbsences.of(plan));
      long[] after = new long[start.persons().size()];
      new Rollout(start, () -> 0.5).run(after);
      for (int p = 0; p < start.guestsFrom(); p++) {
        callAtMs.put(start.persons().get(p).ticketId(), hall.nowMs() + after[p]);
      }
    }
    return callAtMs;
  }

  /** Drives the hall itself: whoever finishes calls the next at once. */
  private static Map<Long, Long> playedThrough(HallFixture hall, HallPlan plan) {
    Map<Long, Long> calledAtMs = new LinkedHashMap<>();
    while (!hall.state().calls().isEmpty()) {
      OpenCall first = null;
      for (OpenCall call : hall.state().calls().values()) {
        if (first == null || endsMs(call, plan) < endsMs(first, plan)) {
          first = call;
        }
      }
      hall.atMs(endsMs(first, plan));
      String window = first.desk.window;
      long next = hall.finishAndNext(window, first.id);
      if (next != 0) {
        calledAtMs.put(hall.ticketOf(next), hall.nowMs());
        hall.start(window, next);
      }
    }
    return calledAtMs;
  }

  private static long endsMs(OpenCall call, HallPlan plan) {
    return call.calledAtMs
        + new PlanIndex(plan).service(call.ticket.service()).orElseThrow().expectedMs();
  }

  @Test
  void guestTakesNobodysPlace() {
    HallPlan plan = new SmallHall().alikeWindows(1, "AA").build();
    HallFixture hall = HallFixture.open(plan, "09:00");
    hall.issue("E", "AA");
    hall.start("W01", hall.next("W01"));
    hall.issue("E", "AA");
    hall.issue("E", "AA");

    RolloutStart start =
        RolloutStart.of(
            hall.state(),
            WingPart.of(hall.state()).get(0),
            hall.nowMs(),
            new FixedExpectations(plan),
            PlannedAbsences.NONE);
    long[] after = new long[start.persons().size()];
    new Rollout(start, () -> 0.5).run(after);

    List<Long> minutes = new ArrayList<>();
    for (long ms : after) {
      minutes.add(ms / MINUTE_MS);
    }
    // Two who wait; then guests by class: walk-in, appointment, special need, military.
    assertThat(minutes).containsExactly(5L, 10L, 15L, 5L, 5L, 5L);
    assertThat(start.ahead(start.persons().get(2))).isEqualTo(2);
    assertThat(start.ahead(start.persons().get(5))).isZero();
  }

  @Test
  void windowLeavesForLunchAndComesBack() {
    HallPlan plan = new SmallHall().alikeWindows(1, "AA").build();
    HallFixture hall = HallFixture.open(plan, "11:58");
    hall.issue("E", "AA");
    hall.start("W01", hall.next("W01"));
    hall.issue("E", "AA");
    long noonMs = hall.nowMs() + 2 * MINUTE_MS;
    PlannedAbsences lunch =
        (window, fromMs) ->
            Optional.of(new PlannedAbsences.Absence(noonMs, noonMs + 45 * MINUTE_MS))
                .filter(a -> a.toMs() > fromMs);

    RolloutStart start =
        RolloutStart.of(
            hall.state(),
            WingPart.of(hall.state()).get(0),
            hall.nowMs(),
            new FixedExpectations(plan),
            lunch);
    long[] after = new long[start.persons().size()];
    new Rollout(start, () -> 0.5).run(after);

    assertThat(after[0]).isEqualTo(47 * MINUTE_MS);
  }

  @Test
  void windowOfAnotherPartHelpsOnceItsOwnPeopleAreServed() {
    HallPlan plan =
        new SmallHall()
            .windows(
                SmallHall.window("E01", "E", SmallHall.skill("AA", 0)),
                SmallHall.window("E02", "E", SmallHall.skill("AB", 0)))
            .build();
    HallFixture hall = HallFixture.open(plan, "09:00");
    hall.issue("E", "AA");
    hall.start("E01", hall.next("E01"));
    for (int i = 0; i < 4; i++) {
      hall.issue("E", "AA");
    }
    List<WingPart> parts = WingPart.of(hall.state());
    WingPart joined = parts.get(0).helpedBy(parts.get(1), "E02", List.of("AA"));

    assertThat(lastOf(hall, plan, parts.get(0))).isEqualTo(20);
    assertThat(lastOf(hall, plan, joined)).isEqualTo(10);
  }

  /** Minutes until the last of those who wait is called. */
  private static long lastOf(HallFixture hall, HallPlan plan, WingPart part) {
    RolloutStart start =
        RolloutStart.of(
            hall.state(), part, hall.nowMs(), new FixedExpectations(plan), PlannedAbsences.NONE);
    long[] after = new long[start.persons().size()];
    new Rollout(start, () -> 0.5).run(after);
    return after[start.guestsFrom() - 1] / MINUTE_MS;
  }
}
