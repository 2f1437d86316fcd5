package io.jiaohao.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a scenario expects and does not get is told exactly. */
class PlayerTest {
  private static List<String> failures(String steps) throws Exception {
    return Played.steps(steps).failures().stream().map(Failure::toString).toList();
  }

  @Test
  @DisplayName("a failure names file, line, step, hall time, what came and what was expected")
  void failureIsExact() throws Exception {
    assertThat(
            failures(
                """
                - {kiosk: E1, does: issues, service: A}
                - {at: "09:00:05", window: E01, does: next, expect: {call: A002}}
                """))
        .containsExactly(
            "test.yaml:7: window E01 next, at 2026-03-03 09:00:05: call: A001 (expected: A002)");
  }

  @Test
  @DisplayName("a refusal that nobody expects is a failure, and so is a grant instead of one")
  void refusals() throws Exception {
    assertThat(failures("- {window: E01, does: next}\n"))
        .singleElement()
        .asString()
        .startsWith(
            "test.yaml:6: window E01 next, at 2026-03-03 09:00:00: answer: refused NONE_WAITING")
        .endsWith("(expected: granted)");
    assertThat(
            failures("- {kiosk: E1, does: issues, service: A, expect: {refused: HALL_CLOSED}}\n"))
        .singleElement()
        .asString()
        .contains("answer: granted (expected: refused HALL_CLOSED)");
  }

  @Test
  @DisplayName("every kind of thing that is expected is looked at: each of these is wrong")
  void everythingIsLookedAt() throws Exception {
    List<String> wrong =
        failures(
            """
            - {kiosk: E1, does: issues, service: A, times: 2, as: v}
            - window: E01
              does: next
              as: c
              expect:
                ahead: 9
                number: A009
                tickets: {v1: waiting, v2: {class: P3, issued: "10:00"}}
                windows: {E01: {state: ready, announcement: 2, auto: yes}, E02: closed}
                lists: {E01: []}
                waiting: {A: 7}
                figures: {issued: 7}
                announcements: {v1: 7}
                times_called: {v1: 7}
                reasons: {v1: BY_HAND}
                served: {E01: 7}
                serving_minutes: {E01: 7}
                ratings: {c: {grade: 5}}
                day: 2026-03-04
            """);
    assertThat(wrong).hasSize(19);
  }

  @Test
  @DisplayName("steps that come together are played in all orders; the one that fails is named")
  void allOrders() throws Exception {
    String race =
        """
        - {kiosk: E1, does: issues, service: A}
        - together:
            - {window: E01, does: next}
            - {window: E02, does: next}
          expect: {granted: 1, refusals: {NONE_WAITING: 1}%s}
        """;
    Outcome fair = Played.steps(race.formatted(""));
    assertThat(fair.failures()).isEmpty();
    assertThat(fair.orders()).isEqualTo(2);

    assertThat(failures(race.formatted(", windows: {E01: calling}")))
        .singleElement()
        .asString()
        .contains("state of window E01: ready (expected: calling); order 2 1");
  }

  @Test
  @DisplayName("of alternatives one must hold")
  void either() throws Exception {
    String steps =
        """
        - {kiosk: E1, does: issues, service: A}
        - expect: {either: [{waiting: 5}, {waiting: %d}]}
        """;
    assertThat(failures(steps.formatted(1))).isEmpty();
    assertThat(failures(steps.formatted(2)))
        .singleElement()
        .asString()
        .contains("waiting: 1 (expected: 5)");
  }

  @Test
  @DisplayName("time does not go back, and nobody can speak of what is not there")
  void breaksOff() throws Exception {
    assertThat(failures("- {at: \"08:59\"}\n"))
        .singleElement()
        .asString()
        .contains("broke off: time: 2026-03-03 08:59:00 (expected: not before 2026-03-03 09:00:00");
    assertThat(failures("- {kiosk: E1, does: cancels, ticket: wang}\n"))
        .singleElement()
        .asString()
        .contains("broke off: ticket: wang (expected: a name or number given earlier)");
  }
}
