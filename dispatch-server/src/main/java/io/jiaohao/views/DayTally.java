package io.jiaohao.views;

import io.jiaohao.core.DayFigures;

/** The day's figures, counted from events. */
final class DayTally {
  long issued;
  long called;
  long served;
  long noShows;
  long passed;
  long returned;
  long cancelled;

  DayTally(DayFigures from) {
    issued = from.issued();
    called = from.called();
    served = from.served();
    noShows = from.noShows();
    passed = from.passed();
    returned = from.returned();
    cancelled = from.cancelled();
  }

  DayFigures figures() {
    return new DayFigures(issued, called, served, noShows, passed, returned, cancelled);
  }
}
