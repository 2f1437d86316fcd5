package io.jiaohao.core;

/** A call that the {@link NaiveHall} has made; open until it has ended. */
final class NaiveCall {
  final long id;
  final NaiveTicket ticket;
  final String window;
  boolean ended;
  int announced;
  long announcedAtMs;
  long deadlineMs;
  long startedAtMs;

  NaiveCall(long id, NaiveTicket ticket, String window) {
    this.id = id;
    this.ticket = ticket;
    this.window = window;
  }
}
