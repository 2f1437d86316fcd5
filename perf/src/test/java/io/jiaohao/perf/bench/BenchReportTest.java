package io.jiaohao.perf.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class BenchReportTest {
  private static final Load USUAL = Load.perSecond(1_000);

  @TempDir private Path dir;

  private static BenchRecord record() {
    BenchRecord record = Records.empty();
    for (Load load : List.of(Load.inFlight(64), USUAL, Load.perSecond(Growth.RATE))) {
      record.runs().add(Records.run(Engine.FLOOR, load, 1_000, 0.25, 1.5, 160));
      record.runs().add(Records.run(Engine.JIAOHAO, load, 1_000, 0.3, 3, 300));
    }
    Cell large =
        new Cell(Engine.JIAOHAO, Load.perSecond(Growth.RATE), Size.STANDARD.withWindows(260));
    record.runs().add(Records.run(large, 1, 500, 0.4, 3, 310));
    record.others().add(part("EntryBenchmark.chain", 420));
    record.others().add(part("DispatchBenchmark.issueAndNext waiting=10000 windows=130", 5_300));
    record
        .others()
        .add(
            new JsonObject()
                .put("recovery", 10_000)
                .put("served_ms", 1_500)
                .put("replayed_ms", 1_600));
    record.absent().add("mosquitto: <not> installed");
    return record;
  }

  private static JsonObject part(String name, double score) {
    return new JsonObject()
        .put("jmh", name)
        .put("score", score)
        .put("error", 9)
        .put("unit", "ns/op");
  }

  private static List<Budget> budgets() throws IOException {
    return BudgetFile.parse(
        "b",
        "- {say: throughput, zh: 吞吐, of: jiaohao sat64 cycles, to: floor sat64 cycles, at_least: 2}");
  }

  @Test
  void thePageIsWholeByItself() throws Exception {
    String page = BenchPage.of(record(), budgets());

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("link").getLength()).isZero();
    assertThat(document.getElementsByTagName("svg").getLength()).isGreaterThanOrEqualTo(5);
    assertThat(page)
        .doesNotContain("http://", "https://", "src=")
        .contains("EntryBenchmark.chain", "does not hold", "&lt;not&gt; installed", "windows=260");
  }

  @Test
  void aRecordComesBackFromItsFileWithTheSameFigures() throws IOException {
    Path file = dir.resolve("bench.json");
    record().write(file);

    BenchRecord read = BenchRecord.read(file);

    assertThat(Figures.of(read).all()).isEqualTo(Figures.of(record()).all());
    assertThat(read.absent()).isEqualTo(record().absent());
    assertThat(read.conditions()).isEqualTo(record().conditions());
  }

  @Test
  void anotherFileIsNoRecord() throws IOException {
    Path file = Files.writeString(dir.resolve("other.json"), "{\"runs\":7}");

    assertThatThrownBy(() -> BenchRecord.read(file)).hasMessageContaining("no record of a bench");
  }

  @Test
  void theRoundsOfACellAreOneHistogram() throws IOException {
    Cell cell = Cell.standard(Engine.FLOOR, USUAL);
    Histograms histograms = new Histograms();
    histograms.add(cell, log("one.hlog", 1_000_000));
    histograms.add(cell, log("two.hlog", 3_000_000));
    Path written = dir.resolve("all.hlog");
    histograms.write(written);

    try (HistogramLogReader reader = new HistogramLogReader(written.toFile())) {
      Histogram both = (Histogram) reader.nextIntervalHistogram();
      assertThat(both.getTag()).isEqualTo("floor.open1000.lastboard");
      assertThat(both.getTotalCount()).isEqualTo(2);
      assertThat(both.valuesAreEquivalent(both.getMaxValue(), 3_000_000)).isTrue();
    }
  }

  private Path log(String name, long nanos) throws IOException {
    Path file = dir.resolve(name);
    HistogramLogWriter writer = new HistogramLogWriter(file.toFile());
    Histogram times = new Histogram(3);
    times.recordValue(nanos);
    times.setTag("lastboard");
    writer.outputIntervalHistogram(0, 1, times, 1e6);
    writer.close();
    return file;
  }

  @Test
  void jmhsOwnResultBecomesOneLineABenchmark() {
    JsonArray jmh =
        new JsonArray(
            """
            [{"benchmark": "io.jiaohao.perf.DispatchBenchmark.issueAndNext",
              "params": {"windows": "130", "waiting": "10000"},
              "primaryMetric": {"score": 5300.5, "scoreError": "NaN", "scoreUnit": "ns/op"}}]
            """);

    assertThat(HotParts.results(jmh).get(0).encode())
        .isEqualTo(
            "{\"jmh\":\"DispatchBenchmark.issueAndNext waiting=10000 windows=130\","
                + "\"score\":5300.5,\"error\":0.0,\"unit\":\"ns/op\"}");
  }
}
