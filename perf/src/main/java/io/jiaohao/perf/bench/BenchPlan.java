package io.jiaohao.perf.bench;

import java.util.ArrayList;
import java.util.List;

/** Which cells are measured, in the order of a round. */
final class BenchPlan {
  static final Load ALONE = Load.inFlight(1);
  static final Load SATURATED = Load.inFlight(64);
  static final Load USUAL = Load.perSecond(1_000);

  /** The last is too much for some engines: what they owe then would stand in a next one's way. */
  static final List<Load> LOADS =
      List.of(ALONE, Load.perSecond(200), USUAL, SATURATED, Load.perSecond(5_000));

  /** Whom the main ratios need. */
  static final List<Engine> QUICK =
      List.of(Engine.FLOOR, Engine.JIAOHAO, Engine.PG_APP, Engine.REDIS_ALWAYS);

  private BenchPlan() {}

  /** Everything of the two lists that an engine can be asked for and that is installed. */
  static List<Cell> cells(List<Engine> engines, List<Load> loads) {
    List<Cell> cells = new ArrayList<>();
    for (Load load : loads) {
      for (Engine engine : engines) {
        if (engine.isInstalled() && sensible(engine, load)) {
          cells.add(Cell.standard(engine, load));
        }
      }
    }
    return cells;
  }

  /** The main ratios: as few as they need. */
  static List<Cell> quick() {
    List<Cell> cells =
        new ArrayList<>(cells(List.of(Engine.FLOOR, Engine.JIAOHAO), List.of(USUAL)));
    cells.addAll(cells(QUICK, List.of(SATURATED)));
    return cells;
  }

  /** Listeners of a database are far behind at 5,000 a second: they would measure the queue. */
  private static boolean sensible(Engine engine, Load load) {
    return engine != Engine.PG_NOTIFY || !load.open() || load.number() <= USUAL.number();
  }

  /** Engines that a plan wanted and whose program is not there. */
  static List<Engine> absent(List<Engine> wanted) {
    return wanted.stream().filter(engine -> !engine.isInstalled()).sorted().toList();
  }
}
