package io.jiaohao.journal;

import io.jiaohao.core.DayFigures;
import io.jiaohao.engine.JournalException;

/** A day's figures as a message and back. */
final class FiguresCodec {
  private FiguresCodec() {}

  static io.jiaohao.journal.wire.DayFigures message(DayFigures figures) {
    return io.jiaohao.journal.wire.DayFigures.newBuilder()
        .setIssued(figures.issued())
        .setCalled(figures.called())
        .setServed(figures.served())
        .setNoShows(figures.noShows())
        .setPassed(figures.passed())
        .setReturned(figures.returned())
        .setCancelled(figures.cancelled())
        .build();
  }

  static DayFigures figures(io.jiaohao.journal.wire.DayFigures message) throws JournalException {
    Wire.known(message);
    return new DayFigures(
        message.getIssued(),
        message.getCalled(),
        message.getServed(),
        message.getNoShows(),
        message.getPassed(),
        message.getReturned(),
        message.getCancelled());
  }
}
