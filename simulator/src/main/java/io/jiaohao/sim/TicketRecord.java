package io.jiaohao.sim;

/** What the auditor believes about one ticket. */
final class TicketRecord {
  /** Where a ticket can be. */
  enum Whereabouts {
    WAITING,
    AT_WINDOW,
    DONE,
    PASSED,
    CANCELLED
  }

  final long id;
  final String number;
  final String service;
  final String wing;

  /** A ticket from before the simulation: how often it was called then is not known. */
  boolean old;

  Whereabouts whereabouts = Whereabouts.WAITING;
  boolean acknowledged;
  int noShows;
  long newestCall;

  TicketRecord(long id, String number, String service, String wing, boolean old) {
    this.id = id;
    this.number = number;
    this.service = service;
    this.wing = wing;
    this.old = old;
  }

  @Override
  public String toString() {
    return "ticket " + number + " (id " + id + ")";
  }
}
