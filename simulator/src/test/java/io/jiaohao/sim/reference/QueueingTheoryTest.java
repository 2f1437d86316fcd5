package io.jiaohao.sim.reference;

import static io.jiaohao.sim.reference.StationaryModel.STRICT_MS;
import static io.jiaohao.sim.reference.StationaryModel.impatient;
import static io.jiaohao.sim.reference.StationaryModel.lognormal;
import static io.jiaohao.sim.reference.StationaryModel.mg1;
import static io.jiaohao.sim.reference.StationaryModel.mmc;
import static io.jiaohao.sim.reference.StationaryModel.twoClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The simulated hall, run by the production rules, waits as queueing theory says. Small models in
 * every build, all of them with -Djiaohao.long=true. Times are in mean services.
 */
class QueueingTheoryTest {
  private static final boolean LONG = Boolean.getBoolean("jiaohao.long");
  private static final double MOST_ERRORS_OFF = 3;
  private static final double USUALLY_OFF = 1.96;

  /** Of many comparisons 95 %; of few, luck takes more. */
  private static final double LEAST_WITHIN = LONG ? 0.88 : 0.8;

  private static final int RUNS = LONG ? 2 : 1;
  private static final long SEED = 100;

  /** What theory says of one thing in a model. */
  private record Fact(StationaryStudy.Ask ask, double value) {}

  /** A model, how many visitors it takes to see its facts, and the facts. */
  private record Case(String name, StationaryModel model, long visitors, List<Fact> facts) {}

  /**
   * Erlang C. With load a = c·rho: 1/B(0) = 1, 1/B(k) = 1 + (k/a)/B(k-1), C = B(c)/(1 - rho(1 -
   * B(c))); P(W > t) = C exp(-(c - a)t), mean wait C/(c - a), mean square 2C/(c - a)².
   */
  private static List<Case> erlangC() {
    List<Case> cases = new ArrayList<>();
    cases.add(erlangC(1, 0.80, 160_000, 4_000_000, 0.8, 4.0, 40.0, 0.7238699, 13.86294));
    cases.add(
        erlangC(10, 0.90, 760_000, 8_000_000, 0.6687315, 0.6687315, 1.337463, 0.4056062, 2.59336));
    if (LONG) {
      cases.add(erlangC(5, 0.90, 0, 6_000_000, 0.7624932, 1.524986, 6.099946, 0.5938303, 5.449141));
      cases.add(
          erlangC(60, 0.95, 0, 6_000_000, 0.5990395, 0.1996798, 0.1331199, 0.1336638, 0.8277682));
      cases.add(
          erlangC(70, 0.95, 0, 6_400_000, 0.5723661, 0.1635332, 0.09344753, 0.09946232, 0.6965017));
      cases.add(
          erlangC(
              130, 0.97, 0, 15_000_000, 0.6376057, 0.1634886, 0.08384033, 0.09071476, 0.6527428));
    }
    return cases;
  }

  private static Case erlangC(
      int windows,
      double load,
      long fewVisitors,
      long manyVisitors,
      double waits,
      double mean,
      double meanSquare,
      double overHalf,
      double ninetyFive) {
    return new Case(
        "M/M/" + windows + " " + load,
        mmc(windows, load),
        LONG ? manyVisitors : fewVisitors,
        List.of(
            new Fact(StationaryStudy.WAITS, waits),
            new Fact(StationaryStudy.MEAN, mean),
            new Fact(StationaryStudy.SQUARE, meanSquare),
            new Fact(StationaryStudy.over(0.5), overHalf),
            new Fact(StationaryStudy.over(ninetyFive), 0.05)));
  }

  /**
   * Pollaczek and Khinchine, lognormal serving. Mean wait rho(1 + cv²)/(2(1 - rho)), mean square 2
   * EW² + rho(1 + cv²)³/(3(1 - rho)), P(W > 0) = rho.
   */
  private static List<Case> lognormalServing() {
    List<Case> cases = new ArrayList<>();
    cases.add(lognormalServing(0.8, 0.5, 160_000, 1_500_000, 2.5, 15.10417));
    cases.add(lognormalServing(0.8, 1.0, 160_000, 4_000_000, 4.0, 42.66667));
    if (LONG) {
      cases.add(lognormalServing(0.8, 1.5, 0, 10_000_000, 6.5, 130.2708));
      cases.add(lognormalServing(0.9, 0.5, 0, 6_000_000, 5.625, 69.14063));
      cases.add(lognormalServing(0.9, 1.0, 0, 10_000_000, 9.0, 186.0));
      cases.add(lognormalServing(0.9, 1.5, 0, 16_000_000, 14.625, 530.7656));
    }
    return cases;
  }

  private static Case lognormalServing(
      double load, double cv, long few, long many, double mean, double meanSquare) {
    return new Case(
        "M/G/1 " + load + " cv " + cv,
        mg1(load, cv),
        LONG ? many : few,
        List.of(
            new Fact(StationaryStudy.WAITS, load),
            new Fact(StationaryStudy.MEAN, mean),
            new Fact(StationaryStudy.SQUARE, meanSquare)));
  }

