package io.jiaohao.core;

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
   * @param counter of its prefix on this business day, from 1
   * @param number as printed: prefix and counter
   * @param ahead people who wait for the same service in the same wing
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
      int ahead)
      implements Event {
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

  record DeviceBack(String window) implements Event {
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

  record ServiceFinished(long callId, String outcome) implements Event {
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

  /** One method an event. */
  interface Cases {
    void planAdopted(PlanAdopted e);

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
  }
}
