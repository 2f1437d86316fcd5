package io.jiaohao.perf.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A bar that a figure, or a figure by another, has to hold.
 *
 * @param say what it is about
 * @param zh the same in Chinese
 * @param of a figure's name
 * @param to the figure that it is divided by, if any
 * @param atMost the bar is a most, else a least
 * @param bar the number
 * @param growth measured only when growth is asked for
 */
record Budget(
    String say,
    String zh,
    String of,
    Optional<String> to,
    boolean atMost,
    double bar,
    boolean growth) {

  enum State {
    HOLDS("holds       "),
    BROKEN("DOES NOT    "),
    NOT_MEASURED("not measured");

    private final String words;

    State(String words) {
      this.words = words;
    }
  }

  /**
   * What became of it.
   *
   * @param value what was measured, empty if it was not
   */
  record Verdict(Budget budget, OptionalDouble value, State state) {
    String line() {
      return state.words + "  " + budget.say + ": " + measured() + " (" + budget.bound() + ")";
    }

    String measured() {
      return value.isPresent() ? number(value.getAsDouble()) : "no " + budget.quotient();
    }
  }

  Verdict check(Figures figures) {
    OptionalDouble value = to.isPresent() ? figures.ratio(of, to.get()) : figures.get(of);
    if (value.isEmpty()) {
      return new Verdict(this, value, State.NOT_MEASURED);
    }
    boolean holds = atMost ? value.getAsDouble() <= bar : value.getAsDouble() >= bar;
    return new Verdict(this, value, holds ? State.HOLDS : State.BROKEN);
  }

  /** The bar with a sign instead of words. */
  String sign() {
    return (atMost ? "≤ " : "≥ ") + number(bar);
  }

  String bound() {
    return (atMost ? "at most " : "at least ") + number(bar);
  }

  String quotient() {
    return to.map(divisor -> of + " / " + divisor).orElse(of);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
