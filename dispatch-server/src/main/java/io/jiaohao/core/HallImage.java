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
 * @param scheduled a plan that will come into force
 * @param epochDay business day
 * @param counters last number of each prefix today, in the order of prefixes
 * @param issuedToday tickets issued today for each service, in the order of services
 * @param tickets alive, by rising id
 * @param calls open, by rising id
 * @param windows in the plan's order, then those that have left it and still have a call
 * @param overtime of today, by window
 * @param finished calls that ended well and can still be rated or whose bad rating is open, by
 *     rising id
 * @param stoppedServices services that give no numbers until further notice
 * @param awayKiosks kiosks that went silent with slips to come
 * @param evacuations wings that everybody has to leave, by id
 * @param orphans services that have left the plan while tickets for them were alive
 * @param bookings of today and later, by rising id
 * @param missed days on which people did not come, by person
 * @param devices request memories by device id
 */
public record HallImage(
    long seq,
    long atMs,
    Optional<HallPlan> plan,
    long planSeq,
    Optional<Scheduled> scheduled,
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
    List<WindowOvertime> overtime,
    List<Finished> finished,
    List<String> stoppedServices,
    List<String> awayKiosks,
    List<Evacuation> evacuations,
    List<Orphan> orphans,
    long lastBookingId,
    List<Booking> bookings,
    List<Missed> missed,
    List<Device> devices) {

  public HallImage {
    counters = List.copyOf(counters);
    issuedToday = List.copyOf(issuedToday);
    tickets = List.copyOf(tickets);
    calls = List.copyOf(calls);
    windows = List.copyOf(windows);
    overtime = List.copyOf(overtime);
    finished = List.copyOf(finished);
    stoppedServices = List.copyOf(stoppedServices);
    awayKiosks = List.copyOf(awayKiosks);
    evacuations = List.copyOf(evacuations);
    orphans = List.copyOf(orphans);
    bookings = List.copyOf(bookings);
    missed = List.copyOf(missed);
    devices = List.copyOf(devices);
  }

  /** Overtime of a window today; also of one that has left the plan since. */
  public record WindowOvertime(String window, Overtime overtime) {}

  /** A plan and when it comes into force. */
  public record Scheduled(HallPlan plan, long atMs) {}

  /** Everybody has to leave a wing; calls and bookings there stand still since then. */
  public record Evacuation(String wing, long sinceMs) {}

  /** A service that has left the plan, and the zone that it was in. */
  public record Orphan(String service, String zone) {}

  /**
   * A reserved time.
   *
   * @param missedAtMs when it is missed if nobody has come
   * @param ticketId of the person's ticket; 0 = nobody has come
   * @param number of that ticket
   */
  public record Booking(
      long bookingId,
      String person,
      String wing,
      String service,
      long slotMs,
      long missedAtMs,
      BookingState state,
      long ticketId,
      String number) {}

  /** Where a booking is in its life. */
  public enum BookingState {
    BOOKED,
    CANCELLED,
    ARRIVED,
    MISSED
  }

  /** A day, since 1970-01-01, on which a person did not come; once for each booking. */
  public record Missed(String person, long epochDay) {}

  /** The last number of a prefix today: prefixes move with plans, their numbers never repeat. */
  public record Counter(String prefix, int last) {}

  /** Tickets issued for a service today, whatever became of them: quotas count them. */
  public record Issued(String service, int tickets) {}

  /**
   * A ticket that is alive.
   *
   * @param passes no-shows so far
   * @param changedSeq entry that moved it last
   */
  public record Ticket(
      long ticketId,
      String number,
      String wing,
      String service,
      String ticketClass,
      long issuedAtMs,
      OrderKey key,
      TicketState state,
      int passes,
      long changedSeq,
      Marks marks) {

    /** A ticket with nothing special about it. */
    public Ticket(
        long ticketId,
        String number,
        String wing,
        String service,
        String ticketClass,
        long issuedAtMs,
        OrderKey key,
        TicketState state,
        int passes) {
      this(
          ticketId,
          number,
          wing,
          service,
          ticketClass,
          issuedAtMs,
          key,
          state,
          passes,
          0,
          Marks.NONE);
    }

    Ticket withOnlyWindow(String window) {
      return new Ticket(
          ticketId,
          number,
          wing,
          service,
          ticketClass,
          issuedAtMs,
          key,
          state,
          passes,
          changedSeq,
          marks.withOnlyWindow(window));
    }
  }

  /**
   * What is special about a ticket.
   *
   * @param person keyed hash of who it is for, or empty
   * @param printer the kiosk whose slip is waited for, or empty
   * @param printByMs when it is void without a slip; 0 = none is waited for, or time stands still
   * @param onlyWindow the only window that may call it, or empty
   * @param hold why it is or was on hold; stays until service starts again
   * @param passedAtMs when it was passed over; 0 = it was not
   * @param rejoined it came back after being passed over
   * @param setAside stands in no line, after deciding about it failed: called by hand alone
   */
  public record Marks(
      String person,
      String printer,
      long printByMs,
      String onlyWindow,
      Hold hold,
      long passedAtMs,
      boolean rejoined,
      boolean setAside) {

    /** Nothing special. */
    public static final Marks NONE = new Marks("", "", 0, "", Hold.NONE, 0, false, false);

    Marks withPerson(String hash) {
      return new Marks(hash, printer, printByMs, onlyWindow, hold, passedAtMs, rejoined, setAside);
    }

    Marks withPrinter(String kiosk, long byMs) {
      return new Marks(person, kiosk, byMs, onlyWindow, hold, passedAtMs, rejoined, setAside);
    }

    Marks withOnlyWindow(String window) {
      return new Marks(person, printer, printByMs, window, hold, passedAtMs, rejoined, setAside);
    }

    Marks withHold(Hold newHold) {
      return new Marks(
          person, printer, printByMs, onlyWindow, newHold, passedAtMs, rejoined, setAside);
    }

    Marks withPassedAt(long atMs) {
      return new Marks(person, printer, printByMs, onlyWindow, hold, atMs, rejoined, setAside);
    }

    Marks withRejoined() {
      return new Marks(person, printer, printByMs, onlyWindow, hold, passedAtMs, true, setAside);
    }

    Marks withSetAside(boolean aside) {
      return new Marks(person, printer, printByMs, onlyWindow, hold, passedAtMs, rejoined, aside);
    }
  }

  /**
   * A visitor's absence.
   *
   * @param window where it began; empty = no hold
   * @param untilMs when the visitor is expected; 0 if nobody knows
   */
  public record Hold(String window, String reason, long sinceMs, long untilMs) {

    /** Not on hold. */
    public static final Hold NONE = new Hold("", "", 0, 0);
  }

  /**
   * An open call.
   *
   * @param announcement 1 = called once
   * @param deadlineMs when it is announced again or becomes a no-show, unless the window's terminal
   *     is away; 0 once service has started
   * @param startedAtMs 0 until service starts
   * @param alsoServed further services in the same call
   */
  public record Call(
      long callId,
      long ticketId,
      String window,
      long calledAtMs,
      int announcement,
      long announcedAtMs,
      long deadlineMs,
      long startedAtMs,
      List<String> alsoServed) {
    public Call {
      alsoServed = List.copyOf(alsoServed);
    }

    /** A call about one service. */
    public Call(
        long callId,
        long ticketId,
        String window,
        long calledAtMs,
        int announcement,
        long announcedAtMs,
        long deadlineMs,
        long startedAtMs) {
      this(
          callId,
          ticketId,
          window,
          calledAtMs,
          announcement,
          announcedAtMs,
          deadlineMs,
          startedAtMs,
          List.of());
    }
  }

  /** A window's state; {@code callId} is 0 when it has no call. */
  public record Window(String window, boolean open, boolean offline, long callId, Duty duty) {

    /** A window with nobody signed in, not paused, called to by the clerk's key. */
    public Window(String window, boolean open, boolean offline, long callId) {
      this(window, open, offline, callId, Duty.NONE);
    }
  }

  /**
   * A window's work.
   *
   * @param clerk who is signed in, or empty
   * @param pause why it is on a break, or empty
   * @param pausedUntilMs the planned return, 0 if unknown
   * @param auto visitors are called by themselves
   * @param idleSinceMs since when it has had no call
   * @param restUntilMs when auto dispatch may call to it again
   * @param inARow calls in a row of visitors with a head start past one without
   * @param lastAction what can be taken back; null if nothing can
   */
  public record Duty(
      String clerk,
      String pause,
      long pausedUntilMs,
      boolean auto,
      long idleSinceMs,
      long restUntilMs,
      int inARow,
      LastAction lastAction) {

    /** Nothing to tell. */
    public static final Duty NONE = new Duty("", "", 0, false, 0, 0, 0, null);
  }

  /**
   * What a window did last, and how things were before it.
   *
   * @param seq its entry
   * @param aboutCalls calls by which the clerk names it
   * @param openedCalls calls that it opened
   * @param tickets as they were
   * @param calls that it ended or changed, as they were
   * @param added what it added to the day's figures
   * @param inARow the window's count before it
   */
  public record LastAction(
      long seq,
      long atMs,
      List<Long> aboutCalls,
      List<Long> openedCalls,
      List<Ticket> tickets,
      List<Call> calls,
      DayFigures added,
      int inARow) {
    public LastAction {
      aboutCalls = List.copyOf(aboutCalls);
      openedCalls = List.copyOf(openedCalls);
      tickets = List.copyOf(tickets);
      calls = List.copyOf(calls);
    }
  }

  /**
   * A call that ended well.
   *
   * @param clerk who served it, or empty
   * @param grade 0 until it is rated
   * @param epochDay the business day on which it ended
   */
  public record Finished(
      long callId,
      long ticketId,
      String service,
      String window,
      String clerk,
      int grade,
      long epochDay) {
    private static final int WORST_GOOD_GRADE = 3;

    /** The same call, rated. */
    public Finished withGrade(int newGrade) {
      return new Finished(callId, ticketId, service, window, clerk, newGrade, epochDay);
    }

    /** Whether it was rated bad, which somebody has to look into. */
    public boolean hasBadRating() {
      return grade > 0 && grade < WORST_GOOD_GRADE;
    }
  }

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
  public record Remembered(long requestId, long atMs, Command command, List<Event> events)
      implements KeptRequest {
    public Remembered {
      events = List.copyOf(events);
    }

    @Override
    public Remembered read() {
      return this;
    }

    /** What becomes of a request that comes under the same name as this one. */
    Decision answerTo(Command again) {
      return command.isSameWishAs(again)
          ? new Decision.Repeated(events)
          : Decision.refused(
              Refusal.Reason.REQUEST_ID_REUSED,
              "request id: " + requestId + " (expected: one not used before)");
    }
  }

  /** A 64-bit digest over all of it, the same on every machine. */
  public long digest() {
    StateDigest digest = new StateDigest();
    digest.image(this);
    return digest.value();
  }
}
