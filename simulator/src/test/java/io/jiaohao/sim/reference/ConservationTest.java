package io.jiaohao.sim.reference;

import static io.jiaohao.sim.reference.StationaryModel.STRICT_MS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What no order of calling can change, to the millisecond. */
class ConservationTest {
  private static final long VISITORS = 20_000;
  private static final long SEED = 5;
  private static final double FIRST_SHARE = 0.3;

  @Test
  void theQueueOverTimeIsTheSumOfWaits() {
    for (StationaryModel model :
        List.of(
            StationaryModel.mmc(5, 0.9),
            StationaryModel.impatient(10, 1.1, 0.5),
            StationaryModel.twoClasses(3, 0.9, FIRST_SHARE, STRICT_MS))) {
      StationaryRun run = run(model);

      assertThat(run.queueMs()).as("%s", model).isEqualTo(run.waitedMs()).isPositive();
      assertThat(run.mostWaiting()).isGreaterThan(5);
      assertThat(run.left()).isZero();
    }
  }

  @Test
  void headStartsMoveWaitsBetweenClassesAndChangeNoSum() {
    List<Long> sums = new ArrayList<>();
    List<Double> ofFirst = new ArrayList<>();
    for (long headStartMs : new long[] {0, StationaryModel.UNIT_MS, STRICT_MS}) {
      double[] firstMs = new double[1];
      StationaryRun run =
          new StationaryRun(
              StationaryModel.twoClasses(3, 0.9, FIRST_SHARE, headStartMs),
              VISITORS,
              SEED,
              (nth, kind, waitedMs, gaveUp) -> firstMs[0] += kind == 0 ? waitedMs : 0);
      run.run();
      sums.add(run.waitedMs());
      ofFirst.add(firstMs[0]);
    }

    assertThat(sums).containsOnly(sums.get(0));
    assertThat(ofFirst.get(0)).isGreaterThan(ofFirst.get(1));
    assertThat(ofFirst.get(1)).isGreaterThan(ofFirst.get(2));
  }

  @Test
  void noWindowIsIdleWhileSomebodyWaits() {
    assertThat(run(StationaryModel.mmc(10, 0.8)).leftIdle()).isFalse();
    assertThat(run(StationaryModel.impatient(10, 1.1, 0.5)).leftIdle()).isFalse();
  }

  /**
   * Loads times waits: lambda(1)·m(1)·W(1) + lambda(2)·m(2)·W(2) = rho·W0/(1 - rho), W0 the sum of
   * lambda·E(S²)/2, for every order that does not look at the time that a service will take. Here
   * 0.2·1.25/2 + 0.25·8/2 = 1.125, times 0.7/0.3.
   */
  @Test
  void loadsTimesWaitsAddUpToTheSameUnderEveryHeadStart() {
    for (long headStartMs : new long[] {0, 5 * StationaryModel.UNIT_MS, STRICT_MS}) {
      StationaryModel model =
          new StationaryModel(
              1,
              List.of(
                  new StationaryModel.Kind(0.20, StationaryModel.lognormal(1, 0.5), headStartMs),
                  new StationaryModel.Kind(0.25, StationaryModel.lognormal(2, 1.0), 0)),
              0);
      StationaryStudy.Ask loadTimesWait =
          new StationaryStudy.Ask(
              "load times wait",
              (kind, wait, gaveUp) -> OptionalDouble.of(model.rate() * (kind == 0 ? 1 : 2) * wait));
      StationaryStudy study = new StationaryStudy(model, 1, 100_000, List.of(loadTimesWait));
      study.run(SEED);

      assertThat(Math.abs(study.measure(loadTimesWait).z(2.625)))
          .as("head start %d ms", headStartMs)
          .isLessThanOrEqualTo(3);
    }
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    assertThat(run(StationaryModel.mmc(5, 0.9)).waitedMs())
        .isEqualTo(run(StationaryModel.mmc(5, 0.9)).waitedMs());
  }

  private static StationaryRun run(StationaryModel model) {
    StationaryRun run =
        new StationaryRun(model, VISITORS, SEED, (nth, kind, waitedMs, gaveUp) -> {});
    run.run();
    return run;
  }
}
