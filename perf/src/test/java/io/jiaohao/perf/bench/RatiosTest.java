package io.jiaohao.perf.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatiosTest {
  private static final Load SATURATED = Load.inFlight(64);
  private static final Load USUAL = Load.perSecond(1_000);

  @Test
  void theLastLineHasSixRatios() {
    BenchRecord record = Records.empty();
    record.runs().add(Records.run(Engine.FLOOR, SATURATED, 50_000, 0.5, 1, 14));
    record.runs().add(Records.run(Engine.JIAOHAO, SATURATED, 25_000, 1, 3, 35));
    record.runs().add(Records.run(Engine.PG_APP, SATURATED, 5_000, 7, 14, 203));
    record.runs().add(Records.run(Engine.REDIS_ALWAYS, SATURATED, 20_000, 1.5, 3.5, 34));
    record.runs().add(Records.run(Engine.FLOOR, USUAL, 1_000, 0.25, 1.5, 160));
    record.runs().add(Records.run(Engine.JIAOHAO, USUAL, 1_000, 0.3, 3, 300));

    assertThat(Ratios.of(Figures.of(record)).json().encode())
        .isEqualTo(
            "{\"throughput_vs_floor\":0.5,\"throughput_vs_pg_app\":5.0,"
                + "\"throughput_vs_redis_always\":1.25,\"p50_vs_floor\":1.2,"
                + "\"p99_vs_floor\":2.0,\"cpu_vs_floor\":2.5}");
  }

  @Test
  void aRatioToWhatIsNotInstalledIsNull() {
    BenchRecord record = Records.empty();
    record.runs().add(Records.run(Engine.FLOOR, SATURATED, 50_000, 0.5, 1, 14));
    record.runs().add(Records.run(Engine.JIAOHAO, SATURATED, 25_000, 1, 3, 28));

    assertThat(Ratios.of(Figures.of(record)).json().encode())
        .startsWith("{\"throughput_vs_floor\":0.5,\"throughput_vs_pg_app\":null,")
        .endsWith("\"p50_vs_floor\":null,\"p99_vs_floor\":null,\"cpu_vs_floor\":2.0}");
  }

  @Test
  void oneSaysWhichPackageIsMissing() {
    assertThat(BenchWords.absent(Engine.PG_APP))
        .contains("Debian package postgresql is not installed", "no ratio to pg_app");
  }
}
