package io.jiaohao.core;

import java.util.ArrayList;
import java.util.List;

/** A call that the {@link NaiveHall} has made; open until it has ended. */
final class NaiveCall {
  final long id;
  final NaiveTicket ticket;
  final String window;
  final List<String> alsoServed = new ArrayList<>();
  boolean ended;
  int announced;
  long calledAtMs;
  long announcedAtMs;
  long deadlineMs;
  long startedAtMs;

  /** Ended well, then: by whom, for what, on which day, and what the visitor thought of it. */
  boolean finished;

  String clerk = "";
  String service = "";
  long day;
  int grade;
  boolean handled;

  NaiveCall(long id, NaiveTicket ticket, String window) {
    this.id = id;
    this.ticket = ticket;
    this.window = window;
  }

  boolean isOpenBadRating() {
    return finished && !handled && (grade == 1 || grade == 2);
  }

  NaiveCall copy() {
    NaiveCall copy = new NaiveCall(id, ticket, window);
    copy.setTo(this);
    return copy;
  }

  void setTo(NaiveCall other) {
    alsoServed.clear();
    alsoServed.addAll(other.alsoServed);
    ended = other.ended;
    announced = other.announced;
    calledAtMs = other.calledAtMs;
    announcedAtMs = other.announcedAtMs;
    deadlineMs = other.deadlineMs;
    startedAtMs = other.startedAtMs;
    finished = other.finished;
    clerk = other.clerk;
    service = other.service;
    day = other.day;
    grade = other.grade;
    handled = other.handled;
  }
}
