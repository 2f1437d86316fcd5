package io.jiaohao.core;

import java.util.List;

/** A fact: never refused, and it holds all that replay needs, computed deadlines included. */
public sealed interface Event {

  /** Exhaustive by construction: a new event breaks every {@link Cases}. */
  void visit(Cases cases);

  record PlanAdopted(HallPlan plan) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.planAdopted(this);
    }
  }

  /** A plan will come into force; one that was to come before is forgotten. */
  record PlanScheduled(HallPlan plan, long atMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.planScheduled(this);
    }
  }

  /**
   * A business day began; what the one before left over has expired.
   *
   * @param epochDay the new day, in days since 1970-01-01, in the hall's zone
   * @param endsAtMs when the next one begins
   */
  record DayTurned(long epochDay, long endsAtMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.dayTurned(this);
    }
  }

  /** The server was away for {@code gapMs}; open calls' deadlines move by {@code shiftMs}. */
  record HallResumed(long gapMs, long shiftMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.hallResumed(this);
    }
  }

  /**
   * A number was issued.
   *
   * @param counter of its prefix on this business day, from 1; 0 for a number from paper
   * @param number as printed: prefix and counter
   * @param ahead people who wait for the same service in the same wing
   * @param printer the kiosk whose slip is waited for, or empty: the ticket waits
   * @param printByMs when it is void without a slip; 0 if none is waited for
   * @param person keyed hash of who it is for, or empty
   * @param shown the wait that the visitor was told
   */
  record TicketIssued(
      long ticketId,
      String number,
      int counter,
      String wing,
      String service,
      String ticketClass,
      long issuedAtMs,
      OrderKey key,
      int ahead,
      String printer,
      long printByMs,
      String person,
      ShownWait shown)
      implements Event {

    /** A number that counts at once, for somebody unknown. */
    public TicketIssued(
        long ticketId,
        String number,
        int counter,
        String wing,
        String service,
        String ticketClass,
        long issuedAtMs,
        OrderKey key,
        int ahead) {
      this(
          ticketId,
          number,
          counter,
          wing,
          service,
          ticketClass,
          issuedAtMs,
          key,
          ahead,
          "",
          0,
          "",
          ShownWait.NONE);
    }

    @Override
    public void visit(Cases cases) {
      cases.ticketIssued(this);
    }
  }

  record TicketCancelled(long ticketId) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketCancelled(this);
    }
  }

  record WindowOpened(String window) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.windowOpened(this);
    }
  }

  record WindowClosed(String window) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.windowClosed(this);
    }
  }

  record DeviceLost(String window) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.deviceLost(this);
    }
  }

  /**
   * A window's terminal is there again.
   *
   * @param deadlineMs when its call is announced again or becomes a no-show: until now that time
   *     stood still; 0 if nobody is being called there, and in journals from when it did not stand
   *     still: then the call keeps its deadline
   */
  record DeviceBack(String window, long deadlineMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.deviceBack(this);
    }
  }

  /**
   * A ticket was called to a window.
   *
   * @param deadlineMs when the next announcement is due
   */
  record TicketCalled(
      long callId,
      long ticketId,
      String number,
      String service,
      String ticketClass,
      long issuedAtMs,
      String window,
      long calledAtMs,
      long deadlineMs,
      CallReason reason)
      implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketCalled(this);
    }
  }

  /**
   * The call was announced again, by the clerk or by itself.
   *
   * @param announcement 2 = the first repetition
   * @param deadlineMs when the next announcement, or after the last one the no-show, is due
   */
  record CallAnnounced(long callId, int announcement, long announcedAtMs, long deadlineMs)
      implements Event {
    @Override
    public void visit(Cases cases) {
      cases.callAnnounced(this);
    }
  }

  record ServiceStarted(long callId, long startedAtMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.serviceStarted(this);
    }
  }

  /**
   * The visit has ended well.
   *
   * @param overtimeMs how much of the call lay after the window's planned closing
   */
  record ServiceFinished(long callId, String outcome, long overtimeMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.serviceFinished(this);
    }
  }

  /** First no-show: back into the queue, some places down, at {@code key}. */
  record TicketDeferred(long callId, OrderKey key) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketDeferred(this);
    }
  }

  /** Last no-show: out of the queue. */
  record TicketPassed(long callId) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketPassed(this);
    }
  }

  record TicketReturned(long callId, String reason) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketReturned(this);
    }
  }

  /** The slip is out: the ticket waits. */
  record TicketPrinted(long ticketId) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketPrinted(this);
    }
  }

  /** No slip came out in time. Alive until the day turns, for whoever comes with it after all. */
  record TicketVoided(long ticketId) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketVoided(this);
    }
  }

  /** The slip was there after all: the ticket waits, where its issue puts it. */
  record TicketRevived(long ticketId) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketRevived(this);
    }
  }

  /** A kiosk with slips to come has gone silent; their time stands still. */
  record KioskLost(String kiosk) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.kioskLost(this);
    }
  }

  /** The kiosk is back; its slips are due by then. */
  record KioskBack(String kiosk, long printByMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.kioskBack(this);
    }
  }

  /** A visitor who had been passed over waits again, some places down. */
  record TicketRejoined(long ticketId, OrderKey key) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketRejoined(this);
    }
  }

  /**
   * The visitor went to do something and comes back.
   *
   * @param untilMs when the visitor is expected; 0 if nobody knows
   */
  record TicketHeld(long callId, String reason, long untilMs, long heldAtMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketHeld(this);
    }
  }

  /** Called back from hold and not there: on hold again, as before. */
  record HeldTicketMissed(long callId) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.heldTicketMissed(this);
    }
  }

  /** One more matter in the same call. */
  record ServiceAdded(long callId, String service) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.serviceAdded(this);
    }
  }

  /** The visitor came for this. */
  record ServiceChanged(long callId, String service) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.serviceChanged(this);
    }
  }

  /**
   * The visitor waits for something else, with the same number.
   *
   * @param window the only one that may call the ticket; empty = any that serves it
   */
  record TicketTransferred(long callId, String wing, String service, String window, OrderKey key)
      implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketTransferred(this);
    }
  }

  /**
   * The visitor waits there with another number already: this one ends, that one goes on.
   *
   * @param overtimeMs as of a finished service
   */
  record TicketMerged(long callId, long intoTicketId, long overtimeMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketMerged(this);
    }
  }

  /**
   * A window's last action never was.
   *
   * @param endedCalls calls that it had opened
   * @param tickets as they were before it
   * @param calls that it had ended or changed, as they were before it
   * @param takenBack what it had added to the day's figures
   */
  record ActionUndone(
      String window,
      List<Long> endedCalls,
      List<HallImage.Ticket> tickets,
      List<HallImage.Call> calls,
      DayFigures takenBack,
      long undoneAtMs)
      implements Event {
    public ActionUndone {
      endedCalls = List.copyOf(endedCalls);
      tickets = List.copyOf(tickets);
      calls = List.copyOf(calls);
    }

    @Override
    public void visit(Cases cases) {
      cases.actionUndone(this);
    }
  }

  /** The window takes a break; {@code untilMs} is the planned return, 0 if unknown. */
  record WindowPaused(String window, String reason, long untilMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.windowPaused(this);
    }
  }

  /** A clerk has sat down at a window. */
  record ClerkSignedIn(String window, String clerk, long signedInAtMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.clerkSignedIn(this);
    }
  }

  /** The clerk has left the window. */
  record ClerkSignedOut(String window, String clerk) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.clerkSignedOut(this);
    }
  }

  /** Whether visitors are called to the window by themselves. */
  record AutoSet(String window, boolean auto) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.autoSet(this);
    }
  }

  /** What the visitor thought of a finished call, for those who served it. */
  record CallRated(
      long callId, int grade, String channel, String clerk, String window, String service)
      implements Event {
    @Override
    public void visit(Cases cases) {
      cases.callRated(this);
    }
  }

  /** A bad rating has been looked into. */
  record RatingHandled(long callId) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ratingHandled(this);
    }
  }

  /** No more numbers for a service until further notice. */
  record IssuingStopped(String service) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.issuingStopped(this);
    }
  }

  /** Numbers for a service again. */
  record IssuingResumed(String service) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.issuingResumed(this);
    }
  }

  /** A wing is being evacuated: the time of its calls and bookings stands still. */
  record EvacuationBegan(String wing, long sinceMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.evacuationBegan(this);
    }
  }

  /**
   * People come back into a wing.
   *
   * @param shiftMs by how much the deadlines that stood still are later, the way back included
   */
  record EvacuationEnded(String wing, long shiftMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.evacuationEnded(this);
    }
  }

  /** Auto dispatch passes the ticket over from now on. */
  record TicketSetAside(long ticketId) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.ticketSetAside(this);
    }
  }

  /**
   * A time is reserved.
   *
   * @param missedAtMs when it is missed if nobody has come
   */
  record BookingMade(
      long bookingId, String person, String wing, String service, long slotMs, long missedAtMs)
      implements Event {
    @Override
    public void visit(Cases cases) {
      cases.bookingMade(this);
    }
  }

  /** A booking has another time. */
  record BookingMoved(long bookingId, long slotMs, long missedAtMs) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.bookingMoved(this);
    }
  }

  /** A booking was given back. */
  record BookingCancelled(long bookingId) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.bookingCancelled(this);
    }
  }

  /** The person is here and has a ticket; too late means an ordinary one. */
  record BookingArrived(long bookingId, long ticketId, String number, boolean late)
      implements Event {
    @Override
    public void visit(Cases cases) {
      cases.bookingArrived(this);
    }
  }

  /** Nobody came in time; the day counts against the person. */
  record BookingMissed(long bookingId, long missedDay) implements Event {
    @Override
    public void visit(Cases cases) {
      cases.bookingMissed(this);
    }
  }

  /** One method an event. */
  interface Cases {
    void planAdopted(PlanAdopted e);

    void planScheduled(PlanScheduled e);

    void dayTurned(DayTurned e);

    void hallResumed(HallResumed e);

    void ticketIssued(TicketIssued e);

    void ticketCancelled(TicketCancelled e);

    void windowOpened(WindowOpened e);

    void windowClosed(WindowClosed e);

    void deviceLost(DeviceLost e);

    void deviceBack(DeviceBack e);

    void ticketCalled(TicketCalled e);

    void callAnnounced(CallAnnounced e);

    void serviceStarted(ServiceStarted e);

    void serviceFinished(ServiceFinished e);

    void ticketDeferred(TicketDeferred e);

    void ticketPassed(TicketPassed e);

    void ticketReturned(TicketReturned e);

    void ticketPrinted(TicketPrinted e);

    void ticketVoided(TicketVoided e);

    void ticketRevived(TicketRevived e);

    void kioskLost(KioskLost e);

    void kioskBack(KioskBack e);

    void ticketRejoined(TicketRejoined e);

    void ticketHeld(TicketHeld e);

    void heldTicketMissed(HeldTicketMissed e);

    void serviceAdded(ServiceAdded e);

    void serviceChanged(ServiceChanged e);

    void ticketTransferred(TicketTransferred e);

    void ticketMerged(TicketMerged e);

    void actionUndone(ActionUndone e);

    void windowPaused(WindowPaused e);

    void clerkSignedIn(ClerkSignedIn e);

    void clerkSignedOut(ClerkSignedOut e);

    void autoSet(AutoSet e);

    void callRated(CallRated e);

    void ratingHandled(RatingHandled e);

    void issuingStopped(IssuingStopped e);

    void issuingResumed(IssuingResumed e);

    void evacuationBegan(EvacuationBegan e);

    void evacuationEnded(EvacuationEnded e);

    void ticketSetAside(TicketSetAside e);

    void bookingMade(BookingMade e);

    void bookingMoved(BookingMoved e);

    void bookingCancelled(BookingCancelled e);

    void bookingArrived(BookingArrived e);

    void bookingMissed(BookingMissed e);
  }
}
