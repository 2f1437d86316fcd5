package io.jiaohao.sim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code jiaohao policies} prints a table and a last line for programs. */
class PoliciesCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void chosenRulesAreHeldAgainstFirstComeFirstServed() {
    assertThat(run("--days", "2", "--volume", "1000", "--rules", "10-20-2,strict")).isZero();

    String[] lines = out.toString().split("\n", -1);
    assertThat(lines[0]).startsWith("| rule | mean |");
    assertThat(lines[2]).startsWith("| FCFS | ").contains(" | +0.00 ± 0.00 | ");
    assertThat(lines[3]).startsWith("| head start 0/10/20, stretch 2 | ");
    assertThat(lines[4]).startsWith("| strict class priority | ");
    assertThat(lines[5])
        .startsWith("{\"days\":2,\"seed\":1,\"volume\":1000,\"rules\":[{\"rule\":\"fcfs\",")
        .endsWith("]}");
    assertThat(err.toString()).contains("day 2 of 2");
  }

  @Test
  void whatCannotBeIsRefusedWithWhatCanBe() {
    assertThat(run("--days", "1")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("--volume", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("--rules", "lottery")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString())
        .contains("--days: 1 (expected: 2..")
        .contains("--volume: 0.0 (expected: above 0 to ")
        .contains("--rules: lottery (expected: one of [fcfs, ");
  }

  private int run(String... options) {
    return new CommandLine(new PoliciesCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(options);
  }
}
