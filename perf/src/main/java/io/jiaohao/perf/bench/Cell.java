package io.jiaohao.perf.bench;

/** One thing to measure: an engine under a load in a hall. */
record Cell(Engine engine, Load load, Size size) {
  static Cell standard(Engine engine, Load load) {
    return new Cell(engine, load, Size.STANDARD);
  }

  /** As {@code floor open500 windows=1300}. */
  String word() {
    return (engine.word() + " " + load.word() + " " + size.word()).strip();
  }
}
