package io.jiaohao.sim.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What there is to see of a hall. Empty: it cannot be seen from here. */
interface Seen {

  /** What strip and boards show of a window. */
  Optional<Window> window(String window);

  Optional<Ticket> ticket(long ticketId);

  /** Numbers that the window would take, in order. */
  Optional<List<String>> list(String window);

  /** People who wait, all of them, or for one service or in one zone or wing. */
  Optional<Long> waiting(String part);

  /** The day's figures by their names. */
  Optional<Map<String, Long>> figures();

  /** How often the boards spoke of a ticket. */
  Optional<Long> announcements(long ticketId);

  /** Calls of a ticket so far, undone ones included. */
  Optional<Long> calls(long ticketId);

  /** Why it was called last. */
  Optional<String> reason(long ticketId);

  /** Services finished at a window or of a service. */
  Optional<Long> served(String windowOrService);

  /** Time from start to end of service at a window, in milliseconds. */
  Optional<Long> servingMs(String window);

  Optional<Booking> booking(long bookingId);

  Optional<Rating> rating(long callId);

  /** The business day, as in 2026-03-03. */
  Optional<String> day();

  /**
   * A window.
   *
   * @param state closed, ready, calling, serving or paused
   * @param callId 0 = no call; then the fields of the call are empty
   * @param clerk who is signed in, "" = nobody; empty: cannot be seen from here
   */
  record Window(
      String state,
      boolean offline,
      long callId,
      long ticketId,
      String number,
      int announcement,
      String service,
      List<String> also,
      Optional<String> clerk,
      String pause,
      boolean auto) {}

  /**
   * A ticket.
   *
   * @param state waiting, called, …
   * @param details what else is known, by name
   */
  record Ticket(String number, String state, Map<String, String> details) {}

  /** A reserved time; {@code number} of its ticket or empty. */
  record Booking(String state, long slotMs, String number) {}

  /** A rating; grade 0 = none yet. */
  record Rating(int grade, String clerk, String window, String service) {}
}
