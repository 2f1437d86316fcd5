package io.jiaohao.perf.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is said of a run and how the program ends, from an earlier run's record. */
class BenchCommandTest {
  private static final String THROUGHPUT =
      "- {say: throughput, zh: 吞吐, of: jiaohao sat64 cycles, to: floor sat64 cycles, at_least: %s}\n";
  private static final String NOT_THERE =
      "- {say: p50, zh: 延迟, of: jiaohao sat1 p50, to: floor sat1 p50, at_most: 2}\n";
  private static final String GROWN =
      "- {say: windows, zh: 窗口, of: jiaohao open500 windows=1300 cpu, at_most: 2, growth: true}\n";

  @TempDir private Path dir;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final StringWriter complaints = new StringWriter();

  private int run(String budgets, String... options) throws IOException {
    BenchRecord record = Records.empty();
    Load saturated = Load.inFlight(64);
    record.runs().add(Records.run(Engine.FLOOR, saturated, 50_000, 0.5, 1, 14));
    record.runs().add(Records.run(Engine.JIAOHAO, saturated, 30_000, 1, 3, 28));
    Path earlier = dir.resolve("earlier.json");
    record.write(earlier);
    Path file = Files.writeString(dir.resolve("budgets.yaml"), budgets);
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    List<String> usual =
        List.of(
            "--budgets=" + file, "--server-jar=server", "--peers-jar=peers", "--from=" + earlier);
    return new CommandLine(new BenchCommand(out))
        .setErr(new PrintWriter(complaints))
        .execute(Stream.concat(usual.stream(), Stream.of(options)).toArray(String[]::new));
  }

  private List<String> lines() {
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void theLastLineIsTheRatios() throws IOException {
    assertThat(run(NOT_THERE)).isZero();

    assertThat(lines().get(lines().size() - 1))
        .startsWith("{\"throughput_vs_floor\":0.6,\"throughput_vs_pg_app\":null,");
  }

  @Test
  void itEndsWellIfAllBudgetsHold() throws IOException {
    assertThat(run(THROUGHPUT.formatted("0.5"), "--check")).isZero();

    assertThat(lines()).contains("holds         throughput: 0.600 (at least 0.500)");
  }

  @Test
  void oneBrokenBudgetIsOneWhateverElseIsMissing() throws IOException {
    assertThat(run(NOT_THERE + THROUGHPUT.formatted("0.7") + NOT_THERE, "--check")).isEqualTo(1);
  }

  @Test
  void whatWasNotMeasuredIsThree() throws IOException {
    assertThat(run(THROUGHPUT.formatted("0.5") + GROWN, "--check")).isEqualTo(3);
  }

  @Test
  void aReportLeavesPageAndJson() throws IOException {
    Path page = dir.resolve("out/bench.html");

    assertThat(run(NOT_THERE, "--report=" + page)).isZero();

    assertThat(page).content().contains("<svg", "jiaohao");
    assertThat(BenchRecord.read(dir.resolve("out/bench.json")).runs()).hasSize(2);
  }

  @Test
  void wrongOptionsAreRefusedWithWhatWasExpected() throws IOException {
    assertThat(run(NOT_THERE, "--report=bench.pdf")).isEqualTo(2);
    assertThat(run(NOT_THERE, "--loads=open")).isEqualTo(2);
    assertThat(run(NOT_THERE, "--growth=doors")).isEqualTo(2);
    assertThat(run(NOT_THERE, "--rounds=0")).isEqualTo(2);

    assertThat(complaints.toString())
        .contains(
            "--report: bench.pdf (expected: a name that ends with .html)",
            "--loads: load: open (expected: open and a rate",
            "--growth: doors (expected: some of windows,waiting,boards,rules,journal",
            "0 (expected: at least 1)");
  }
}
