package io.jiaohao.board.dots;

import java.io.IOException;

/**
 * A display that is not driven faster than it bears, and not at all while nothing changes. The
 * painter offers it the present picture again and again; what came too early is offered anew, so
 * the newest picture is always reached and none is queued.
 */
public final class PacedDisplay {
  private final BoardDisplay display;
  private final long gapMs;
  private Bitmap shown;
  private long shownMs;

  /** Paces {@code display}: at least {@code gapMs} from one picture to the next. */
  public PacedDisplay(BoardDisplay display, long gapMs) {
    this.display = display;
    this.gapMs = gapMs;
  }

  /**
   * Offers the present picture.
   *
   * @return whether this picture is on the display now
   */
  public boolean offer(Bitmap bitmap, long nowMs) throws IOException {
    if (bitmap.equals(shown)) {
      return true;
    }
    if (shown != null && nowMs - shownMs < gapMs) {
      return false;
    }
    display.show(bitmap);
    shown = bitmap;
    shownMs = nowMs;
    return true;
  }

  /** Shows a last picture, however soon after the one before, and lets the display go. */
  public void closeWith(Bitmap last) throws IOException {
    try (display) {
      display.show(last);
    }
  }
}
