package io.jiaohao.core;

import static io.jiaohao.core.BrokenInvariantException.require;

import java.util.Collection;
import java.util.TreeMap;

/** Waiting tickets of one wing, service and class, in the order of their keys. */
final class TicketQueue {
  private final String ticketClass;
  private final TreeMap<OrderKey, Ticket> tickets = new TreeMap<>();
  private Ticket head;

  TicketQueue(String ticketClass) {
    this.ticketClass = ticketClass;
  }

  String ticketClass() {
    return ticketClass;
  }

  void add(Ticket ticket) {
    require(
        tickets.put(ticket.key(), ticket) == null, () -> "ticket " + ticket.id + " waits already");
    if (head == null || ticket.key().compareTo(head.key()) < 0) {
      head = ticket;
    }
  }

  void remove(Ticket ticket) {
    require(
        tickets.remove(ticket.key()) == ticket, () -> "ticket " + ticket.id + " is not waiting");
    if (head == ticket) {
      head = tickets.isEmpty() ? null : tickets.firstEntry().getValue();
    }
  }

  /** Who is next in this queue, or null. */
  Ticket head() {
    return head;
  }

  /** Who follows the head, or null. */
  Ticket second() {
    if (head == null) {
      return null;
    }
    var next = tickets.higherEntry(head.key());
    return next == null ? null : next.getValue();
  }

  Collection<Ticket> inOrder() {
    return tickets.values();
  }

  /**
   * The key {@code places} places behind {@code ticket}, which does not stand here now: just behind
   * that many of those after it, or behind the last, or its own if nobody is after it.
   */
  OrderKey placesBehind(Ticket ticket, int places) {
    OrderKey found = null;
    OrderKey at = ticket.key();
    for (int i = 0; i < places; i++) {
      OrderKey next = tickets.higherKey(at);
      if (next == null) {
        break;
      }
      at = next;
      found = next;
    }
    return found == null ? ticket.key() : found.justBehind(ticket.id);
  }
}
