package io.jiaohao.views;

/**
 * A window as it looks from outside.
 *
 * @param zone the zone of the first service that it serves
 * @param callId 0 = no call; then the fields after it are empty
 * @param announcement 1 = called once
 * @param serving service has started
 */
public record WindowLook(
    String window,
    String wing,
    String zone,
    boolean open,
    boolean offline,
    long callId,
    long ticketId,
    String number,
    String service,
    long calledAtMs,
    int announcement,
    long announcedAtMs,
    boolean serving) {

  static WindowLook idle(String window, String wing, String zone, boolean open, boolean offline) {
    return new WindowLook(window, wing, zone, open, offline, 0, 0, "", "", 0, 0, 0, false);
  }

  WindowLook withOpen(boolean nowOpen) {
    return copy(nowOpen, offline, announcement, announcedAtMs, serving);
  }

  WindowLook withOffline(boolean nowOffline) {
    return copy(open, nowOffline, announcement, announcedAtMs, serving);
  }

  WindowLook withCall(long call, long ticket, String itsNumber, String itsService, long atMs) {
    return new WindowLook(
        window,
        wing,
        zone,
        open,
        offline,
        call,
        ticket,
        itsNumber,
        itsService,
        atMs,
        1,
        atMs,
        false);
  }

  WindowLook withAnnouncement(int nth, long atMs) {
    return copy(open, offline, nth, atMs, serving);
  }

  WindowLook withServing() {
    return copy(open, offline, announcement, announcedAtMs, true);
  }

  /** The same window and call; what may change while both stay is given. */
  private WindowLook copy(
      boolean isOpen, boolean isOffline, int nth, long nthAtMs, boolean isServing) {
    return new WindowLook(
        window,
        wing,
        zone,
        isOpen,
        isOffline,
        callId,
        ticketId,
        number,
        service,
        calledAtMs,
        nth,
        nthAtMs,
        isServing);
  }

  WindowLook withoutCall() {
    return idle(window, wing, zone, open, offline);
  }
}
