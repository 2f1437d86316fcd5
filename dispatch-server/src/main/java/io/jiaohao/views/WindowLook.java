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
    return new WindowLook(
        window,
        wing,
        zone,
        nowOpen,
        offline,
        callId,
        ticketId,
        number,
        service,
        calledAtMs,
        announcement,
        announcedAtMs,
        serving);
  }

  WindowLook withOffline(boolean nowOffline) {
    return new WindowLook(
        window,
        wing,
        zone,
        open,
        nowOffline,
        callId,
        ticketId,
        number,
        service,
        calledAtMs,
        announcement,
        announcedAtMs,
        serving);
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
    return new WindowLook(
        window,
        wing,
        zone,
        open,
        offline,
        callId,
        ticketId,
        number,
        service,
        calledAtMs,
        nth,
        atMs,
        serving);
  }

  WindowLook withServing() {
    return new WindowLook(
        window,
        wing,
        zone,
        open,
        offline,
        callId,
        ticketId,
        number,
        service,
        calledAtMs,
        announcement,
        announcedAtMs,
        true);
  }

  WindowLook withoutCall() {
    return idle(window, wing, zone, open, offline);
  }
}
