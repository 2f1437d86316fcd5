package io.jiaohao.core;

/** A ticket of the {@link NaiveHall}: plain fields that anybody may set. */
final class NaiveTicket {
  final long id;
  final String number;
  final String ticketClass;
  final long issuedAtMs;
  String wing;
  String service;
  TicketState state = TicketState.WAITING;
  int noShows;

  /** How often its life went on: who looks again sees whether something has happened. */
  int moves;

  String person = "";
  String printer = "";
  long printByMs;
  String onlyWindow = "";
  String holdWindow = "";
  String holdReason = "";
  long heldAtMs;
  long heldUntilMs;
  long passedAtMs;
  boolean rejoined;
  boolean setAside;

  /** Where it stands: due and released like {@code rootId}, {@code steps} put-downs behind it. */
  long dueMs;

  long releaseMs;
  long rootId;
  int steps;

  NaiveTicket(long id, String number, String ticketClass, long issuedAtMs) {
    this.id = id;
    this.number = number;
    this.ticketClass = ticketClass;
    this.issuedAtMs = issuedAtMs;
  }

  boolean is(TicketState asked) {
    return state == asked;
  }

  void becomes(TicketState next) {
    state = next;
    moves++;
  }

  /** Waits with the others, where any window that serves it finds it. */
  boolean standsInLine() {
    return is(TicketState.WAITING) && onlyWindow.isEmpty() && !setAside;
  }

  /** Of use to its owner: neither void nor passed over nor at its end. */
  boolean counts() {
    return !state.isFinal() && !is(TicketState.VOIDED) && !is(TicketState.PASSED);
  }

  void forgetHold() {
    holdWindow = "";
    holdReason = "";
    heldAtMs = 0;
    heldUntilMs = 0;
  }

  NaiveTicket copy() {
    NaiveTicket copy = new NaiveTicket(id, number, ticketClass, issuedAtMs);
    copy.setTo(this);
    return copy;
  }

  void setTo(NaiveTicket other) {
    wing = other.wing;
    service = other.service;
    state = other.state;
    noShows = other.noShows;
    moves = other.moves;
    person = other.person;
    printer = other.printer;
    printByMs = other.printByMs;
    onlyWindow = other.onlyWindow;
    holdWindow = other.holdWindow;
    holdReason = other.holdReason;
    heldAtMs = other.heldAtMs;
    heldUntilMs = other.heldUntilMs;
    passedAtMs = other.passedAtMs;
    rejoined = other.rejoined;
    setAside = other.setAside;
    dueMs = other.dueMs;
    releaseMs = other.releaseMs;
    rootId = other.rootId;
    steps = other.steps;
  }
}
