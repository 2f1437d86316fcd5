package io.jiaohao.sim.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.SqliteJournal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code jiaohao what-if} and {@code jiaohao staffing}, as a hall manager types them. */
class WhatIfCommandTest {
  @TempDir private static Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void aDayIsRecorded() throws Exception {
    List<Entry> entries = FixtureDay.entries(FixtureDay.day(1));
    try (SqliteJournal journal = SqliteJournal.open(data, "small", () -> 0)) {
      journal.commit(
          entries,
          new Journal.Completion() {
            @Override
            public void committed(Journal.Written written) {}

            @Override
            public void failed(JournalException cause) {
              throw new AssertionError(cause);
            }
          });
    }
  }

  private int run(Object command, String... options) {
    List<String> all = new ArrayList<>(List.of("--data", data.toString()));
    all.addAll(List.of(options));
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setParameterExceptionHandler(
            (fault, args) -> {
              err.append(fault.getMessage()).append('\n');
              return CommandLine.ExitCode.USAGE;
            })
        .execute(all.toArray(String[]::new));
  }

  private int whatIf(String... options) {
    return run(new WhatIfCommand(), options);
  }

  private int staffing(String... options) {
    return run(new StaffingCommand(), options);
  }

  @Test
  void theDayIsShownAsItWasAsItIsReplayedAndChanged() throws Exception {
    Path page = data.resolve("page.html");

    assertThat(
            whatIf(
                "--day",
                "2026-03-03",
                "--windows",
                "+2@A,-1@E/B",
                "--rule",
                "fcfs",
                "--html",
                page.toString()))
        .isZero();

    assertThat(out.toString().lines())
        .anyMatch(line -> line.startsWith("Changed: zone A, wing E: 2 more, for all its services"))
        .anyMatch(line -> line.startsWith("Changed: zone B, wing E: without E1"))
        .contains("Changed: rule: head-start, stretch 1.0 becomes fcfs");
    List<String> rows = out.toString().lines().dropWhile(l -> !l.startsWith("hall")).toList();
    assertThat(rows.get(0)).startsWith("hall     recorded ");
    assertThat(rows.get(1)).startsWith("         replayed as it was ");
    assertThat(rows.get(1).substring(27)).isEqualTo(rows.get(0).substring(27));
    assertThat(rows.get(2)).startsWith("         changed ");
    assertThat(rows.get(3)).startsWith("zone A   recorded ");
    assertThat(rows.get(rows.size() - 1))
        .startsWith("{\"day\":\"2026-03-03\",\"recorded\":{\"called\":")
        .contains("},\"replayed\":{", "},\"changed\":{")
        .endsWith("}}");
    assertThat(Files.readString(page))
        .contains("<h1>What if: 2026-03-03</h1>", "<polyline", "at the hours of")
        .doesNotContain("NaN");
  }

  @Test
  void withoutAChangeTheReplayIsHeldAgainstTheDay() {
    assertThat(whatIf("--day", "2026-03-03")).isZero();

    assertThat(out.toString())
        .contains("The replay as it was has a mean of ")
        .doesNotContain("hanged")
        .doesNotContain("far off");
  }

  @Test
  void whatCannotBeIsRefusedWithWhatCanBe() {
    assertThat(whatIf("--day", "yesterday")).isEqualTo(2);
    assertThat(whatIf("--day", "2026-03-04")).isEqualTo(2);
    for (String windows : List.of("+0@A", "two", "+2@Q", "+1@W/A", "-7@A", "+100@A")) {
      assertThat(whatIf("--day", "2026-03-03", "--windows", windows)).as(windows).isEqualTo(2);
    }
    for (String rule : List.of("best", "head-start:11", "fcfs:1")) {
      assertThat(whatIf("--day", "2026-03-03", "--rule", rule)).as(rule).isEqualTo(2);
    }
    assertThat(staffing("--day", "2026-03-03", "--goal", "100")).isEqualTo(2);
    assertThat(staffing("--day", "2026-03-03", "--within", "0")).isEqualTo(2);

    assertThat(err.toString().lines())
        .contains(
            "--day: yesterday (expected: a date as in 2026-11-25)",
            "--day: 2026-03-04 (expected: a day of this journal: 2026-03-03)",
            "--windows: zone Q (expected: A or B)",
            "--windows: wing W (expected: E)",
            "--windows: -7@A (expected: at most 3 of the 4 windows at work that day, so that every"
                + " service keeps one)",
            "--rule: best (expected: fcfs, head-start or head-start:STRETCH, stretch 0 to 10)",
            "--goal: 100.0 (expected: 1.0 to 99.9)",
            "--within: 0.0 (expected: 0.5 to 240.0)")
        .anyMatch(line -> line.startsWith("--windows: +0@A (expected: as in +2@A"))
        .anyMatch(line -> line.startsWith("--windows: +100@A (expected: as in +2@A"));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void staffingSaysHowManyWindowsAndWhetherTheyKeptThePromise() {
    assertThat(staffing("--day", "2026-03-03", "--goal", "75", "--within", "60")).isZero();

    assertThat(out.toString())
        .contains("in every half hour 75 % wait at most 60 minutes")
        .contains("E/A", "E/B", "W/B", "9:30")
        .contains("Replayed with these windows: ", "That day itself: ")
        .doesNotContain("Not reached")
        .endsWith(",\"met\":true}\n");
  }

  @Test
  void aPromiseThatCannotBeKeptIsSaidSo() {
    assertThat(staffing("--day", "2026-03-03", "--goal", "99", "--within", "1")).isEqualTo(1);

    assertThat(out.toString())
        .containsPattern("Not reached in E/A at .* windows are open then, the work asks for ")
        .endsWith(",\"met\":false}\n");
  }
}
