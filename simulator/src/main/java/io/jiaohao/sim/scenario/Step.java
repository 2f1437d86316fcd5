package io.jiaohao.sim.scenario;

import java.util.List;
import java.util.Optional;

/**
 * One step of a scenario: time passes, somebody does something, something is expected.
 *
 * @param line in the file
 * @param title what the step says, in a line
 * @param together steps of the same moment, in any order
 * @param as what the scenario calls the ticket, call or booking that comes of it
 */
record Step(
    int line,
    String title,
    Passing passing,
    Optional<Deed> deed,
    List<Step> together,
    Optional<String> as,
    Expectation expected) {
  Step {
    together = List.copyOf(together);
  }
}
