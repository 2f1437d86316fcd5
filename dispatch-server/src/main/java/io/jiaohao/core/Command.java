package io.jiaohao.core;

/** A wish, not yet a fact: it may be refused. Carries no time and no result. */
public sealed interface Command {

  /** Exhaustive by construction: a new command breaks every {@link Cases}. */
  <R> R match(Cases<R> cases);

  /** Whether a request with the same id is a repeat of this one. */
  default boolean isSameWishAs(Command other) {
    return equals(other);
  }

  /** The window whose action this is and which may take it back for a moment; empty = none. */
  default String undoableAt() {
    return "";
  }

  /**
   * Takes a plan into force, the first one or a change.
   *
   * @param atMs when; not in the future = now
   */
  record AdoptPlan(HallPlan plan, long atMs) implements Command {

    /** A plan that holds from now on. */
    public AdoptPlan(HallPlan plan) {
      this(plan, 0);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.adoptPlan(this);
    }
  }

  /** The server is back after having been away; open calls get that time again. */
  record Resume() implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.resume(this);
    }
  }

  /** Time has reached the hall's next deadline. */
  record Tick() implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.tick(this);
    }
  }

  /**
   * A visitor wants a number; {@code ticketClass} may be empty for the usual one.
   *
   * @param printer the kiosk that prints the slip and will say so; empty if the number counts at
   *     once
   * @param person keyed hash of who it is for; empty = anonymous
   * @param shown the wait that the visitor is told
   */
  record IssueTicket(
      String wing,
      String service,
      String ticketClass,
      String printer,
      String person,
      ShownWait shown)
      implements Command {

    /** A number that counts at once, for somebody unknown. */
    public IssueTicket(String wing, String service, String ticketClass) {
      this(wing, service, ticketClass, "", "");
    }

    /** A number without a forecast. */
    public IssueTicket(
        String wing, String service, String ticketClass, String printer, String person) {
      this(wing, service, ticketClass, printer, person, ShownWait.NONE);
    }

    /** A repeat is the same wish, whatever the forecast says by then. */
    @Override
    public boolean isSameWishAs(Command other) {
      return other instanceof IssueTicket o && withoutForecast().equals(o.withoutForecast());
    }

    private IssueTicket withoutForecast() {
      return new IssueTicket(wing, service, ticketClass, printer, person);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.issueTicket(this);
    }
  }

  /** A visitor gives the number back. */
  record CancelTicket(long ticketId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.cancelTicket(this);
    }
  }

  record OpenWindow(String window) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.openWindow(this);
    }
  }

  record CloseWindow(String window) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.closeWindow(this);
    }
  }

  /** The window's terminal has gone silent. */
  record LoseDevice(String window) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.loseDevice(this);
    }
  }

  /** The window's terminal has logged in. */
  record RegainDevice(String window) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.regainDevice(this);
    }
  }

  /** The clerk's main key: finishes call {@code finishing} (0 = none) and calls who is next. */
  record CallNext(String window, long finishing, String outcome) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callNext(this);
    }

    @Override
    public String undoableAt() {
      return window;
    }
  }

  /** Announces the same call again. */
  record Recall(String window, long callId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.recall(this);
    }
  }

  /** The visitor stands at the window. */
  record StartService(String window, long callId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.startService(this);
    }

    @Override
    public String undoableAt() {
      return window;
    }
  }

  record FinishService(String window, long callId, String outcome) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.finishService(this);
    }

    @Override
    public String undoableAt() {
      return window;
    }
  }

  /** The visitor did not come. */
  record MarkNoShow(String window, long callId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.markNoShow(this);
    }

    @Override
    public String undoableAt() {
      return window;
    }
  }

  /** The visitor goes back to the queue and keeps the place. */
  record ReturnTicket(String window, long callId, String reason) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.returnTicket(this);
    }

    @Override
    public String undoableAt() {
      return window;
    }
  }

  /** The slip is out: the number counts. */
  record ConfirmPrint(long ticketId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.confirmPrint(this);
    }
  }

  /** No slip came out: the number is void, and can be revived. */
  record ReportPrintFailure(long ticketId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.reportPrintFailure(this);
    }
  }

  /** A clerk has the slip of a void number in hand: it counts after all. */
  record ReviveTicket(long ticketId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.reviveTicket(this);
    }
  }

  /** A kiosk has gone silent: its slips are not waited for meanwhile. */
  record LoseKiosk(String kiosk) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.loseKiosk(this);
    }
  }

  /** A kiosk is back: its slips get their time again. */
  record RegainKiosk(String kiosk) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.regainKiosk(this);
    }
  }

  /**
   * A number that was handed out on paper while the server was away.
   *
   * @param number as it stands on the paper
   * @param issuedAtMs when it was handed out
   */
  record EnterPaperTicket(
      String wing, String service, String ticketClass, String number, long issuedAtMs)
      implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.enterPaperTicket(this);
    }
  }

  /** A visitor who was passed over is here after all. */
  record RejoinTicket(long ticketId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rejoinTicket(this);
    }
  }

  /** Calls a chosen ticket, past the order; {@code reason} is one of the hall's codes. */
  record CallTicket(String window, long ticketId, String reason) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callTicket(this);
    }

    @Override
    public String undoableAt() {
      return window;
    }
  }

  /** Calls a held ticket back. */
  record ResumeTicket(String window, long ticketId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.resumeTicket(this);
    }

    @Override
    public String undoableAt() {
      return window;
    }
  }

  /** A visitor at the window gets a number and is served at once. */
  record IssueAndServe(String window, String service, String ticketClass) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.issueAndServe(this);
    }
  }

  /**
   * The visitor has to do something first and comes back.
   *
   * @param untilMs when the visitor is expected; 0 if nobody knows
   */
  record HoldTicket(String window, long callId, String reason, long untilMs) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.holdTicket(this);
    }

    @Override
    public String undoableAt() {
      return window;
    }
  }

  /** The visitor has one more matter, served in the same call. */
  record AddService(String window, long callId, String service) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.addService(this);
    }
  }

  /** The visitor is here for something else than the kiosk was told. */
  record ChangeService(String window, long callId, String service) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.changeService(this);
    }
  }

  /** Sends the visitor on, with the same number. */
  record TransferTicket(String window, long callId, Target target, Place place) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.transferTicket(this);
    }

    @Override
    public String undoableAt() {
      return window;
    }
  }

  /** Takes the window's last action back; {@code callId} is the call that it was about. */
  record Undo(String window, long callId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.undo(this);
    }
  }

  /** A manager frees a call of a window that cannot: back to the queue, or on hold. */
  record ReleaseCall(long callId, String reason) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.releaseCall(this);
    }
  }

  /**
   * The window takes a break.
   *
   * @param untilMs the planned return; 0 if unknown
   */
  record PauseWindow(String window, String reason, long untilMs) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.pauseWindow(this);
    }
  }

  /**
   * A clerk sits down at a window.
   *
   * @param takeOver ends the clerk's duty at another window, or another clerk's at this one
   */
  record SignIn(String window, String clerk, boolean takeOver) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.signIn(this);
    }
  }

  /** The clerk leaves the window. */
  record SignOut(String window) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.signOut(this);
    }
  }

  /** Visitors are called to the window by themselves, or by the clerk's key alone. */
  record SetAuto(String window, boolean auto) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.setAuto(this);
    }
  }

  /** The visitor's rating of a finished call, 5 = very satisfied to 1 = very dissatisfied. */
  record RateCall(long callId, int grade, String channel) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rateCall(this);
    }
  }

  /** A bad rating has been looked into. */
  record HandleRating(long callId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.handleRating(this);
    }
  }

  /** No more numbers for a service until further notice. */
  record StopIssuing(String service) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stopIssuing(this);
    }
  }

  /** Numbers for a service again. */
  record ResumeIssuing(String service) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.resumeIssuing(this);
    }
  }

  /**
   * Everybody has to leave: no calls, no numbers, and time stands still for whoever was called.
   *
   * @param wing empty = the whole hall
   */
  record Evacuate(String wing) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.evacuate(this);
    }
  }

  /** People may come back in; {@code wing} as in {@link Evacuate}. */
  record EndEvacuation(String wing) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.endEvacuation(this);
    }
  }

  /** Ends all tickets of a zone that wait. */
  record ResetZone(String zone) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.resetZone(this);
    }
  }

  /** Auto dispatch passes the ticket over: deciding about it failed. */
  record SetAside(long ticketId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.setAside(this);
    }
  }

  /**
   * Reserves a time for a person.
   *
   * @param slotMs when the slot begins
   * @param person keyed hash of who comes
   */
  record Book(String wing, String service, long slotMs, String person) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.book(this);
    }
  }

  /** Moves a booking to another slot of its service. */
  record ChangeBooking(long bookingId, long slotMs) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.changeBooking(this);
    }
  }

  /** Gives a booking back. */
  record CancelBooking(long bookingId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.cancelBooking(this);
    }
  }

  /** The person who booked is here; {@code printer} as in {@link IssueTicket}. */
  record CheckIn(long bookingId, String printer) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.checkIn(this);
    }
  }

  /**
   * Where a visitor is sent: to a service, or to one window.
   *
   * @param wing empty = the one that the ticket is in
   * @param service empty = the ticket's own
   * @param window empty = whichever is next
   */
  record Target(String wing, String service, String window) {}

  /** Where a transferred visitor comes in. */
  enum Place {
    /** Where the time of waiting so far puts the ticket. */
    KEEPS,
    /** As if the number had been issued now. */
    ANEW
  }

  /** One method a command. */
  interface Cases<R> {
    R adoptPlan(AdoptPlan c);

    R resume(Resume c);

    R tick(Tick c);

    R issueTicket(IssueTicket c);

    R cancelTicket(CancelTicket c);

    R openWindow(OpenWindow c);

    R closeWindow(CloseWindow c);

    R loseDevice(LoseDevice c);

    R regainDevice(RegainDevice c);

    R callNext(CallNext c);

    R recall(Recall c);

    R startService(StartService c);

    R finishService(FinishService c);

    R markNoShow(MarkNoShow c);

    R returnTicket(ReturnTicket c);

    R confirmPrint(ConfirmPrint c);

    R reportPrintFailure(ReportPrintFailure c);

    R reviveTicket(ReviveTicket c);

    R loseKiosk(LoseKiosk c);

    R regainKiosk(RegainKiosk c);

    R enterPaperTicket(EnterPaperTicket c);

    R rejoinTicket(RejoinTicket c);

    R callTicket(CallTicket c);

    R resumeTicket(ResumeTicket c);

    R issueAndServe(IssueAndServe c);

    R holdTicket(HoldTicket c);

    R addService(AddService c);

    R changeService(ChangeService c);

    R transferTicket(TransferTicket c);

    R undo(Undo c);

    R releaseCall(ReleaseCall c);

    R pauseWindow(PauseWindow c);

    R signIn(SignIn c);

    R signOut(SignOut c);

    R setAuto(SetAuto c);

    R rateCall(RateCall c);

    R handleRating(HandleRating c);

    R stopIssuing(StopIssuing c);

    R resumeIssuing(ResumeIssuing c);

    R evacuate(Evacuate c);

    R endEvacuation(EndEvacuation c);

    R resetZone(ResetZone c);

    R setAside(SetAside c);

    R book(Book c);

    R changeBooking(ChangeBooking c);

    R cancelBooking(CancelBooking c);

    R checkIn(CheckIn c);
  }
}
