package io.jiaohao.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jiaohao.config.HallFile;
import java.io.StringReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A faulty scenario is refused with all its faults and their lines. */
class ScenarioFileTest {
  @Test
  @DisplayName("all faults of the steps are told at once")
  void allFaults() {
    Throwable refused =
        catchThrowable(
            () ->
                Played.read(
                    """
                    scenario: a test
                    given:
                      hall:
                        windows: {E01-E02: A}
                    when:
                      - {window: E03, does: next}
                      - {window: E01, does: nxt}
                      - {kiosk: W1, does: issues, service: A}
                      - {after: 20 sec}
                      - {window: E01, does: next, expect: {refused: NOBODY}}
                      - expect: {windows: {E01: idle}}
                      - {does: next}
                      - {window: E01, does: holds}
                      - {window: E01, does: next, extra: 1}
                    """));
    assertThat(refused.getMessage().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("test.yaml: 9 faults"),
            line -> assertThat(line).contains("test.yaml:6:").contains("there is no E03"),
            line -> assertThat(line).contains("test.yaml:7:").contains("did you mean next?"),
            line -> assertThat(line).contains("test.yaml:8:").contains("a kiosk of the hall"),
            line -> assertThat(line).contains("test.yaml:9:").contains("as in 20 s"),
            line -> assertThat(line).contains("test.yaml:10:").contains("a reason code"),
            line -> assertThat(line).contains("test.yaml:11:").contains("closed, ready"),
            line -> assertThat(line).contains("test.yaml:12:").contains("a step of nobody"),
            line -> assertThat(line).contains("test.yaml:13:").contains("reason: missing"),
            line -> assertThat(line).contains("test.yaml:14:").contains("unknown key"));
  }

  @Test
  @DisplayName("faults of the hall name the lines where its few words stand")
  void faultsOfTheHall() {
    assertThatThrownBy(
            () ->
                Played.read(
                    """
                    scenario: a test
                    given:
                      hall:
                        windows:
                          E01: [A]
                          E02: [{help_with: B, reluctance_minutes: 5}]
                        calls: {max_calls: 99}
                    """))
        .hasMessageContaining("test.yaml:6:")
        .hasMessageContaining("test.yaml:7:")
        .hasMessageContaining("99 (expected: a whole number 1..10)");
  }

  @Test
  @DisplayName("the hall file that few words stand for is the same hall")
  void hallFile() throws Exception {
    Scenario scenario =
        Played.read(
            """
            scenario: a test
            given:
              hall:
                zones: {Z1: [A], Z2: [B]}
                services: {A: 7, B: {minutes: 3, quota: 20}}
                windows: {E01-E02: [A], W01: [Z2]}
                time_zone: Europe/Berlin
                order: {max_in_a_row: 3}
            """);
    String text = scenario.hallFile().orElseThrow();
    assertThat(HallFile.read("hall.yaml", new StringReader(text))).isEqualTo(scenario.plan());
  }
}
