package io.jiaohao.perf.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jiaohao.perf.ScratchDirectory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Floor and server, a second each load, in a small hall: everything comes back. Not how fast. */
class BenchSmokeTest {
  private static final Size SMALL = new Size(40, 3, 500);
  private static final BenchSettings ONCE = new BenchSettings(1, 1, 0, 200, 0, 0);

  /** In another directory there is no floor: the module before this one has made it. */
  private static final Path PEERS = Path.of("peers/target");

  private static String peers() throws Exception {
    assumeTrue(Files.isDirectory(PEERS), "peers are not packaged");
    try (var files = Files.list(PEERS)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith("-all.jar")).toList();
      assumeTrue(jars.size() == 1, "peers are not packaged");
      return jars.get(0).toAbsolutePath().toString();
    }
  }

  @Test
  void floorAndServerLeaveAFullRecord() throws Exception {
    String classPath = System.getProperty("java.class.path");
    Programs programs =
        new Programs(List.of("-cp", classPath, "io.jiaohao.app.ServerMain"), peers());
    BenchRecord record = Records.empty();
    Histograms histograms = new Histograms();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (ScratchDirectory scratch = ScratchDirectory.temporary("bench-smoke")) {
      new BenchRun(programs, scratch.path(), record, histograms, out)
          .rounds(
              ONCE,
              List.of(
                  new Cell(Engine.FLOOR, Load.perSecond(200), SMALL),
                  new Cell(Engine.JIAOHAO, Load.perSecond(200), SMALL),
                  new Cell(Engine.JIAOHAO, Load.inFlight(8), SMALL),
                  new Cell(Engine.JIAOHAO, Load.perSecond(100), SMALL)),
              60);
    }

    assertThat(record.absent()).isEmpty();
    assertThat(record.runs()).hasSize(4);
    for (Measurement run : record.runs()) {
      assertThat(run.value(Measure.UNFINISHED)).as(run.cell().word()).isZero();
      for (Measure measure : List.of(Measure.P50, Measure.P99, Measure.CPU, Measure.SYNC_P50)) {
        assertThat(run.value(measure)).as(run.cell().word() + " " + measure).isPositive();
      }
    }
    String size = SMALL.word().replace(' ', '.');
    assertThat(histograms.all())
        .containsKeys(
            "floor.open200." + size + ".lastboard",
            "jiaohao.open200." + size + ".terminal",
            "jiaohao.sat8." + size + ".lastboard");
    assertThat(histograms.all().get("jiaohao.open100." + size + ".lastboard").getTotalCount())
        .as("of its own load alone")
        .isEqualTo(100);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("x (sync + round trip)", "lost ");
  }
}
