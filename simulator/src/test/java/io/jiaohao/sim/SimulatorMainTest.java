package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A command line with a fault is refused with the bad value and the expected one, status 2. */
class SimulatorMainTest {
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine line = SimulatorMain.commandLine();
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  @Test
  void aDemoNeedsPossibleNumbers() {
    assertThat(run("demo", "--load", "0")).isEqualTo(2);
    assertThat(run("demo", "--speed", "0.5")).isEqualTo(2);
    assertThat(run("demo", "--kill", "-1")).isEqualTo(2);
    assertThat(run("demo", "--for", "ever")).isEqualTo(2);
    assertThat(run("demo", "--open", "08:59")).isEqualTo(2);
    assertThat(run("demo", "--port", "65536")).isEqualTo(2);
    assertThat(run("demo", "--faults", "-1")).isEqualTo(2);
    assertThat(run("demo", "--faults", "1", "--nodes", "2")).isEqualTo(2);

    assertThat(err.toString())
        .contains("demo: --load: 0.0 (expected: 0.01 to 20.0)")
        .contains("demo: --speed: 0.5 (expected: 1 to 1000)")
        .contains("demo: --kill: -1 (expected: 0 to 50)")
        .contains("'ever' (expected: as in 90s, 2m or 1h, up to 24h)")
        .contains("demo: --open: 08:59 (expected: 09:00 to before 17:00)")
        .contains("demo: --port: 65536 (expected: 0 to 65535)")
        .contains("demo: --faults: -1 (expected: 0 to 100000, without --nodes)")
        .contains("demo: --faults: 1 (expected: 0 to 100000, without --nodes)")
        .contains("Try 'simulator demo --help'.");
  }

  @Test
  void aDemoDoesNotGoOnWithAnOldHall(@TempDir Path data) throws Exception {
    Files.writeString(data.resolve("journal.sqlite"), "");

    assertThat(run("demo", "--data", data.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("(expected: a new or empty directory; a demo begins its own day)");
  }

  @Test
  void aVirtualHallDoesNotGoOnWithAnOldJournal(@TempDir Path data) throws Exception {
    Files.writeString(data.resolve("xian.journal"), "");

    assertThat(run("simulate", "--virtual", "--data", data.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("(expected: a new or empty directory; a virtual hall begins its own days)");
  }

  @Test
  void aTargetIsAHostAndAPort(@TempDir Path dir) throws Exception {
    Path keys = Files.writeString(dir.resolve("devices.keys"), "");

    assertThat(run("simulate", "--target", "nowhere", "--keys", keys.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--target: nowhere (expected: host:port, port 1..65535)");
  }

  @Test
  void theKeysMustBeThere(@TempDir Path dir) throws Exception {
    Path none = dir.resolve("none");
    Path empty = Files.writeString(dir.resolve("devices.keys"), "");

    assertThat(run("simulate", "--target", "127.0.0.1:7500", "--keys", none.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("none (expected: a readable key file)");
    assertThat(run("simulate", "--target", "127.0.0.1:7500", "--keys", empty.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("keys: none for kiosk-E1, kiosk-E2");
  }

  @Test
  void aScenarioIsADayThatShipsOrASoundFile(@TempDir Path dir) throws Exception {
    Path faulty = Files.writeString(dir.resolve("day.yaml"), "load: 99\n");

    assertThat(run("simulate", "--scenario", "doomsday")).isEqualTo(2);
    assertThat(run("simulate", "--scenario", faulty.toString())).isEqualTo(2);
    assertThat(run("simulate", "--scenario", "calm", "--report", dir.toString())).isEqualTo(2);
    assertThat(run("simulate", "--scenario", "calm", "--keys", faulty.toString())).isEqualTo(2);

    assertThat(err.toString())
        .contains("--scenario: doomsday (expected: a readable file, or one of calm, crowded,")
        .contains("load: 99 (expected: a number 0.01..20)")
        .contains("from: missing")
        .contains("(expected: a new or empty directory; a report belongs to one run)")
        .contains("(expected: with --target only)");
  }

  @Test
  void theDaysThatShipAreListed() {
    StringWriter out = new StringWriter();
    CommandLine line = SimulatorMain.commandLine();
    line.setOut(new PrintWriter(out));

    assertThat(line.execute("simulate", "--list")).isZero();
    assertThat(out.toString()).contains("crowded", "power-cut", "Ten times the load", "高峰时重启");
  }
}
