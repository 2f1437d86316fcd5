package io.jiaohao.core;

/**
 * A wait as people are told it: a range in fives that is left above by one in ten, never a single
 * minute. Made in one place, so that slip, board, phone and manager say the same.
 *
 * @param fromMin half of those who are told it wait at least so long, in minutes
 * @param toMin nine of ten wait no longer, in minutes
 */
public record WaitRange(Kind kind, int fromMin, int toMin) {
  private static final long MS_PER_MINUTE = 60_000;
  private static final int STEP_MIN = 5;

  /** Beyond this nobody is told a figure. */
  public static final int MOST_MIN = 240;

  /** What is known about a wait. */
  public enum Kind {
    /** Nothing has been worked out yet. */
    UNKNOWN,
    /** Nobody serves this now, and nobody is known to come. */
    NO_WINDOW,
    /** A window is idle. */
    NOW,
    MINUTES,
    /** More than {@link #MOST_MIN} minutes. */
    VERY_LONG
  }

  public static final WaitRange UNKNOWN = new WaitRange(Kind.UNKNOWN, 0, 0);
  public static final WaitRange NO_WINDOW = new WaitRange(Kind.NO_WINDOW, 0, 0);
  public static final WaitRange NOW = new WaitRange(Kind.NOW, 0, 0);

  /** The range for a middling wait and one that nine of ten stay below. */
  public static WaitRange of(long halfMs, long ninetyMs) {
    long from = Math.floorDiv(Math.max(0, halfMs), STEP_MIN * MS_PER_MINUTE) * STEP_MIN;
    long to = ceiling(Math.max(halfMs, ninetyMs));
    return from >= MOST_MIN
        ? new WaitRange(Kind.VERY_LONG, MOST_MIN, MOST_MIN)
        : new WaitRange(
            Kind.MINUTES, (int) from, (int) Math.min(MOST_MIN, Math.max(to, from + STEP_MIN)));
  }

  private static long ceiling(long ms) {
    long stepMs = STEP_MIN * MS_PER_MINUTE;
    return (ms / stepMs + (ms > 0 && ms % stepMs > 0 ? 1 : 0)) * STEP_MIN;
  }

  /** As it is shown and spoken. */
  public Words words() {
    return switch (kind) {
      case UNKNOWN -> new Words("等候时间暂不可知", "wait not known yet");
      case NO_WINDOW -> new Words("暂无窗口办理", "no window at present");
      case NOW -> new Words("可立即办理", "no wait");
      case VERY_LONG -> new Words(MOST_MIN / 60 + "小时以上", "over " + MOST_MIN / 60 + " hours");
      case MINUTES ->
          fromMin == 0
              ? new Words(toMin + "分钟以内", "within " + toMin + " min")
              : new Words(fromMin + "–" + toMin + "分钟", fromMin + "–" + toMin + " min");
    };
  }

  /** What the journal keeps of it, to be held against what comes. */
  public ShownWait shown() {
    return kind == Kind.MINUTES || kind == Kind.NOW
        ? new ShownWait(fromMin, toMin)
        : ShownWait.NONE;
  }
}
