package io.jiaohao.core;

import static io.jiaohao.core.BrokenInvariantException.require;

/** A ticket that is alive. Its number never changes; its state moves by {@link Move} alone. */
final class Ticket {
  final long id;
  final String number;
  final String wing;
  final String service;
  final String ticketClass;
  final long issuedAtMs;
  private OrderKey key;
  private TicketState state;
  private int passes;

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

  void move(Move move) {
    require(move.allowedFrom(state), "ticket " + id + " is " + state + ", cannot " + move);
    state = move.to();
  }

  /** Counts a no-show. */
  void countPass() {
    passes++;
  }

  void putAt(OrderKey newKey) {
    require(newKey.ticketId() == id, "ticket " + id + " was given the key of another");
    require(newKey.compareTo(key) >= 0, "ticket " + id + " was moved forward");
    key = newKey;
  }

  HallImage.Ticket image() {
    return new HallImage.Ticket(
        id, number, wing, service, ticketClass, issuedAtMs, key, state, passes);
  }
}
