package io.jiaohao.perf.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Offset<Double> NEARLY = Offset.offset(1e-9);
  private static final Load SATURATED = Load.inFlight(64);

  @Test
  void aFigureIsTheMedianOfItsRounds() {
    BenchRecord record = Records.empty();
    Cell floor = Cell.standard(Engine.FLOOR, SATURATED);
    for (int cycles : new int[] {50_000, 12_000, 52_000}) {
      record.runs().add(Records.run(floor, 1, cycles, 0.5, 1, 14));
    }

    assertThat(Figures.of(record).get("floor sat64 cycles")).hasValue(50_000);
  }

  @Test
  void aLargerHallHasFiguresOfItsOwn() {
    BenchRecord record = Records.empty();
    Load load = Load.perSecond(500);
    record.runs().add(Records.run(Engine.JIAOHAO, load, 500, 0.5, 1, 200));
    Cell large = new Cell(Engine.JIAOHAO, load, Size.STANDARD.withWindows(13_000));
    record.runs().add(Records.run(large, 1, 500, 0.6, 1, 230));
    Figures figures = Figures.of(record);

    assertThat(figures.ratio("jiaohao open500 windows=13000 cpu", "jiaohao open500 cpu"))
        .hasValueCloseTo(1.15, NEARLY);
  }

  @Test
  void thereIsNoRatioWithoutBoth() {
    BenchRecord record = Records.empty();
    record.runs().add(Records.run(Engine.JIAOHAO, SATURATED, 20_000, 1, 3, 30));

    assertThat(Figures.of(record).ratio("jiaohao sat64 cycles", "floor sat64 cycles")).isEmpty();
  }

  @Test
  void whatOneMoreBoardCostsIsTheDifferenceByTheBoards() {
    BenchRecord record = Records.empty();
    Load load = Load.perSecond(Growth.BOARDS_RATE);
    record.runs().add(Records.run(Engine.FLOOR, load, 200, 0.5, 1, 392));
    Cell many = new Cell(Engine.FLOOR, load, Size.STANDARD.withBoards(120));
    record.runs().add(Records.run(many, 1, 200, 0.5, 1, 932));

    assertThat(Figures.of(record).get("floor boards=120 per_board")).hasValueCloseTo(5.0, NEARLY);
  }

  @Test
  void theLeastOfACallIsHalfARoundTripASyncAndThirteenSockets() {
    BenchRecord record = Records.empty();
    record.others().add(limit("rtt_raw_blocking", "us", 54));
    record.others().add(limit("fdatasync_overwrite_preallocated", "us", 91));
    record.others().add(limit("fanout_13", "last_us", 92).put("sat_msgs_s", 180_000));

    assertThat(Figures.of(record).get("limit call p50")).hasValueCloseTo(0.21, NEARLY);
  }

  @Test
  void theFloorStandsByASyncAndARoundTripOfItsOwnRun() {
    BenchRecord record = Records.empty();
    record.runs().add(Records.run(Engine.FLOOR, Load.perSecond(1_000), 1_000, 0.3, 1, 160));

    assertThat(FloorByLimit.LATENCY_AT_1000.of(Figures.of(record))).hasValueCloseTo(2.0, NEARLY);
  }

  private static JsonObject limit(String name, String times, double p50) {
    return new JsonObject()
        .put("phys", name)
        .put(times, new JsonObject().put("p50", p50).put("p99", 2 * p50));
  }
}
