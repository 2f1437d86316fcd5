package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.sim.VisitMatters.Slip;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What visitors do between the door and the window: take a number, wait for its slip, show a slip
 * whose number is void to a clerk, ask to be called past the order, give the number back, or rejoin
 * after they were passed over; and what they do after it, at the window's rating pad.
 */
final class Lobby implements Crowd.Leaving {
  /** How long a kiosk prints. */
  private static final long PRINT_MS = 2_000;

  /**
   * From a slip that went wrong to a clerk who sees it; by then a silent kiosk's number is void.
   */
  private static final long TO_A_CLERK_MS = 90_000;

  private final HallTasks tasks;
  private final Fleet fleet;
  private final Crowd crowd;
  private final Mishaps mishaps;
  private final Map<Long, KioskDevice> kioskOf = new HashMap<>();
  private boolean closed;

  Lobby(HallTasks tasks, Fleet fleet, Crowd crowd, Mishaps mishaps) {
    this.tasks = tasks;
    this.fleet = fleet;
    this.crowd = crowd;
    this.mishaps = mishaps;
    crowd.onLeaving(this);
  }

  /** Nobody does anything any more, but slips that are printed come out. */
  void close() {
    closed = true;
  }

  /** A visitor stands at a kiosk, since then. */
  void takesNumber(Visitor visitor, long sinceNanos) {
    KioskDevice kiosk = fleet.kiosks(visitor.wing()).get(visitor.kiosk());
    kiosk.issue(visitor, sinceNanos, issued -> printed(visitor, kiosk, issued));
    if (mishaps.tapsTwice(kiosk.id(), visitor.wing())) {
      kiosk.issue(visitor, SimClock.nanos(), issued -> isOneTooMany(kiosk, issued));
    }
  }

  /** The number of a second tap comes out like any other, and is given back. */
  private void isOneTooMany(KioskDevice kiosk, Issued issued) {
    long ticketId = issued.getTicketId();
    tasks.after(PRINT_MS, () -> kiosk.confirmPrint(ticketId));
    tasks.after(TO_A_CLERK_MS, () -> unlessClosed(() -> kiosk.cancel(ticketId)));
  }

  private void printed(Visitor visitor, KioskDevice kiosk, Issued issued) {
    kioskOf.put(issued.getTicketId(), kiosk);
    Slip slip = crowd.matters(issued.getNumber()).slip();
    tasks.after(PRINT_MS, () -> slipIs(slip, visitor, kiosk, issued.getTicketId()));
    if (slip == Slip.COMES_OUT) {
      waits(visitor, kiosk, issued);
    }
  }

  private void slipIs(Slip slip, Visitor visitor, KioskDevice kiosk, long ticketId) {
    switch (slip) {
      case COMES_OUT -> kiosk.confirmPrint(ticketId);
      case FAILS -> {
        kiosk.reportPrintFailure(ticketId);
        if (!closed) {
          takesNumber(visitor, SimClock.nanos());
        }
      }
      case JAMS -> {
        kiosk.reportPrintFailure(ticketId);
        showsSlip(visitor, ticketId);
      }
      case UNCONFIRMED -> showsSlip(visitor, ticketId);
    }
  }

  private void showsSlip(Visitor visitor, long ticketId) {
    tasks.after(
        TO_A_CLERK_MS,
        () ->
            clerkFor(visitor, ticketId)
                .ifPresent(clerk -> clerk.slipIsShown(ticketId, tasks.nowMs())));
  }

  /** One of those who work today at a window for this; empty if nobody does. */
  private Optional<Clerk> clerkFor(Visitor visitor, long ticketId) {
    List<WindowDevice> windows =
        fleet.windowsServing(visitor.wing(), visitor.service()).stream()
            .filter(WindowDevice::hasClerk)
            .toList();
    return windows.isEmpty()
        ? Optional.empty()
        : Optional.of(windows.get(Math.floorMod(ticketId, windows.size())).clerk());
  }

  private void waits(Visitor visitor, KioskDevice kiosk, Issued issued) {
    long ticketId = issued.getTicketId();
    long cancelAfterMs = crowd.traits(issued.getNumber()).cancelAfterMs();
    if (cancelAfterMs > 0) {
      tasks.at(
          issued.getIssuedMs() + cancelAfterMs, () -> unlessClosed(() -> kiosk.cancel(ticketId)));
    }
    long asksAfterMs = crowd.matters(issued.getNumber()).asksAfterMs();
    if (asksAfterMs > 0) {
      tasks.at(issued.getIssuedMs() + asksAfterMs, () -> asksToBeCalled(visitor, issued));
    }
  }

  private void asksToBeCalled(Visitor visitor, Issued issued) {
    if (!crowd.wasCalled(issued.getNumber())) {
      long ticketId = issued.getTicketId();
      clerkFor(visitor, ticketId).ifPresent(clerk -> clerk.isAskedToCall(ticketId, tasks.nowMs()));
    }
  }

  private void unlessClosed(Runnable task) {
    if (!closed) {
      task.run();
    }
  }

  @Override
  public void passedOver(long ticketId, String number) {
    long afterMs = crowd.matters(number).rejoinsAfterMs();
    KioskDevice kiosk = kioskOf.get(ticketId);
    if (afterMs > 0 && kiosk != null) {
      tasks.after(
          afterMs, () -> unlessClosed(() -> kiosk.rejoin(ticketId, () -> crowd.rejoins(number))));
    }
  }

  @Override
  public void served(String window, long callId, String number) {
    VisitMatters matters = crowd.matters(number);
    if (matters.grade() > 0) {
      fleet
          .pad(window)
          .ifPresent(
              pad ->
                  tasks.after(
                      matters.ratesAfterMs(),
                      () -> unlessClosed(() -> pad.rate(callId, matters.grade()))));
    }
  }
}
