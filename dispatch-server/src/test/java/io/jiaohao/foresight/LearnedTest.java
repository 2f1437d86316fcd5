package io.jiaohao.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jiaohao.core.Durations;
import io.jiaohao.core.WaitRange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plan's word counts until the hall has taught better. */
class LearnedTest {
  private static final long MINUTE_MS = ForetoldHall.MINUTE_MS;

  private static double meanMin(Durations durations) {
    return Math.exp(durations.mu() + durations.sigma() * durations.sigma() / 2) / MINUTE_MS;
  }

  @Test
  void servingTimesMoveFromThePlanToWhatIsSeen() {
    ServingTimes times = new ServingTimes();
    assertThat(meanMin(times.of("A", 5 * MINUTE_MS, 1))).isCloseTo(5, within(0.01));

    for (int i = 0; i < 20; i++) {
      times.served("A", 20 * MINUTE_MS, 1);
    }
    double between = meanMin(times.of("A", 5 * MINUTE_MS, 1));
    for (int i = 0; i < 2_000; i++) {
      times.served("A", 20 * MINUTE_MS, 1);
    }

    assertThat(between).isBetween(7.0, 18.0);
    assertThat(meanMin(times.of("A", 5 * MINUTE_MS, 1))).isCloseTo(20, within(0.5));
  }

  @Test
  void servingTimesOfLongAgoAreForgotten() {
    ServingTimes times = new ServingTimes();
    for (int i = 0; i < 100; i++) {
      times.served("A", 20 * MINUTE_MS, 1);
    }

    assertThat(meanMin(times.of("A", 5 * MINUTE_MS, 30))).isCloseTo(5, within(0.01));
  }

  @Test
  void hallTeachesFromItsEntries() {
    ForetoldHall hall = new ForetoldHall(1).open("W1");
    Learned learned = new Learned();
    learned.adopt(hall.image().plan().orElseThrow(), hall.nowMs());
    Lessons lessons = new Lessons(learned);
    hall.feed(entry -> entry.events().forEach(event -> lessons.read(entry, event)));

    hall.waiting(300);
    for (int i = 0; i < 300; i++) {
      long call = hall.serve("W1");
      hall.after(10 * MINUTE_MS).finish("W1", call);
      hall.after(MINUTE_MS);
    }

    assertThat(meanMin(learned.serving(ForetoldHall.SERVICE))).isCloseTo(10, within(1.0));
    assertThat(learned.turnaroundMs()).isBetween(MINUTE_MS / 2, MINUTE_MS);
    assertThat(learned.noShowShare(100 * MINUTE_MS)).isLessThan(0.02);
  }

  @Test
  void arrivalsComeFromThePlanUntilADayHasBeenSeen() {
    ForetoldHall hall = new ForetoldHall(1);
    Learned learned = new Learned();
    learned.adopt(hall.image().plan().orElseThrow(), hall.nowMs());
    double planned = perDay(learned, hall.nowMs());

    for (int i = 0; i < 60; i++) {
      learned.arrived(ForetoldHall.WING, ForetoldHall.SERVICE, "walk-in", hall.nowMs());
    }
    learned.dayTurned(20_515);

    assertThat(planned).isCloseTo(200, within(4.0));
    assertThat(perDay(learned, hall.nowMs())).isCloseTo(60, within(0.01));
    assertThat(
            learned.arrivalsPerHour(
                ForetoldHall.WING, ForetoldHall.SERVICE, "walk-in", hall.nowMs()))
        .isCloseTo(120, within(0.01));
  }

  private static double perDay(Learned learned, long nowMs) {
    double sum = 0;
    for (int slot = 0; slot < 48; slot++) {
      sum +=
          learned.arrivalsPerHour(
                  ForetoldHall.WING, ForetoldHall.SERVICE, "walk-in", nowMs + slot * 1_800_000L)
              / 2;
    }
    return sum;
  }

  @Test
  void scoresAlarmWhenNineTenthsAreNot() {
    Scores scores = new Scores();
    Forecast forecast =
        new Forecast(
            WaitRange.of(10 * MINUTE_MS, 20 * MINUTE_MS),
            5,
            10 * MINUTE_MS,
            20 * MINUTE_MS,
            10 * MINUTE_MS,
            20 * MINUTE_MS);
    for (int i = 0; i < 1_500; i++) {
      scores.add("Z1", "walk-in", forecast, (i % 4 == 0 ? 25 : 12) * MINUTE_MS);
    }

    List<Score> figures = scores.figures();

    assertThat(figures).hasSize(1);
    assertThat(figures.get(0).count()).isEqualTo(1_000);
    assertThat(figures.get(0).errorMin()).isCloseTo(0.25 * 15 + 0.75 * 2, within(0.001));
    assertThat(figures.get(0).withinNinety()).isCloseTo(0.75, within(0.001));
    assertThat(figures.get(0).farTooLow()).isCloseTo(0.25, within(0.001));
    assertThat(figures.get(0).isAlarming()).isTrue();
  }
}
