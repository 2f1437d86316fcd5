package io.jiaohao.sim.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jiaohao.sim.virtual.VirtualRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded day is played once more, as it was and changed. */
class DayReplayTest {
  private static final double TOLERANCE = 0.1;
  private static final double TOLERANCE_MIN = 0.3;

  private record Waited(String service, String ticketClass, long cameMs, long waitMs) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aDayWhoseClerksLoseNoTimeIsReplayedToTheMillisecond(long seed) throws Exception {
    RecordedDay day = FixtureDay.recorded(seed);

    Outcome replay = DayReplay.run(day);

    assertThat(waited(replay)).hasSizeGreaterThan(200);
    assertThat(waited(replay)).containsExactlyInAnyOrderElementsOf(waited(day.recorded()));
    assertThat(replay.left()).isEqualTo(day.recorded().left());
  }

  private static List<Waited> waited(Outcome outcome) {
    return outcome.waits().stream()
        .map(w -> new Waited(w.leg().service(), w.leg().ticketClass(), w.cameMs(), w.waitMs()))
        .toList();
  }

  /** Clerks with paces of their own, who hold, transfer, undo and take walk-ups. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aDayOfHumanClerksIsReplayedClosely(long seed) throws Exception {
    RecordedDay day = virtualDay(seed, true);
    Outcome recorded = day.recorded();

    Outcome replay = DayReplay.run(day);

    double mean = recorded.all().mean();
    assertThat(mean).isGreaterThan(1);
    assertThat(replay.all().mean())
        .isCloseTo(mean, within(Math.max(TOLERANCE_MIN, TOLERANCE * mean)));
    assertThat(replay.waits().size() + replay.left())
        .isCloseTo(recorded.waits().size() + recorded.left(), within(3));
  }

  @Test
  void aDayFullOfFaultsCanBeReplayed() throws Exception {
    RecordedDay day = virtualDay(9, false);

    assertThat(DayReplay.run(day).waits().size())
        .isCloseTo(day.recorded().waits().size(), within(10));
  }

  private static RecordedDay virtualDay(long seed, boolean calm) throws UnknownDayException {
    DayReader reader = new DayReader(FixtureDay.DATE);
    VirtualRun.run(
        new VirtualRun.Options(FixtureDay.plan(), seed, 1, 1, calm), reader::entry, day -> {});
    return reader.day();
  }

  @Test
  void moreWindowsNeverMakeTheMeanWaitLonger() throws Exception {
    RecordedDay day = FixtureDay.recorded(1);
    double beforeMin = mean(day, List.of("-1@A"), "");
    for (List<String> windows :
        List.of(List.<String>of(), List.of("+1@A"), List.of("+2@A"), List.of("+4@A"))) {
      double meanMin = mean(day, windows, "");

      assertThat(meanMin).as("%s", windows).isLessThan(beforeMin);
      beforeMin = meanMin;
    }
  }

  @Test
  void theHeadStartIsForThoseWhoHaveOne() throws Exception {
    RecordedDay day = FixtureDay.recorded(1);

    Outcome fcfs = changed(day, List.of(), "fcfs");
    Outcome headStart = changed(day, List.of(), "head-start");

    assertThat(fcfs.waits()).hasSameSizeAs(headStart.waits());
    assertThat(specialNeedMin(headStart)).isLessThan(0.5 * specialNeedMin(fcfs));
    assertThat(waited(headStart)).containsExactlyInAnyOrderElementsOf(waited(day.recorded()));
  }

  private static double specialNeedMin(Outcome outcome) {
    return outcome.of(wait -> wait.leg().ticketClass().equals("P1")).mean();
  }

  private static double mean(RecordedDay day, List<String> windows, String rule) {
    return changed(day, windows, rule).all().mean();
  }

  private static Outcome changed(RecordedDay day, List<String> windows, String rule) {
    return DayReplay.run(WhatIf.of(windows, rule).applyTo(day).day());
  }

  @Test
  void whoHasANumberIsServedAfterClosing() {
    RecordedDay day = FixtureDay.day(1);
    List<RecordedDay.Shift> shortDay =
        day.plan().windows().stream()
            .map(
                w ->
                    new RecordedDay.Shift(
                        w.id(), FixtureDay.at(8, 50), FixtureDay.at(11, 30), true))
            .toList();

    Outcome outcome = DayReplay.run(day.with(day.plan(), shortDay));

    assertThat(outcome.left()).isLessThanOrEqualTo(6);
  }

  @Test
  void aVisitorWhoIsSentOnComesToTheSecondQueueWhenTheFirstClerkIsDone() {
    long cameMs = FixtureDay.at(9, 30);
    long secondMs = FixtureDay.at(10, 0);
    RecordedDay.Visit visit = FixtureDay.visit(leg(cameMs, "AA", 7), leg(secondMs, "BA", 5));
    RecordedDay day =
        new RecordedDay(
            FixtureDay.DATE, FixtureDay.plan(), List.of(visit), FixtureDay.day(1).shifts());

    List<Outcome.Wait> waits = DayReplay.run(day).waits();

    assertThat(waits).hasSize(2);
    assertThat(waits.get(1).cameMs()).isEqualTo(cameMs + 7 * FixtureDay.MINUTE_MS);
    assertThat(waits.get(1).waitMs()).isZero();
  }

  @Test
  void aVisitorWhoComesBackKeepsTheWindowBusyAgain() {
    long cameMs = FixtureDay.at(9, 30);
    RecordedDay.Leg held = leg(cameMs, "AB", List.of(minutes(0, 5), minutes(10, 5)));
    RecordedDay day =
        new RecordedDay(
            FixtureDay.DATE,
            FixtureDay.plan(),
            List.of(
                FixtureDay.visit(held),
                FixtureDay.visit(leg(cameMs + 16 * FixtureDay.MINUTE_MS, "AB", 5))),
            List.of(new RecordedDay.Shift("E03", FixtureDay.at(9, 0), FixtureDay.at(12, 0), true)));

    List<Outcome.Wait> waits = DayReplay.run(day).waits();

    assertThat(waits.get(1).waitMs()).isEqualTo(4 * FixtureDay.MINUTE_MS);
  }

  private static RecordedDay.Stretch minutes(int after, int lasts) {
    return new RecordedDay.Stretch(after * FixtureDay.MINUTE_MS, lasts * FixtureDay.MINUTE_MS);
  }

  private static RecordedDay.Leg leg(long cameMs, String service, int minutes) {
    return leg(cameMs, service, List.of(minutes(0, minutes)));
  }

  private static RecordedDay.Leg leg(
      long cameMs, String service, List<RecordedDay.Stretch> stretches) {
    return new RecordedDay.Leg(
        cameMs, cameMs, "E", service, "P0", "", cameMs, List.of(), true, stretches, 0, 0, 0);
  }
}
