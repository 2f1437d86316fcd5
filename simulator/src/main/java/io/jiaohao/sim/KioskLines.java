package io.jiaohao.sim;

import java.util.HashMap;
import java.util.Map;

/**
 * Which kiosks are away and since when the others are back. While a kiosk is away the time for its
 * slips rests, and once it is back they are waited for anew: paper may have come out unheard of.
 */
final class KioskLines {
  private static final long STILL_AWAY = Long.MAX_VALUE;

  /** By kiosk; one that has never been away is not in here. */
  private final Map<String, Long> backSinceMs = new HashMap<>();

  void isAway(String kiosk) {
    backSinceMs.put(kiosk, STILL_AWAY);
  }

  void isBack(String kiosk, long nowMs) {
    backSinceMs.put(kiosk, nowMs);
  }

  /**
   * Whether this ticket's slip may still be waited for, from its issue or from its kiosk's return.
   */
  boolean isInTime(TicketRecord ticket, long atMs, long withinMs) {
    long backMs = backSinceMs.getOrDefault(ticket.kiosk, 0L);
    return backMs == STILL_AWAY || atMs - Math.max(ticket.issuedMs, backMs) <= withinMs;
  }
}
