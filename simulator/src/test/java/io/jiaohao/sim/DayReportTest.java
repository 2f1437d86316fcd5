package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.config.HallFile;
import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.wire.WindowState;
import io.jiaohao.sim.course.DayCourse;
import io.jiaohao.sim.course.FaultStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up run, whose figures are easy to say by hand. */
class DayReportTest {
  private static final HallPlan HALL = HallFile.defaultHall();
  private static final long NINE =
      OffsetDateTime.parse("2026-11-25T09:00:00+08:00").toInstant().toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final FaultStep RESTART =
      new FaultStep(FaultStep.Kind.RESTART, LocalTime.of(9, 30), "", 0, 0);

  @TempDir private Path dir;

  private static DayFigures figures() {
    DayFigures day = new DayFigures(HALL);
    String ofA = serviceOf("A");
    day.waited(ofA, NINE + 5 * MINUTE, 4 * MINUTE);
    day.waited(ofA, NINE + 59 * MINUTE, 9 * MINUTE);
    day.waited(ofA, NINE + 60 * MINUTE, 45 * MINUTE);
    day.waiting("A", NINE, 3);
    day.waiting("A", NINE + 30_000, 4);
    day.waiting("A", NINE + MINUTE, 7);
    String window = HALL.windows().get(0).id();
    day.seen(window, WindowState.WINDOW_SERVING);
    day.seen(window, WindowState.WINDOW_CALLING);
    day.seen(window, WindowState.WINDOW_SERVING);
    day.seen(window, WindowState.WINDOW_READY);
    day.seen(window, WindowState.WINDOW_PAUSED);
    day.seen(window, WindowState.WINDOW_CLOSED);
    return day;
  }

