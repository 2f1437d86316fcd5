package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of faults against a real server in a process of its own, with a report. */
class CourseRunTest {
  @TempDir private Path dir;

  @Test
  void aHallGetsOverPanicAFrozenBoardAPowerCutAndARestart() throws Exception {
    Path day =
        Files.writeString(
            dir.resolve("day.yaml"),
            """
            title: {zh: 样样都坏的一天, en: A day on which everything breaks}
            from: "09:30"
            load: 2
            for: 14 s
            clerks: {fastest: 0.7, slowest: 1.2}
            steps:
              - {at: "09:33", do: panic, wing: E, for: 6 min}
              - {at: "09:36", do: freeze, wing: E, boards: 2, for: 5 min}
              - {at: "09:42", do: cut, wing: W, for: 4 min}
              - {at: "09:50", do: restart}
            """);
    Path report = dir.resolve("report");

    int status =
        SimulatorMain.commandLine()
            .execute("simulate", "--scenario", day.toString(), "--report", report.toString());

    String json = Files.readString(report.resolve("report.json"));
    assertThat(json).contains("\"fault_words\":[],");
    assertThat(status).isZero();
    assertThat(json)
        .contains("\"do\":\"panic\"", "\"do\":\"freeze\"", "\"do\":\"cut\"", "\"do\":\"restart\"")
        .doesNotContain("\"state\":\"skipped\"")
        .contains("devices back after");
    assertThat(Files.readString(report.resolve("report.html"))).contains("All invariants held");
    assertThat(report.resolve("issue.hlog")).isNotEmptyFile();
    assertThat(report.resolve("call-to-last-board.hlog")).isNotEmptyFile();
  }
}
