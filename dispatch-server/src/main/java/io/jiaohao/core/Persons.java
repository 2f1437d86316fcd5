package io.jiaohao.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Whose the tickets are, by keyed hash: nobody is named, and most are anonymous. */
final class Persons {
  private final Map<String, SortedMap<Long, Ticket>> tickets = new LinkedHashMap<>();

  void add(Ticket ticket) {
    String person = ticket.marks().person();
    if (!person.isEmpty()) {
      tickets.computeIfAbsent(person, p -> new TreeMap<>()).put(ticket.id, ticket);
    }
  }

  void remove(Ticket ticket) {
    String person = ticket.marks().person();
    SortedMap<Long, Ticket> own = tickets.get(person);
    if (own != null) {
      own.remove(ticket.id);
      if (own.isEmpty()) {
        tickets.remove(person);
      }
    }
  }

  /**
   * A ticket of this person that counts for this service; none for anonymous people. One that is
   * void or was passed over does not: its owner has been told to take a new number.
   */
  Optional<Ticket> with(String person, String service) {
    return with(person, service, ticket -> true);
  }

  /** The same, but another one than this of the person's. */
  Optional<Ticket> besides(Ticket own, String service) {
    return with(own.marks().person(), service, ticket -> ticket != own);
  }

  private Optional<Ticket> with(String person, String service, Predicate<Ticket> kind) {
    return person.isEmpty()
        ? Optional.empty()
        : tickets.getOrDefault(person, new TreeMap<>()).values().stream()
            .filter(ticket -> ticket.service().equals(service) && counts(ticket.state()))
            .filter(kind)
            .findFirst();
  }

  private static boolean counts(TicketState state) {
    return state != TicketState.VOIDED && state != TicketState.PASSED;
  }
}