  private static String serviceOf(String zone) {
    return HALL.services().stream()
        .filter(service -> service.zone().equals(zone))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static DayReport report(List<String> faults, Mishap.Outcome state) {
    Percentiles none = new Percentiles(0, 0, 0, 0, 0, 0);
    SimReport sums =
        new SimReport(
            NINE,
            NINE + 90 * MINUTE,
            120,
            3,
            3,
            2,
            1,
            0,
            0,
            7,
            new Percentiles(3, 9, 45, 45, 45, 45),
            none,
            none,
            new Percentiles(3, 1, 2, 2, 2, 2),
            Map.of(),
            5,
            11,
            6,
            1,
            1,
            none,
            0,
            none,
            Map.of("held", 4L),
            faults.size(),
            faults);
    DayCourse plain = DayCourse.plain(1.35, 120, LocalTime.of(9, 0), 45_000);
    SimSettings settings = new SimSettings("127.0.0.1", 1, List.of(), HALL, 1.35, 42, plain);
    Histogram issue = new Histogram(3);
    issue.recordValue(2_000_000);
    issue.recordValue(8_000_000);
    Map<String, Histogram> latencies = new LinkedHashMap<>();
    latencies.put("issue", issue);
    latencies.put("recovery", new Histogram(3));
    DayFigures day = figures();
    return new DayReport(
        settings,
        sums,
        new Machine(2, "17.0.1", "Linux amd64", true),
        List.of(new Mishap(RESTART, state, "恢复", "all back")),
        day.waits(),
        day.queues(),
        day.windows(),
        latencies);
  }

  private static DayReport sound() {
    return report(List.of(), Mishap.Outcome.SURVIVED);
  }

  @Test
  void waitsAreCountedByTheHourOfTheNumber() {
    assertThat(figures().waits())
        .containsExactly(
            new DayFigures.WaitCell("A", 9, 2, 6.5), new DayFigures.WaitCell("A", 10, 1, 45));
  }

  @Test
  void theLastWordOfAMinuteIsItsQueue() {
    assertThat(figures().queues())
        .containsExactly(
            new DayFigures.QueuePoint("A", 540, 4), new DayFigures.QueuePoint("A", 541, 7));
  }

  @Test
  void aWindowIsBusyThreeQuartersOfTheTimeThatItIsOpen() {
    assertThat(figures().windows())
        .singleElement()
        .satisfies(use -> assertThat(use.busy()).isEqualTo(0.75))
        .satisfies(use -> assertThat(use.looks()).isEqualTo(4));
  }

  @Test
  void thePageTellsTheSameFiguresInBothLanguages() {
    String page = ReportPage.of(sound());

    assertThat(page)
        .contains("<td class=\"h1\">6.5 <small>(2)</small></td>")
        .contains("<td class=\"h4\">45.0 <small>(1)</small></td>")
        .contains("</b> 75</li>")
        .contains("<td>2</td><td>2.00</td><td>8.00</td><td>8.00</td>")
        .contains("全部不变量成立")
        .contains("All invariants held")
        .contains("shared the server's cores")
        .contains("all back")
        .contains("2026-11-25 09:00 – 10:30")
        .doesNotContain("<script")
        .doesNotContain("http");
  }

  @Test
  void thePageIsWellFormed() throws Exception {
    Path file = ReportFiles.write(dir, report(List.of("A < B & \"C\""), Mishap.Outcome.SKIPPED));

    var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    assertThat(parser.parse(file.toFile()).getElementsByTagName("svg").getLength()).isEqualTo(2);
    assertThat(Files.readString(file)).contains("Faults found: 1", "A &lt; B &amp; &quot;C&quot;");
  }

  @Test
  void programsGetTheSameFigures() {
    assertThat(ReportJson.of(sound()))
        .contains("\"seed\":42", "\"sound\":true", "\"shared_with_server\":true")
        .contains("{\"zone\":\"A\",\"hour\":9,\"count\":2,\"mean_min\":6.500}")
        .contains("{\"zone\":\"A\",\"minute\":540,\"waiting\":4}")
        .contains("\"looks\":4,\"busy\":0.750")
        .contains("\"at\":\"09:30\",\"do\":\"restart\"", "\"state\":\"survived\"")
        .contains("\"comparisons\":11", "\"issued\":3");
    assertThat(ReportJson.of(report(List.of("a \"b\""), Mishap.Outcome.SURVIVED)))
        .contains("\"sound\":false", "\"a \\\"b\\\"\"");
  }

  @Test
  void histogramsComeBackFromTheirFiles() throws Exception {
    ReportFiles.write(dir, sound());

    assertThat(dir.resolve("recovery.hlog")).doesNotExist();
    try (HistogramLogReader log = new HistogramLogReader(dir.resolve("issue.hlog").toFile())) {
      Histogram back = (Histogram) log.nextIntervalHistogram();
      assertThat(back.getTotalCount()).isEqualTo(2);
      assertThat(back.getMaxValue()).isBetween(8_000_000L, 8_010_000L);
    }
  }

  @Test
  void aHallThatDidNotGetOverAStepIsNotSound() {
    DayReport report = report(List.of(), Mishap.Outcome.NOT_SURVIVED);

    assertThat(report.isSurvived()).isFalse();
    assertThat(report.isSound()).isFalse();
  }

  @Test
  void namesOfLinesStandFromAboveToBelowWithoutTouching() {
    ReportPlot plot = new ReportPlot(0, 1, false);
    plot.line("low", List.of(new ReportPlot.Point(0, 0), new ReportPlot.Point(1, 80)));
    plot.line("high", List.of(new ReportPlot.Point(0, 0), new ReportPlot.Point(1, 81)));
    plot.event(0.5, "cut W");

    // 81 of 100: 19 % of 220 below the top at 12; the lower name 14 below it.
    assertThat(plot.svg("two lines"))
        .contains("x=\"662.0\" y=\"57.8\">high</text>")
        .contains("x=\"662.0\" y=\"71.8\">low</text>")
        .contains(">100</text>", ">25</text>", ">cut W</text>");
  }
}
