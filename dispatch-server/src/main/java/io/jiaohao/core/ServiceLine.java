package io.jiaohao.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The people who wait for one service in one wing, a queue for each class. */
final class ServiceLine {
  private final Map<String, TicketQueue> byClass = new LinkedHashMap<>();
  private int waiting;

  void add(Ticket ticket) {
    queueOf(ticket).add(ticket);
    waiting++;
  }

  void remove(Ticket ticket) {
    queueOf(ticket).remove(ticket);
    waiting--;
  }

  int waiting() {
    return waiting;
  }

  Collection<TicketQueue> queues() {
    return byClass.values();
  }

  /** All who stand here, in no order that matters. */
  List<Ticket> everybody() {
    return first(Integer.MAX_VALUE);
  }

  /** The first {@code atMost} of each queue, in no order that matters. */
  List<Ticket> first(int atMost) {
    List<Ticket> all = new ArrayList<>();
    byClass.values().forEach(queue -> queue.inOrder().stream().limit(atMost).forEach(all::add));
    return all;
  }

  /** The key some places down in the ticket's queue, in which it does not stand now. */
  OrderKey placesBehind(Ticket ticket, int places) {
    TicketQueue queue = byClass.get(ticket.ticketClass);
    return queue == null ? ticket.key() : queue.placesBehind(ticket, places);
  }

  private TicketQueue queueOf(Ticket ticket) {
    return byClass.computeIfAbsent(ticket.ticketClass, TicketQueue::new);
  }
}
