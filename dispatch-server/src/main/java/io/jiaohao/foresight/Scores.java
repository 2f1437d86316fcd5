package io.jiaohao.foresight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Forecasts held against what came, the last ones of each zone and class. */
final class Scores {
  private static final double MS_PER_MINUTE = 60_000;
  private static final double FAR_MIN = 10;

  private final Map<String, Map<String, Ring>> rings = new TreeMap<>();

  private static final class Ring {
    final double[] errorMin = new double[ForesightLimits.SCORED];
    final boolean[] withinNinety = new boolean[ForesightLimits.SCORED];
    int added;

    int size() {
      return Math.min(added, ForesightLimits.SCORED);
    }
  }

  void add(String zone, String ticketClass, Forecast forecast, long waitedMs) {
    Ring ring =
        rings
            .computeIfAbsent(zone, z -> new TreeMap<>())
            .computeIfAbsent(ticketClass, c -> new Ring());
    int at = ring.added++ % ForesightLimits.SCORED;
    ring.errorMin[at] = (forecast.halfMs() - waitedMs) / MS_PER_MINUTE;
    ring.withinNinety[at] = waitedMs <= forecast.ninetyMs();
  }

  List<Score> figures() {
    List<Score> figures = new ArrayList<>();
    rings.forEach(
        (zone, byClass) ->
            byClass.forEach((ticketClass, ring) -> figures.add(figure(zone, ticketClass, ring))));
    return figures;
  }

  private static Score figure(String zone, String ticketClass, Ring ring) {
    double off = 0;
    double bias = 0;
    int half = 0;
    int ninety = 0;
    int farTooLow = 0;
    int count = ring.size();
    for (int i = 0; i < count; i++) {
      double error = ring.errorMin[i];
      off += Math.abs(error);
      bias += error;
      half += error >= 0 ? 1 : 0;
      ninety += ring.withinNinety[i] ? 1 : 0;
      farTooLow += error < -FAR_MIN ? 1 : 0;
    }
    double n = Math.max(1, count);
    return new Score(
        zone, ticketClass, count, off / n, bias / n, half / n, ninety / n, farTooLow / n);
  }
}
