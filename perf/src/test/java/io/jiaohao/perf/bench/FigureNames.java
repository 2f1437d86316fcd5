package io.jiaohao.perf.bench;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Which names a figure can have: a slip in a budget would only ever be "not measured". */
final class FigureNames {
  private static final String ENGINES =
      Arrays.stream(Engine.values()).map(Engine::word).collect(Collectors.joining("|"));
  private static final String MEASURES =
      Arrays.stream(Measure.values()).map(Measure::word).collect(Collectors.joining("|"));
  private static final String RUN =
      "(%s) (open|sat)\\d+( (windows|boards|waiting)=\\d+)? (%s)".formatted(ENGINES, MEASURES);
  private static final String OTHERS =
      "(%s) boards=\\d+ per_board".formatted(ENGINES)
          + "|limit (sync_and_trip|call|trip|sync|fanout) p(50|99)"
          + "|jmh \\w+\\.\\w+( \\w+=\\d+)*"
          + "|recovery \\d+ (served|replayed)";

  private FigureNames() {}

  static boolean canBe(String name) {
    return name.matches(RUN + "|" + OTHERS);
  }
}