  /**
   * Erlang A: a birth and death process with births at the arrival rate and deaths at min(n, c) +
   * theta·max(0, n - c). The wait ends with service or with giving up; P(gives up) = theta·mean
   * wait. With n visitors there, n at least c, the wait that a patient one would have is beyond t
   * with the probability I(exp(-theta·t); c/theta, n - c + 1), I the regularised incomplete beta
   * function; times exp(-theta·t) for one who may give up.
   */
  private static List<Case> givingUp() {
    List<Case> cases = new ArrayList<>();
    cases.add(
        givingUp(
            10,
            0.90,
            0.1,
            200_000,
            6_000_000,
            0.5779868,
            0.3043679,
            0.2994027,
            0.03043679,
            0.240988));
    cases.add(
        givingUp(
            10, 1.10, 0.5, 200_000, 2_000_000, 0.7505025, 0.2954917, 0.2922524, 0.1477458,
            0.2313074));
    if (LONG) {
      cases.add(
          givingUp(
              26, 1.00, 0.2, 0, 6_000_000, 0.7065723, 0.241436, 0.2397522, 0.0482872, 0.1717029));
      cases.add(
          givingUp(
              26, 1.05, 0.1, 0, 6_000_000, 0.8981285, 0.622682, 0.6305624, 0.0622682, 0.5397783));
      cases.add(
          givingUp(
              130,
              0.97,
              0.1,
              0,
              6_000_000,
              0.5469701,
              0.07735117,
              0.07699431,
              0.007735117,
              0.008079429));
      cases.add(
          givingUp(
              130,
              1.00,
              0.1,
              0,
              6_000_000,
              0.7652477,
              0.1680934,
              0.167996,
              0.01680934,
              0.05441612));
    }
    return cases;
  }

  private static Case givingUp(
      int windows,
      double load,
      double theta,
      long few,
      long many,
      double waits,
      double mean,
      double ofServed,
      double givesUp,
      double overHalf) {
    return new Case(
        "M/M/" + windows + "+M " + load + " theta " + theta,
        impatient(windows, load, theta),
        LONG ? many : few,
        List.of(
            new Fact(StationaryStudy.WAITS, waits),
            new Fact(StationaryStudy.MEAN, mean),
            new Fact(StationaryStudy.OF_SERVED, ofServed),
            new Fact(StationaryStudy.GIVES_UP, givesUp),
            new Fact(StationaryStudy.over(0.5), overHalf)));
  }

  /**
   * Two classes, the first strictly before the second, services not interrupted. With sigma(k) the
   * load of the classes up to k: mean wait of class k = W0/((1 - sigma(k-1))(1 - sigma(k))); W0 =
   * C/c for equal exponential services, the sum of lambda·E(S²)/2 for one window.
   */
  private static List<Case> priority() {
    List<Case> cases = new ArrayList<>();
    cases.add(priority(1, 0.80, 160_000, 4_000_000, 1.052632, 5.263158));
    cases.add(priority(10, 0.90, 760_000, 8_000_000, 0.09160706, 0.9160706));
    if (LONG) {
      cases.add(priority(5, 0.90, 0, 6_000_000, 0.2089023, 2.089023));
      cases.add(priority(26, 0.92, 0, 8_000_000, 0.03098053, 0.3872566));
    }
    StationaryModel unequal =
        new StationaryModel(
            1,
            List.of(
                new StationaryModel.Kind(0.20, lognormal(1, 0.5), STRICT_MS),
                new StationaryModel.Kind(0.25, lognormal(2, 1.0), 0)),
            0);
    cases.add(priority("M/G/1 two classes", unequal, LONG ? 4_000_000 : 640_000, 1.40625, 4.6875));
    return cases;
  }

  private static Case priority(
      int windows, double load, long few, long many, double first, double second) {
    return priority(
        "M/M/" + windows + " two classes " + load,
        twoClasses(windows, load, 0.3, STRICT_MS),
        LONG ? many : few,
        first,
        second);
  }

  private static Case priority(
      String name, StationaryModel model, long visitors, double first, double second) {
    return new Case(
        name,
        model,
        visitors,
        List.of(
            new Fact(StationaryStudy.ofKind(0), first),
            new Fact(StationaryStudy.ofKind(1), second)));
  }

  @Test
  void waitsAreWhatTheorySays() {
    List<Case> cases = new ArrayList<>(erlangC());
    cases.addAll(lognormalServing());
    cases.addAll(givingUp());
    cases.addAll(priority());
    SoftAssertions softly = new SoftAssertions();
    List<Double> errorsOff = new ArrayList<>();
    long seed = SEED;
    for (Case one : cases) {
      StationaryStudy study =
          new StationaryStudy(
              one.model(), RUNS, one.visitors(), one.facts().stream().map(Fact::ask).toList());
      study.run(seed++);
      for (Fact fact : one.facts()) {
        Measure measure = study.measure(fact.ask());
        double z = measure.z(fact.value());
        errorsOff.add(z);
        String line =
            String.format(
                Locale.ROOT,
                "%s, %s: %.6f ± %.6f (expected: %.6f), %+.2f standard errors off",
                one.name(),
                fact.ask().name(),
                measure.mean(),
                measure.error(),
                fact.value(),
                z);
        softly.assertThat(Math.abs(z)).as(line).isLessThanOrEqualTo(MOST_ERRORS_OFF);
      }
    }
    softly.assertAll();

    double within =
        (double) errorsOff.stream().filter(z -> Math.abs(z) <= USUALLY_OFF).count()
            / errorsOff.size();
    assertThat(within).as("within %s: %s", USUALLY_OFF, errorsOff).isGreaterThan(LEAST_WITHIN);
  }
}
