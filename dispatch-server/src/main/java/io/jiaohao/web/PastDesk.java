package io.jiaohao.web;

import io.jiaohao.core.CallReason;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.Words;
import io.jiaohao.views.DayReport;
import io.jiaohao.views.HallPicture;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What has been, from the journal. Each look takes as long as reading does, so never ask on the
 * web's own thread.
 */
public interface PastDesk {

  /**
   * Why a ticket was called.
   *
   * @param words the deciding reason
   * @param list whom the window would have taken then, in that order, the first of them
   * @param listed how many there were
   * @param agrees the list, derived again, begins with who was called
   */
  record Why(
      long callId,
      String number,
      String service,
      String window,
      long calledAtMs,
      CallReason reason,
      Words words,
      List<HallImage.Ticket> list,
      int listed,
      boolean agrees) {
    public Why {
      list = List.copyOf(list);
    }
  }

  /** The look would have taken too long. */
  final class TooFarException extends IOException {
    private static final long serialVersionUID = 1L;

    public TooFarException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The hall at a moment, with the waits of its day until then. */
  HallPicture at(long atMs) throws IOException;

  /** Why this call was made; empty if there is none. */
  Optional<Why> why(long callId) throws IOException;

  /** Why this number was called last on a business day; empty if it was not. */
  Optional<Why> why(String number, LocalDate day) throws IOException;

  /** A business day in figures, or as much of it as there is. */
  DayReport report(LocalDate day) throws IOException;
}
