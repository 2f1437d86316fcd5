package io.jiaohao.perf.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsTest {
  private static final Load SATURATED = Load.inFlight(64);

  private static Budget.Verdict check(String yaml) throws IOException {
    BenchRecord record = Records.empty();
    record.runs().add(Records.run(Engine.FLOOR, SATURATED, 50_000, 0.5, 1, 14));
    record.runs().add(Records.run(Engine.JIAOHAO, SATURATED, 24_000, 1, 3, 28));
    List<Budget> budgets = BudgetFile.parse("budgets.yaml", yaml);
    return budgets.get(0).check(Figures.of(record));
  }

  @Test
  void aLeastThatIsMissedDoesNotHold() throws IOException {
    Budget.Verdict verdict =
        check(
            "- {say: throughput, zh: 某, of: jiaohao sat64 cycles, to: floor sat64 cycles, at_least: 0.5}");

    assertThat(verdict.state()).isEqualTo(Budget.State.BROKEN);
    assertThat(verdict.line()).isEqualTo("DOES NOT      throughput: 0.480 (at least 0.500)");
  }

  @Test
  void aMostThatIsJustReachedHolds() throws IOException {
    Budget.Verdict verdict =
        check("- {say: time, zh: 某, of: jiaohao sat64 cpu, to: floor sat64 cpu, at_most: 2}");

    assertThat(verdict.state()).isEqualTo(Budget.State.HOLDS);
    assertThat(verdict.line()).isEqualTo("holds         time: 2 (at most 2)");
  }

  @Test
  void aFigureMayStandByItself() throws IOException {
    Budget.Verdict verdict =
        check("- {say: lost, zh: 某, of: jiaohao sat64 unfinished, at_most: 0}");

    assertThat(verdict.state()).isEqualTo(Budget.State.HOLDS);
  }

  @Test
  void whatWasNotMeasuredIsSaidAndNeitherHoldsNorBreaks() throws IOException {
    Budget.Verdict verdict =
        check("- {say: p50, zh: 某, of: jiaohao sat64 p50, to: pg_app sat64 p50, at_most: 1}");

    assertThat(verdict.state()).isEqualTo(Budget.State.NOT_MEASURED);
    assertThat(verdict.line()).contains("no jiaohao sat64 p50 / pg_app sat64 p50");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{say: x, zh: 某, of: a, at_mots: 1}|entry 1: at_mots (expected: say, zh, of, to, at_most, at_least, growth)",
        "{say: x, zh: 某, of: a}|entry 1: expected either at_most or at_least",
        "{say: x, zh: 某, of: a, at_most: 1, at_least: 1}|entry 1: expected either at_most or at_least",
        "{say: x, zh: 某, of: a, at_most: soon}|entry 1: at_most: soon (expected: a number)",
        "{of: a, at_most: 1}|entry 1: say: null (expected: words)",
        "quickly|entry 1: quickly (expected: a map)"
      })
  void aWrongEntryIsNamed(String entry, String message) {
    assertThatThrownBy(() -> BudgetFile.parse("b.yaml", "- " + entry))
        .isInstanceOf(IOException.class)
        .hasMessage("b.yaml: " + message);
  }

  @Test
  void theProjectsOwnBudgetsCanBeReadAndNameOnlyFiguresThatThereAre() throws IOException {
    List<Budget> budgets = BudgetFile.read(Path.of("budgets.yaml"));

    assertThat(budgets).hasSizeGreaterThan(20);
    assertThat(
            budgets.stream()
                .flatMap(budget -> Stream.of(budget.of(), budget.to().orElse(budget.of()))))
        .allMatch(FigureNames::canBe);
  }
}
