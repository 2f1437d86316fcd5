package io.jiaohao.core;

import static io.jiaohao.core.BrokenInvariantException.require;

/** A ticket that is alive. Its number never changes; its state moves by {@link Move} alone. */
final class Ticket {
  final long id;
  final String number;
  final String ticketClass;
  final long issuedAtMs;
  private String wing;
  private String service;
  private OrderKey key;
  private TicketState state;
  private int passes;
  private long changedSeq;
  private HallImage.Marks marks;

  Ticket(HallImage.Ticket image) {
    this.id = image.ticketId();
    this.number = image.number();
    this.wing = image.wing();
    this.service = image.service();
    this.ticketClass = image.ticketClass();
    this.issuedAtMs = image.issuedAtMs();
    this.key = image.key();
    this.state = image.state();
    this.passes = image.passes();
    this.changedSeq = image.changedSeq();
    this.marks = image.marks();
  }

  String wing() {
    return wing;
  }

  String service() {
    return service;
  }

  OrderKey key() {
    return key;
  }

  TicketState state() {
    return state;
  }

  int passes() {
    return passes;
  }

  HallImage.Marks marks() {
    return marks;
  }

  /** Whether the ticket was called back from hold and service has not started again. */
  boolean isBackFromHold() {
    return !marks.hold().window().isEmpty();
  }

  void move(Move move, long seq) {
    require(move.allowedFrom(state), () -> "ticket " + id + " is " + state + ", cannot " + move);
    state = move.to();
    changedSeq = seq;
  }

  /** Entry that moved it last. */
  long changedSeq() {
    return changedSeq;
  }

  /** Counts a no-show. */
  void countPass() {
    passes++;
  }

  void putAt(OrderKey newKey) {
    require(newKey.ticketId() == id, () -> "ticket " + id + " was given the key of another");
    key = newKey;
  }

  /** Puts the ticket into another line: it must not stand in one now. */
  void sendTo(String newWing, String newService, String onlyWindow, OrderKey newKey) {
    wing = newWing;
    service = newService;
    mark(marks.withOnlyWindow(onlyWindow));
    putAt(newKey);
  }

  void serviceIs(String newService) {
    service = newService;
  }

  void mark(HallImage.Marks newMarks) {
    marks = newMarks;
  }

  HallImage.Ticket image() {
    return new HallImage.Ticket(
        id, number, wing, service, ticketClass, issuedAtMs, key, state, passes, changedSeq, marks);
  }
}
