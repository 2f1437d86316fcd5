package io.jiaohao.app;

import java.util.Set;

/**
 * Devices that a demonstration keeps for people at its pages, so that they replace none at work.
 */
public final class DemoGuests {
  static final String KIOSK = "kiosk-guest";
  static final String BOARD = "board-guest";

  static final String PAD = "pad-guest";

  /** Their ids. */
  public static final Set<String> DEVICES = Set.of(KIOSK, BOARD, PAD);

  /** Begins the line that says which page somebody has opened by its link. */
  public static final String OPENED = "opened: ";

  private DemoGuests() {}
}
