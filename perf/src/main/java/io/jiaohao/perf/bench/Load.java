package io.jiaohao.perf.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How work comes: on a schedule that waits for nothing, or so many cycles in flight.
 *
 * @param open on a schedule
 * @param number tickets and calls a second, or cycles in flight
 */
record Load(boolean open, int number) {
  private static final Pattern WORD = Pattern.compile("(open|sat)([1-9]\\d{0,6})");

  static Load perSecond(int rate) {
    return new Load(true, rate);
  }

  static Load inFlight(int cycles) {
    return new Load(false, cycles);
  }

  /**
   * Reads {@code open1000} or {@code sat64}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Load of(String word) {
    Matcher load = WORD.matcher(word);
    if (!load.matches()) {
      throw new IllegalArgumentException(
          "load: "
              + word
              + " (expected: open and a rate, as open1000, or sat and a number, as sat64)");
    }
    return new Load(load.group(1).equals("open"), Integer.parseInt(load.group(2)));
  }

  /** As figures name it and the load generator takes it. */
  String word() {
    return (open ? "open" : "sat") + number;
  }
}
