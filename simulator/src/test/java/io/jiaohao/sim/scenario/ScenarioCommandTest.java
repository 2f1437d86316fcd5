package io.jiaohao.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command goes on after a failure, and its last line is for programs. */
class ScenarioCommandTest {
  private static final String GOOD =
      """
      scenario: good
      given:
        hall:
          windows: {E01: A}
      when:
        - {kiosk: E1, does: issues, service: A, expect: {number: A001}}
      """;

  @TempDir private Path dir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void files() throws Exception {
    Files.writeString(dir.resolve("a-unreadable.yaml"), "scenario: x\n");
    Files.writeString(dir.resolve("b-wrong.yaml"), GOOD.replace("A001", "A002"));
    Files.writeString(dir.resolve("c-good.yaml"), GOOD);
  }

  private int run(String... args) {
    CommandLine line = new CommandLine(new ScenarioCommand());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  @Test
  @DisplayName("one that is wrong and one that cannot be read do not keep the rest from playing")
  void goesOn() {
    assertThat(run("run", dir.toString())).isEqualTo(1);
    assertThat(lines())
        .anySatisfy(line -> assertThat(line).contains("a-unreadable.yaml:1:1: given: missing"))
        .anySatisfy(line -> assertThat(line).contains("A001 (expected: A002)"))
        .anySatisfy(line -> assertThat(line).startsWith("ok").contains("c-good.yaml"));
    assertThat(lines().get(lines().size() - 1))
        .isEqualTo("{\"passed\": 1, \"failed\": 2, \"files\": 3, \"skipped\": 0, \"unseen\": 0}");
  }

  @Test
  @DisplayName("status 0 only if all hold; check reads without playing")
  void statuses() {
    assertThat(run("run", dir.resolve("c-good.yaml").toString())).isZero();
    assertThat(run("check", dir.resolve("b-wrong.yaml").toString())).isZero();
    assertThat(run("check", dir.toString())).isEqualTo(1);
    assertThat(run("run", dir.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(run("run", "--target", "nowhere", dir.resolve("c-good.yaml").toString()))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("none.yaml (expected: a readable file or folder)")
        .contains("--target: nowhere (expected: host:port, port 1..65535)");
  }
}
