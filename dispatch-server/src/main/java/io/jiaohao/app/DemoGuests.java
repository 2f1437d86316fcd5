package io.jiaohao.app;

/**
 * What a demonstration keeps free for people at its pages: a kiosk and a board of their own. A
 * window is taken over from its simulated clerk when somebody opens its page.
 */
public final class DemoGuests {
  public static final String KIOSK = "kiosk-guest";
  public static final String BOARD = "board-guest";

  /** Begins the line that tells who has come: the device that its page will be. */
  public static final String CAME = "guest came: ";

  private DemoGuests() {}
}
