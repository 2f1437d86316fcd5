package io.jiaohao.core;

/** A call that has not ended: one ticket at one window. */
final class OpenCall {
  final long id;
  final Ticket ticket;
  final Desk desk;
  final long calledAtMs;
  private int announcement;
  private long announcedAtMs;
  private long deadlineMs;
  private long startedAtMs;

  OpenCall(HallImage.Call image, Ticket ticket, Desk desk) {
    this.id = image.callId();
    this.ticket = ticket;
    this.desk = desk;
    this.calledAtMs = image.calledAtMs();
    this.announcement = image.announcement();
    this.announcedAtMs = image.announcedAtMs();
    this.deadlineMs = image.deadlineMs();
    this.startedAtMs = image.startedAtMs();
  }

  int announcement() {
    return announcement;
  }

  long announcedAtMs() {
    return announcedAtMs;
  }

  /** When the next announcement or the no-show is due; 0 once service has started. */
  long deadlineMs() {
    return deadlineMs;
  }

  void announced(int nth, long atMs, long nextDeadlineMs) {
    announcement = nth;
    announcedAtMs = atMs;
    deadlineMs = nextDeadlineMs;
  }

  void started(long atMs) {
    startedAtMs = atMs;
    deadlineMs = 0;
  }

  void postpone(long byMs) {
    deadlineMs += byMs;
  }

  HallImage.Call image() {
    return new HallImage.Call(
        id,
        ticket.id,
        desk.window,
        calledAtMs,
        announcement,
        announcedAtMs,
        deadlineMs,
        startedAtMs);
  }
}
