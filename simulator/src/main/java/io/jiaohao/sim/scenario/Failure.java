package io.jiaohao.sim.scenario;

/**
 * Where a scenario went another way than it says.
 *
 * @param line of what was expected, in the file
 * @param step what was being done
 * @param hallTime as people read it
 * @param order in which steps that came together were taken, or empty
 */
record Failure(
    String file,
    int line,
    String step,
    String what,
    String expected,
    String got,
    String hallTime,
    String order) {

  /** One line, as compilers print theirs. */
  @Override
  public String toString() {
    return "%s:%d: %s, at %s: %s: %s (expected: %s)%s"
        .formatted(
            file, line, step, hallTime, what, got, expected, order.isEmpty() ? "" : "; " + order);
  }
}
