package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SimReportTest {
  private static SimReport report(int kills, int takeOvers, List<String> faults) {
    Percentiles ms = new Percentiles(9, 1.234, 2, 3.456, 4, 5);
    return new SimReport(
        0,
        3_600_000,
        120,
        12,
        11,
        10,
        1,
        2,
        3,
        4,
        new Percentiles(9, 1.26, 2, 3, 4, 5),
        ms,
        ms,
        ms,
        Map.of("NONE_WAITING", 7L),
        6,
        137,
        5,
        0,
        kills,
        ms,
        takeOvers,
        ms,
        Map.of("held", 8L),
        faults.size(),
        faults);
  }

  @Test
  void oneLineForPrograms() {
    assertThat(report(0, 0, List.of()).json())
        .isEqualTo(
            "{\"issued\":12,\"called\":11,\"served\":10,\"no_shows\":1,\"waiting\":4,\"faults\":0,"
                + "\"wait_min\":{\"p50\":1.3,\"p90\":2.0,\"p99\":3.0},"
                + "\"issue_ms\":{\"p50\":1.23,\"p99\":3.46,\"p999\":4.00,\"max\":5.00},"
                + "\"call_to_terminal_ms\":{\"p50\":1.23,\"p99\":3.46,\"p999\":4.00,\"max\":5.00},"
                + "\"call_to_last_board_ms\":{\"p50\":1.23,\"p99\":3.46,\"p999\":4.00,\"max\":5.00},"
                + "\"held\":8}");
  }

  @Test
  void killsAreToldOnlyIfThereWereAny() {
    assertThat(report(2, 0, List.of()).json())
        .contains(
            ",\"kills\":2,"
                + "\"recovery_ms\":{\"p50\":1.23,\"p99\":3.46,\"p999\":4.00,\"max\":5.00}");
  }

  @Test
  void takeOversAreToldOnlyIfThereWereAny() {
    assertThat(report(2, 2, List.of()).json())
        .contains(
            ",\"takeovers\":2,"
                + "\"kill_to_served_ms\":{\"p50\":1.23,\"p99\":3.46,\"p999\":4.00,\"max\":5.00}");
    assertThat(report(2, 0, List.of()).json()).doesNotContain("takeovers");
    assertThat(SummaryText.of(report(2, 2, List.of())))
        .contains("another node went on 2 times")
        .contains("kill → first command");
  }

  @Test
  void theSummaryNamesFaultsAndWhatTheNumbersAre() {
    assertThat(SummaryText.of(report(0, 0, List.of("number AA001 stands for two tickets"))))
        .contains("1 FAULT")
        .contains("- number AA001 stands for two tickets")
        .contains("real milliseconds")
        .contains("share this machine's cores");
    assertThat(SummaryText.of(report(0, 0, List.of()))).contains("no faults");
  }

  @Test
  void nothingCountedIsZero() {
    assertThat(Percentiles.ofNanos(new Histogram(3))).isEqualTo(new Percentiles(0, 0, 0, 0, 0, 0));
  }
}
