package io.jiaohao.perf.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchPlanTest {

  @Test
  void loadsAreReadAsTheyAreWritten() {
    assertThat(Load.of("open1000")).isEqualTo(Load.perSecond(1_000));
    assertThat(Load.of(Load.inFlight(64).word())).isEqualTo(Load.inFlight(64));
    assertThatThrownBy(() -> Load.of("open"))
        .hasMessageStartingWith("load: open (expected: open and a rate");
    assertThatThrownBy(() -> Engine.of("kafka"))
        .hasMessageStartingWith("engine: kafka (expected: one of floor, jiaohao, ");
  }

  @Test
  void aRoundTakesTheEnginesInTurnsEachUnderAllLoads() {
    List<Cell> cells =
        BenchPlan.cells(
            List.of(Engine.FLOOR, Engine.JIAOHAO), List.of(Load.inFlight(64), Load.perSecond(200)));

    assertThat(cells.stream().map(Cell::word))
        .containsExactly("floor sat64", "jiaohao sat64", "floor open200", "jiaohao open200");
    assertThat(Rounds.byServer(cells))
        .extracting(ofOne -> ofOne.stream().map(Cell::word).toList())
        .containsExactly(
            List.of("floor sat64", "floor open200"), List.of("jiaohao sat64", "jiaohao open200"));
  }

  @Test
  void growthHasFloorAndServerInEachSizeAndEachSizeOnce() {
    List<Cell> cells = Growth.cells(EnumSet.allOf(Growing.class));

    assertThat(cells).doesNotHaveDuplicates();
    assertThat(cells.stream().filter(cell -> cell.engine() == Engine.FLOOR))
        .hasSameSizeAs(cells.stream().filter(cell -> cell.engine() == Engine.JIAOHAO).toList());
    assertThat(cells.stream().map(Cell::word))
        .contains(
            "jiaohao open500",
            "jiaohao open500 windows=512",
            "jiaohao open500 waiting=1000000",
            "jiaohao open50",
            "jiaohao open50 boards=1000");
  }

  @Test
  void oneThingCanGrowAlone() {
    assertThat(Growth.cells(EnumSet.of(Growing.BOARDS)).stream().map(Cell::word))
        .containsExactly(
            "floor open50",
            "jiaohao open50",
            "floor open50 boards=120",
            "jiaohao open50 boards=120",
            "floor open50 boards=1000",
            "jiaohao open50 boards=1000");
    assertThat(Growth.cells(EnumSet.of(Growing.JOURNAL))).isEmpty();
    assertThatThrownBy(() -> Growing.of("doors"))
        .hasMessageStartingWith("doors (expected: some of");
  }
}
