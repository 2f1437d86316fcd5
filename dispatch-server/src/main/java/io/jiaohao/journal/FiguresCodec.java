package io.jiaohao.journal;

import io.jiaohao.core.DayFigures;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.Overtime;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.WindowOvertime;

/** A day's figures as messages and back. */
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
        .setOvertimeCalls(figures.overtime().calls())
        .setOvertimeMs(figures.overtime().ms())
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
        message.getCancelled(),
        new Overtime(message.getOvertimeCalls(), message.getOvertimeMs()));
  }

  static WindowOvertime message(HallImage.WindowOvertime one) {
    return WindowOvertime.newBuilder()
        .setWindow(one.window())
        .setCalls(one.overtime().calls())
        .setMs(one.overtime().ms())
        .build();
  }

  static HallImage.WindowOvertime overtime(WindowOvertime message) throws JournalException {
    Wire.known(message);
    return new HallImage.WindowOvertime(
        message.getWindow(), new Overtime(message.getCalls(), message.getMs()));
  }
}
