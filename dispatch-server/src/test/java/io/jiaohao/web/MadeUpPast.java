package io.jiaohao.web;

import io.jiaohao.core.CallReason;
import io.jiaohao.core.Words;
import io.jiaohao.views.DayReport;
import io.jiaohao.views.HallPicture;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A past of our own making: one call, 31, of AA007, and the same day every day. */
final class MadeUpPast implements PastDesk {
  /** A call so far back that it would take too long. */
  static final long FAR = 7;

  static final HallPicture.Waits WAITS = new HallPicture.Waits(3, 60, 120, 180, 240);

  @Override
  public HallPicture at(long atMs) {
    return MadeUpHall.at(7, atMs);
  }

  @Override
  public Optional<Why> why(long callId) throws TooFarException {
    if (callId == FAR) {
      throw new TooFarException("looking back took over 20 s", null);
    }
    return callId == 31 ? Optional.of(call()) : Optional.empty();
  }

  @Override
  public Optional<Why> why(String number, LocalDate day) {
    return number.equals("AA007") ? Optional.of(call()) : Optional.empty();
  }

  private static Why call() {
    CallReason reason = new CallReason("head-start", 1, 0, 0, CallReason.Deciding.ONLY_ONE);
    return new Why(
        31,
        "AA007",
        "AA",
        "E03",
        MadeUpHall.OPENING_MS,
        reason,
        new Words("本窗口只有这一位在等候", "nobody else is waiting for this window"),
        List.of(),
        0,
        true);
  }

  @Override
  public DayReport report(LocalDate day) {
    return new DayReport(
        day.toString(),
        4,
        3,
        2,
        1,
        60_000,
        WAITS,
        List.of(0, 1, 0, 0, 1),
        List.of(new DayReport.Hour("", "", "", 9, WAITS)),
        List.of(new DayReport.Hour("E", "A", "", 9, WAITS)),
        List.of(new DayReport.Hour("E", "A", "AA", 9, WAITS)),
        List.of(new DayReport.WindowDay("E03", "E", 3, 2, 1, 600_000, 60_000, 2, 7)));
  }
}
