package io.jiaohao.sim.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the people of a scenario have learned so far: whose number is what, who was called where.
 */
final class Names {
  private final Map<String, Long> tickets = new LinkedHashMap<>();
  private final Map<Long, String> numbers = new LinkedHashMap<>();
  private final Map<String, Long> newestByNumber = new LinkedHashMap<>();
  private final Map<String, Long> calls = new LinkedHashMap<>();
  private final Map<String, Long> lastCallAt = new LinkedHashMap<>();
  private final Map<Long, Long> lastCallOf = new LinkedHashMap<>();
  private final Map<String, Long> bookings = new LinkedHashMap<>();

  /** Somebody was told something; {@code as} is what the scenario calls it from now on. */
  void learn(Answer answer, Optional<String> as) {
    answer.issued().ifPresent(issued -> learnTicket(issued.ticketId(), issued.number(), as));
    answer
        .called()
        .ifPresent(
            call -> {
              learnCall(call.window(), call.callId(), call.ticketId());
              learnTicket(call.ticketId(), call.number(), Optional.empty());
              as.ifPresent(name -> calls.put(name, call.callId()));
            });
    answer.booked().ifPresent(b -> as.ifPresent(name -> bookings.put(name, b.bookingId())));
  }

  private void learnTicket(long id, String number, Optional<String> as) {
    numbers.put(id, number);
    newestByNumber.put(number, id);
    as.ifPresent(name -> tickets.put(name, id));
  }

  /** A window was seen with a call. */
  void learnCall(String window, long callId, long ticketId) {
    lastCallAt.put(window, callId);
    lastCallOf.put(ticketId, callId);
  }

  /** The ticket that the scenario calls so, or the newest one with this number. */
  long ticket(String ref) {
    Long id = tickets.containsKey(ref) ? tickets.get(ref) : newestByNumber.get(ref);
    return known(id, "ticket", ref, "a name or number given earlier");
  }

  /** The number of a ticket that the scenario may have given a name. */
  String number(String ref) {
    Long id = tickets.get(ref);
    return id == null ? ref : numbers.get(id);
  }

  /** The call that the scenario calls so, or the last one of a ticket. */
  long call(String ref) {
    Long id = calls.containsKey(ref) ? calls.get(ref) : lastCallOf.get(ticket(ref));
    return known(id, "call", ref, "a name given earlier or a ticket that was called");
  }

  /** The last call that a window had. */
  Optional<Long> lastCallAt(String window) {
    return Optional.ofNullable(lastCallAt.get(window));
  }

  long booking(String ref) {
    return known(bookings.get(ref), "booking", ref, "a name given earlier");
  }

  private static long known(Long id, String kind, String ref, String expected) {
    if (id == null) {
      throw new BrokenOffException(kind + ": " + ref + " (expected: " + expected + ")");
    }
    return id;
  }
}
