package io.jiaohao.views;

import java.util.ArrayList;
import java.util.List;

/**
 * A window as it looks from outside.
 *
 * @param zone the zone of the first service that it serves
 */
public record WindowLook(
    String window, String wing, String zone, boolean open, boolean offline, Duty duty, Call call) {

  /**
   * Who works there and how.
   *
   * @param clerk who is signed in, or empty
   * @param pause why it is on a break, or empty
   * @param pausedUntilMs the planned return, 0 if unknown
   * @param auto visitors are called by themselves
   * @param undoneCallId its last call, if that was taken back; else 0
   * @param finishedCallId its last call, if that ended well, nobody has been served since and its
   *     visitor has not said what to think of it; else 0
   * @param held tickets that it has on hold, by rising id
   */
  public record Duty(
      String clerk,
      String pause,
      long pausedUntilMs,
      boolean auto,
      long undoneCallId,
      long finishedCallId,
      List<Held> held) {

    /** Nothing to tell. */
    public static final Duty NONE = new Duty("", "", 0, false, 0, 0, List.of());

    public Duty {
      held = List.copyOf(held);
    }

    Duty withClerk(String now) {
      return new Duty(now, pause, pausedUntilMs, auto, undoneCallId, finishedCallId, held);
    }

    Duty withPause(String reason, long untilMs) {
      return new Duty(clerk, reason, untilMs, auto, undoneCallId, finishedCallId, held);
    }

    Duty withAuto(boolean now) {
      return new Duty(clerk, pause, pausedUntilMs, now, undoneCallId, finishedCallId, held);
    }

    Duty withUndone(long callId) {
      return new Duty(clerk, pause, pausedUntilMs, auto, callId, finishedCallId, held);
    }

    Duty withFinished(long callId) {
      return new Duty(clerk, pause, pausedUntilMs, auto, undoneCallId, callId, held);
    }

    Duty withHeld(List<Held> now) {
      return new Duty(clerk, pause, pausedUntilMs, auto, undoneCallId, finishedCallId, now);
    }
  }

  /** A ticket on hold; {@code untilMs} is when the visitor is expected, 0 if nobody knows. */
  public record Held(
      long ticketId, String number, String service, String reason, long sinceMs, long untilMs) {}

  /**
   * The visitor who is called or served.
   *
   * @param callId 0 = no call; then the other fields are empty
   * @param announcement 1 = called once
   * @param serving service has started
   * @param alsoServed further services in the same call
   */
  public record Call(
      long callId,
      long ticketId,
      String number,
      String service,
      long calledAtMs,
      int announcement,
      long announcedAtMs,
      boolean serving,
      List<String> alsoServed) {

    /** Nobody is called. */
    public static final Call NONE = new Call(0, 0, "", "", 0, 0, 0, false, List.of());

    public Call {
      alsoServed = List.copyOf(alsoServed);
    }

    Call withAnnouncement(int nth, long atMs) {
      return new Call(
          callId, ticketId, number, service, calledAtMs, nth, atMs, serving, alsoServed);
    }

    Call withServing() {
      return new Call(
          callId,
          ticketId,
          number,
          service,
          calledAtMs,
          announcement,
          announcedAtMs,
          true,
          alsoServed);
    }

    Call withService(String now) {
      return new Call(
          callId,
          ticketId,
          number,
          now,
          calledAtMs,
          announcement,
          announcedAtMs,
          serving,
          alsoServed);
    }

    Call withAlsoServed(String oneMore) {
      List<String> all = new ArrayList<>(alsoServed);
      all.add(oneMore);
      return new Call(
          callId, ticketId, number, service, calledAtMs, announcement, announcedAtMs, serving, all);
    }
  }

  static WindowLook idle(String window, String wing, String zone, boolean open, boolean offline) {
    return new WindowLook(window, wing, zone, open, offline, Duty.NONE, Call.NONE);
  }

  /** Whether a visitor is called or served here. */
  public boolean hasCall() {
    return call.callId() != 0;
  }

  /** Whether the window is on a break. */
  public boolean paused() {
    return !duty.pause().isEmpty();
  }

  WindowLook withOpen(boolean now) {
    return new WindowLook(window, wing, zone, now, offline, duty, call);
  }

  WindowLook withOffline(boolean now) {
    return new WindowLook(window, wing, zone, open, now, duty, call);
  }

  WindowLook withDuty(Duty now) {
    return new WindowLook(window, wing, zone, open, offline, now, call);
  }

  WindowLook withCall(Call now) {
    return new WindowLook(window, wing, zone, open, offline, duty, now);
  }
}
