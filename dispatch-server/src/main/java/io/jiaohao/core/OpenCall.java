package io.jiaohao.core;

import java.util.ArrayList;
import java.util.List;

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
  private List<String> alsoServed;

  OpenCall(HallImage.Call image, Ticket ticket, Desk desk) {
    this.id = image.callId();
    this.ticket = ticket;
    this.desk = desk;
    this.calledAtMs = image.calledAtMs();
    this.announcement = image.announcement();
    this.announcedAtMs = image.announcedAtMs();
    this.deadlineMs = image.deadlineMs();
    this.startedAtMs = image.startedAtMs();
    this.alsoServed = image.alsoServed();
  }

  int announcement() {
    return announcement;
  }

  long announcedAtMs() {
    return announcedAtMs;
  }

  /**
   * When the next announcement or the no-show is due, unless the window's terminal is away or
   * everybody has to leave; 0 once service has started.
   */
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

  List<String> alsoServed() {
    return alsoServed;
  }

  void alsoServe(String service) {
    List<String> more = new ArrayList<>(alsoServed);
    more.add(service);
    alsoServed = List.copyOf(more);
  }

  /** Moves the deadline, if there is one. */
  void postpone(long byMs) {
    deadlineMs += deadlineMs == 0 ? 0 : byMs;
  }

  void waitUntil(long newDeadlineMs) {
    deadlineMs = newDeadlineMs;
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
        startedAtMs,
        alsoServed);
  }
}
