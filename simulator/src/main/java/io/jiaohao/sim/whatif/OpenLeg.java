package io.jiaohao.sim.whatif;

import java.util.ArrayList;
import java.util.List;

/** A leg while the day is being read: calls begin and end, and may be taken back. */
final class OpenLeg {
  private static final long UNKNOWN = -1;

  final long releaseMs;
  final String wing;
  final String service;
  final String ticketClass;
  final String walkUp;
  private final List<Call> calls = new ArrayList<>();
  private long cameMs;
  private long leftMs;
  private boolean isVoid;
  private long noticedMs = UNKNOWN;
  private long afterMs = UNKNOWN;

  /** A call, from its beginning to its end. */
  private static final class Call {
    final long callId;
    final long fromMs;
    long toMs;
    boolean inVain;

    Call(long callId, long fromMs) {
      this.callId = callId;
      this.fromMs = fromMs;
    }

    boolean isOpen() {
      return toMs == 0;
    }

    long lengthMs() {
      return toMs - fromMs;
    }

    /** Who is still there when the day ends needs the usual time, or goes just after it. */
    void until(long lastMs, long usualMs) {
      if (isOpen()) {
        toMs = Math.max(lastMs + 1, fromMs + usualMs);
      }
    }
  }

  OpenLeg(
      long cameMs, long releaseMs, String wing, String service, String ticketClass, String walkUp) {
    this.cameMs = cameMs;
    this.releaseMs = releaseMs;
    this.wing = wing;
    this.service = service;
    this.ticketClass = ticketClass;
    this.walkUp = walkUp;
  }

  long cameMs() {
    return cameMs;
  }

  void printed(long atMs) {
    cameMs = atMs;
    isVoid = false;
  }

  void voided() {
    isVoid = true;
  }

  void left(long atMs) {
    leftMs = atMs;
  }

  void called(long callId, long atMs) {
    calls.add(new Call(callId, atMs));
  }

  void ended(long callId, long atMs, boolean inVain) {
    for (Call call : calls) {
      if (call.callId == callId && call.isOpen()) {
        call.toMs = atMs;
        call.inVain = inVain;
      }
    }
  }

  void callTakenBack(long callId) {
    calls.removeIf(call -> call.callId == callId);
  }

  void endTakenBack(long callId) {
    for (Call call : calls) {
      if (call.callId == callId) {
        call.toMs = 0;
        call.inVain = false;
      }
    }
  }

  boolean isFirstCall() {
    return calls.size() == 1;
  }

  void noticedAfter(long ms) {
    noticedMs = ms;
  }

  void nextCalledAfter(long ms) {
    afterMs = ms;
  }

  long knownNoticedMs() {
    return noticedMs;
  }

  long knownAfterMs() {
    return afterMs;
  }

  /** What clerks spent on it; negative if it was never called, or in vain, or goes on. */
  long knownAtWindowMs() {
    List<RecordedDay.Stretch> stretches = stretches();
    return stretches.isEmpty() || calls.stream().anyMatch(Call::isOpen)
        ? UNKNOWN
        : stretches.stream().mapToLong(RecordedDay.Stretch::lastsMs).sum();
  }

  private List<RecordedDay.Stretch> stretches() {
    List<RecordedDay.Stretch> stretches = new ArrayList<>();
    long beforeMs = 0;
    for (Call call : calls) {
      if (!call.inVain) {
        long afterMs = stretches.isEmpty() ? 0 : call.fromMs - beforeMs;
        stretches.add(new RecordedDay.Stretch(afterMs, call.lengthMs()));
        beforeMs = call.toMs;
      }
    }
    return stretches;
  }

  /** Whether it counts: a number whose slip never came out does not. */
  boolean counts() {
    return !isVoid || !calls.isEmpty();
  }

  /** The leg, with what the rest of the day says about what is not known of it. */
  RecordedDay.Leg leg(long lastMs, long usualAtWindowMs, long usualNoticedMs, long usualAfterMs) {
    boolean wasCalled = !calls.isEmpty();
    calls.forEach(call -> call.until(lastMs, usualAtWindowMs));
    List<RecordedDay.Stretch> stretches = stretches();
    return new RecordedDay.Leg(
        cameMs,
        releaseMs,
        wing,
        service,
        ticketClass,
        walkUp,
        wasCalled ? calls.get(0).fromMs : 0,
        calls.stream().filter(c -> c.inVain).map(Call::lengthMs).toList(),
        !wasCalled || !stretches.isEmpty(),
        stretches.isEmpty() ? List.of(new RecordedDay.Stretch(0, usualAtWindowMs)) : stretches,
        noticedMs >= 0 ? noticedMs : usualNoticedMs,
        afterMs >= 0 ? afterMs : usualAfterMs,
        wasCalled ? 0 : leftMs == 0 ? lastMs : leftMs);
  }
}
