package io.jiaohao.core;

/** A ticket of the {@link NaiveHall}: plain fields that anybody may set. */
final class NaiveTicket {
  final long id;
  final String number;
  final String wing;
  final String service;
  final String ticketClass;
  TicketState state = TicketState.WAITING;
  int noShows;

  /** Where it stands: due and released like {@code rootId}, {@code steps} put-downs behind it. */
  long dueMs;

  long releaseMs;
  long rootId;
  int steps;

  NaiveTicket(long id, String number, String wing, String service, String ticketClass) {
    this.id = id;
    this.number = number;
    this.wing = wing;
    this.service = service;
    this.ticketClass = ticketClass;
  }

  boolean is(TicketState asked) {
    return state == asked;
  }
}
