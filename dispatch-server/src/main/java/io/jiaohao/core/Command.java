package io.jiaohao.core;

/** A wish, not yet a fact: it may be refused. Carries no time and no result. */
public sealed interface Command {

  /** Exhaustive by construction: a new command breaks every {@link Cases}. */
  <R> R match(Cases<R> cases);

  /** Takes a plan into force, the first one or a change. */
  record AdoptPlan(HallPlan plan) implements Command {
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

  /** A visitor wants a number; {@code ticketClass} may be empty for the usual one. */
  record IssueTicket(String wing, String service, String ticketClass) implements Command {
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
  }

  record FinishService(String window, long callId, String outcome) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.finishService(this);
    }
  }

  /** The visitor did not come. */
  record MarkNoShow(String window, long callId) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.markNoShow(this);
    }
  }

  /** The visitor goes back to the queue and keeps the place. */
  record ReturnTicket(String window, long callId, String reason) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.returnTicket(this);
    }
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
  }
}
