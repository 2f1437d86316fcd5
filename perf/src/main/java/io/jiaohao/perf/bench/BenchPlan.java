package io.jiaohao.perf.bench;

import java.util.ArrayList;
import java.util.List;

/** Which cells are measured; those of one server in the order that they have here. */
final class BenchPlan {
  static final Load ALONE = Load.inFlight(1);
  static final Load SATURATED = Load.inFlight(64);
  static final Load USUAL = Load.perSecond(1_000);

  /** Those that wait for their cycles come first: of a schedule an engine may owe some for long. */
  static final List<Load> LOADS =
      List.of(ALONE, SATURATED, Load.perSecond(200), USUAL, Load.perSecond(5_000));

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
    List<Cell> cells = new ArrayList<>(cells(QUICK, List.of(SATURATED)));
    cells.addAll(cells(List.of(Engine.FLOOR, Engine.JIAOHAO), List.of(USUAL)));
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
