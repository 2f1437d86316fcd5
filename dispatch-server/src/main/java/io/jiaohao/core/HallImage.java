package io.jiaohao.core;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a hall knows, as plain values in a canonical order: what a snapshot holds, what a
 * view starts from, and what the digest is taken over. {@link HallState#image()} makes it, {@link
 * HallState#of(HallImage)} brings it back to life.
 *
 * @param seq of the last entry applied
 * @param atMs stamp of that entry
 * @param plan empty until the first plan was adopted
 * @param planSeq sequence of the entry that brought the plan
 * @param epochDay business day
 * @param counters last number of each prefix today, in the order of prefixes
 * @param issuedToday tickets issued today for each service, in the order of services
 * @param tickets alive, by rising id
 * @param calls open, by rising id
 * @param windows in the plan's order, then those that have left it and still have a call
 * @param devices request memories by device id
 */
public record HallImage(
    long seq,
    long atMs,
    Optional<HallPlan> plan,
    long planSeq,
    long epochDay,
    long dayEndsAtMs,
    long lastTicketId,
    long lastCallId,
    List<Counter> counters,
    List<Issued> issuedToday,
    List<Ticket> tickets,
    List<Call> calls,
    List<Window> windows,
    DayFigures figures,
    List<Device> devices) {

  public HallImage {
    counters = List.copyOf(counters);
    issuedToday = List.copyOf(issuedToday);
    tickets = List.copyOf(tickets);
    calls = List.copyOf(calls);
    windows = List.copyOf(windows);
    devices = List.copyOf(devices);
  }

  /** The last number of a prefix today: prefixes move with plans, their numbers never repeat. */
  public record Counter(String prefix, int last) {}

  /** Tickets issued for a service today, whatever became of them: quotas count them. */
  public record Issued(String service, int tickets) {}

  /** A ticket that is alive; {@code passes} counts its no-shows. */
  public record Ticket(
      long ticketId,
      String number,
      String wing,
      String service,
      String ticketClass,
      long issuedAtMs,
      OrderKey key,
      TicketState state,
      int passes) {}

  /**
   * An open call.
   *
   * @param announcement 1 = called once
   * @param deadlineMs when it is announced again or becomes a no-show; 0 once service has started
   * @param startedAtMs 0 until service starts
   */
  public record Call(
      long callId,
      long ticketId,
      String window,
      long calledAtMs,
      int announcement,
      long announcedAtMs,
      long deadlineMs,
      long startedAtMs) {}

  /** A window's state; {@code callId} is 0 when it has no call. */
  public record Window(String window, boolean open, boolean offline, long callId) {}

  /**
   * What the hall remembers of a device's requests, oldest first. The list must not change any
   * more; it is not copied, since one from a snapshot reads its requests only when they are looked
   * at.
   *
   * @param highestId highest request id that was granted
   * @param forgottenUpTo ids up to here may have been granted and are no longer remembered
   */
  public record Device(
      String device, long highestId, long forgottenUpTo, List<Remembered> requests) {}

  /** A granted request and what it led to. */
  public record Remembered(long requestId, long atMs, Command command, List<Event> events) {
    public Remembered {
      events = List.copyOf(events);
    }
  }

  /** A 64-bit digest over all of it, the same on every machine. */
  public long digest() {
    StateDigest digest = new StateDigest();
    digest.image(this);
    return digest.value();
  }
}
