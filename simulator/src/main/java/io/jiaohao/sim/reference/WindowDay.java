package io.jiaohao.sim.reference;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.sim.driven.Agenda;
import io.jiaohao.sim.driven.DrivenHall;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * A day at the windows of the reference hall: visitors arrive, windows call, take breaks, go to
 * lunch and go home; some stay closed. Who is called, and what chance does to a call, is up to the
 * kind of day.
 */
abstract class WindowDay {
  static final double PAUSE_SHARE = 0.06;
  static final double PAUSE_LEAST_MIN = 3;
  static final double PAUSE_MOST_MIN = 9;
  static final double NO_SHOW = 0.025;
  private static final double ABSENT = 0.07;

  final ReferenceHall reference;
  final DrivenHall hall;
  final List<Worker> workers = new ArrayList<>();
  private final long opensMs;
  private final Agenda agenda = new Agenda(0);

  /** Somebody at a window. */
  static final class Worker {
    final ReferenceHall.Window window;
    private long callId;
    private boolean idle;
    private boolean hadLunch;
    private long idleSinceMs;

    private Worker(ReferenceHall.Window window) {
      this.window = window;
    }

    boolean isIdle() {
      return idle;
    }

    /** The one with fewer skills takes a visitor first, then the one who has been idle longer. */
    private boolean isBefore(Worker other) {
      int bySkills = Integer.compare(window.skills().size(), other.window.skills().size());
      return bySkills != 0 ? bySkills < 0 : idleSinceMs < other.idleSinceMs;
    }
  }

  WindowDay(ReferenceHall reference, DrivenHall hall, long opensMs) {
    this.reference = reference;
    this.hall = hall;
    this.opensMs = opensMs;
  }

  /** Time moves on; the hall is as it was left. */
  abstract void before(long nextMs);

  abstract void issued(ReferenceDay.Visitor visitor, Event.TicketIssued ticket);

  /** Somebody has been called and is served, or does not come. */
  abstract void called(Worker worker, Event.TicketCalled call);

  /** What the worker asks for when free. */
  Command wish(Worker worker) {
    return new Command.CallNext(worker.window.id(), 0, "");
  }

  /** A window opens again after a break, or for the first time. */
  void open(Worker worker) {
    hall.granted(new Command.OpenWindow(worker.window.id()), nowMs());
  }

  final long nowMs() {
    return agenda.nowMs();
  }

  /** Plays the day to its end. */
  final void play(List<ReferenceDay.Visitor> visitors, SplittableRandom absence) {
    for (ReferenceHall.Window window : reference.windows.values()) {
      Worker worker = new Worker(window);
      workers.add(worker);
      if (absence.nextDouble() >= ABSENT) {
        agenda.at(minute(window.opens()), () -> comeBack(worker));
        agenda.at(minute(window.lunch()), () -> leaveIfIdle(worker));
        agenda.at(minute(window.closes()), () -> leaveIfIdle(worker));
      }
    }
    visitors.forEach(visitor -> agenda.at(visitor.arrivesMs(), () -> arrive(visitor)));
    agenda.run(this::before);
  }

  private long minute(int afterOpening) {
    return opensMs + afterOpening * ReferenceHall.MINUTE_MS;
  }

  private void arrive(ReferenceDay.Visitor visitor) {
    String wing = ReferenceHall.wing(reference.services.get(visitor.service()).zone());
    issued(
        visitor,
        hall.issue(
            new Command.IssueTicket(wing, visitor.service(), visitor.ticketClass()),
            visitor.arrivesMs(),
            visitor.releaseMs()));
    Worker taker = null;
    for (Worker worker : workers) {
      if (worker.idle
          && worker.window.skills().contains(visitor.service())
          && (taker == null || worker.isBefore(taker))) {
        taker = worker;
      }
    }
    if (taker != null) {
      callNext(taker);
    }
  }

  private void comeBack(Worker worker) {
    open(worker);
    if (!leavesNow(worker)) {
      callNext(worker);
    }
  }

  private void leaveIfIdle(Worker worker) {
    if (worker.idle) {
      leavesNow(worker);
    }
  }

  /** Home or to lunch, if it is time. */
  private boolean leavesNow(Worker worker) {
    if (!worker.window.isLastShift() && nowMs() >= minute(worker.window.closes())) {
      worker.idle = false;
      hall.granted(new Command.CloseWindow(worker.window.id()), nowMs());
      return true;
    }
    if (!worker.hadLunch && nowMs() >= minute(worker.window.lunch())) {
      worker.hadLunch = true;
      pause(worker, "lunch", ReferenceHall.LUNCH_MS);
      return true;
    }
    return false;
  }

  private void pause(Worker worker, String reason, long lastsMs) {
    worker.idle = false;
    long untilMs = nowMs() + lastsMs;
    hall.granted(new Command.PauseWindow(worker.window.id(), reason, untilMs), nowMs());
    agenda.at(untilMs, () -> comeBack(worker));
  }

  private void callNext(Worker worker) {
    Event.TicketCalled call = null;
    for (Event event : hall.asked(wish(worker), nowMs())) {
      call = event instanceof Event.TicketCalled called ? called : call;
    }
    if (call != null) {
      worker.idle = false;
      worker.callId = call.callId();
      called(worker, call);
    } else if (!worker.idle) {
      worker.idle = true;
      worker.idleSinceMs = nowMs();
    }
  }

  /**
   * The worker is busy with the call for so long.
   *
   * @param served whether the visitor came
   * @param breakMin asked once the visitor has been served: minutes of break, 0 = none
   */
  final void busy(Worker worker, long lastsMs, boolean served, DoubleSupplier breakMin) {
    agenda.at(nowMs() + lastsMs, () -> free(worker, served, breakMin));
  }

  private void free(Worker worker, boolean served, DoubleSupplier breakMin) {
    String window = worker.window.id();
    hall.granted(
        served
            ? new Command.FinishService(window, worker.callId, "")
            : new Command.MarkNoShow(window, worker.callId),
        nowMs());
    if (leavesNow(worker)) {
      return;
    }
    double minutes = served ? breakMin.getAsDouble() : 0;
    if (minutes > 0) {
      pause(worker, "break", Math.round(minutes * ReferenceHall.MINUTE_MS));
    } else {
      callNext(worker);
    }
  }
}
