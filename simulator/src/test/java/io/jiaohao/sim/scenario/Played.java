package io.jiaohao.sim.scenario;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Scenarios that tests write out themselves. */
final class Played {
  private static final String HEAD =
      """
      scenario: a test
      given:
        hall:
          windows: {E01-E02: A}
      when:
      """;

  private Played() {}

  static Scenario read(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ScenarioFile.read("test.yaml", new ByteArrayInputStream(bytes));
  }

  /** Plays these steps in a hall of two windows that serve A; the first step is on line 6. */
  static Outcome steps(String steps) throws Exception {
    return ScenarioRunCommand.virtually(read(HEAD + steps));
  }
}
