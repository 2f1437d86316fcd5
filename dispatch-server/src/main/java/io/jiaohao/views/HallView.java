package io.jiaohao.views;

import io.jiaohao.core.CallReason;
import io.jiaohao.core.CrowdLevel;
import io.jiaohao.core.DayFigures;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.OvertimeBook;
import io.jiaohao.core.TicketState;
import io.jiaohao.engine.EntryFeed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What one hall looks like: its windows, who waits where, and the day's figures, kept up from
 * entries. Starts from the image of a recovered hall. On the engine's thread alone.
 */
public final class HallView implements EntryFeed, Event.Cases {
  private static final long NO_WAIT = -1;

  private final List<ViewWatcher> watchers = new ArrayList<>();
  private final Map<String, WindowLook> windows = new LinkedHashMap<>();
  private final Map<Long, OpenCall> calls = new LinkedHashMap<>();
  private final Crowd crowd = new Crowd(this::heldChanged);
  private final ServedCalls served = new ServedCalls();
  private final Set<String> stoppedServices = new TreeSet<>();
  private final SortedMap<String, Long> evacuations = new TreeMap<>();
  private final WaitFigures waits = new WaitFigures();
  private HallLayout layout = HallLayout.NONE;
  private DayFigures figures = DayFigures.NONE;

  /** Kept, since pictures are taken far more often than a window opens or closes. */
  private final Set<HallLayout.Served> servedNow = new LinkedHashSet<>();

  private boolean servedIsOld = true;
  private final OvertimeBook overtime = new OvertimeBook();
  private long seq;
  private long epochDay;

  /**
   * A call that has not ended.
   *
   * @param waitedMs from issue to call; negative if the call ended no wait
   */
  private record OpenCall(String window, long ticketId, WingZone place, long waitedMs) {}

  /** What is counted of a zone's part of a wing. */
  record ZonePicture(int waiting, CrowdLevel crowd, long longestWaitMs, HallPicture.Waits waits) {}

  /** A view of the hall that this is an image of. */
  public HallView(HallImage image) {
    image.plan().ifPresent(plan -> layOut(plan, image.orphans()));
    seq = image.seq();
    epochDay = image.epochDay();
    figures = image.figures();
    overtime.restore(image.overtime());
    stoppedServices.addAll(image.stoppedServices());
    image.evacuations().forEach(e -> evacuations.put(e.wing(), e.sinceMs()));
    image.windows().forEach(this::restore);
    image.tickets().forEach(this::restore);
    image.calls().forEach(this::restore);
    image.finished().forEach(served::put);
    crowd.settle();
  }

  private void restore(HallImage.Window window) {
    // A window that has left the plan and still has its call: nobody knows its wing any more.
    windows.putIfAbsent(
        window.window(), WindowLook.idle(window.window(), "", "", window.open(), true));
    HallImage.Duty duty = window.duty();
    change(
        window.window(),
        look ->
            look.withOpen(window.open())
                .withOffline(window.offline())
                .withDuty(
                    look.duty()
                        .withClerk(duty.clerk())
                        .withPause(duty.pause(), duty.pausedUntilMs())
                        .withAuto(duty.auto())));
  }

  private void restore(HallImage.Ticket ticket) {
    crowd.put(new Visitor(ticket, layout.placeOf(ticket.wing(), ticket.service())));
  }

  private void restore(HallImage.Call call) {
    Visitor visitor = crowd.visitor(call.ticketId());
    calls.put(call.callId(), new OpenCall(call.window(), call.ticketId(), visitor.place, NO_WAIT));
    WindowLook.Call shown =
        new WindowLook.Call(
            call.callId(),
            call.ticketId(),
            visitor.number,
            visitor.service,
            call.calledAtMs(),
            call.announcement(),
            call.announcedAtMs(),
            call.startedAtMs() != 0,
            call.alsoServed());
    change(call.window(), look -> look.withCall(shown));
  }

  /** Adds a watcher; it is told of changes from now on. */
  public void watch(ViewWatcher watcher) {
    watchers.add(watcher);
  }

  /** Hall sequence that the view shows. */
  public long seq() {
    return seq;
  }

  /** The hall's layout under the plan in force. */
  public HallLayout layout() {
    return layout;
  }

  public Optional<WindowLook> window(String id) {
    return Optional.ofNullable(windows.get(id));
  }

  public Collection<WindowLook> windows() {
    return windows.values();
  }

  /** People who wait in a zone's part of a wing. */
  public int waiting(WingZone place) {
    return crowd.waiting(place);
  }

  /** How full it is there. */
  public CrowdLevel crowd(WingZone place) {
    return crowd.level(place);
  }

  /** People who wait for what this window serves, in its wing, or for this window alone. */
  public int takeable(String window) {
    return crowd.takeable(window, layout.servedBy(window));
  }

  /** The window at which a call that ended well was served, while it can be rated. */
  public Optional<String> servedAt(long callId) {
    return served.windowOf(callId);
  }

  /** Wings that everybody has to leave, by id. */
  public List<HallImage.Evacuation> evacuations() {
    return evacuations.entrySet().stream()
        .map(e -> new HallImage.Evacuation(e.getKey(), e.getValue()))
        .toList();
  }

  /** The hall now, for other threads. Reads everybody who waits: not for every entry. */
  public HallPicture picture(long hallMs, double hallSpeed) {
    return new PictureMaker(layout, hallMs)
        .picture(
            seq,
            hallSpeed,
            epochDay,
            figures,
            overtime.image(),
            waits.waits(),
            crowd.level(),
            attention(hallMs),
            crowd.pictures(hallMs),
            windows.values());
  }

  private HallPicture.Attention attention(long hallMs) {
    LongWaits longWaits = crowd.longWaits(hallMs);
    return new HallPicture.Attention(
        crowd.count(TicketState.PRINTING),
        crowd.count(TicketState.VOIDED),
        crowd.count(TicketState.HELD),
        crowd.setAside(),
        served.badRatings(),
        List.copyOf(stoppedServices),
        evacuations(),
        crowd.unserved(servedNow()),
        longWaits.count(),
        longWaits.longest());
  }

  /** What the windows that are at work serve together. */
  private Set<HallLayout.Served> servedNow() {
    if (servedIsOld) {
      servedIsOld = false;
      servedNow.clear();
      for (WindowLook look : windows.values()) {
        if (isAtWork(look)) {
          servedNow.addAll(layout.servedBy(look.window()));
        }
      }
    }
    return servedNow;
  }

  private static boolean isAtWork(WindowLook look) {
    return look.open() && !look.offline() && !look.paused();
  }

  @Override
  public void entry(Entry entry) {
    seq = entry.seq();
    entry.events().forEach(event -> event.visit(this));
    crowd.settle();
  }

  @Override
  public void endOfBatch(long atSeq) {
    watchers.forEach(watcher -> watcher.batchOver(atSeq));
  }

  @Override
  public void planAdopted(Event.PlanAdopted e) {
    layOut(e.plan(), List.of());
    watchers.forEach(ViewWatcher::planChanged);
  }

  private void layOut(HallPlan plan, List<HallImage.Orphan> orphans) {
    layout = new HallLayout(plan, layout, orphans);
    servedIsOld = true;
    Map<String, WindowLook> before = new LinkedHashMap<>(windows);
    windows.clear();
    for (HallPlan.Window window : plan.windows()) {
      WindowLook known = before.remove(window.id());
      windows.put(
          window.id(),
          known != null
              ? known
              : WindowLook.idle(
                  window.id(), window.wing(), layout.zoneOf(window.id()), false, true));
    }
    for (WindowLook leaving : before.values()) {
      crowd.sendBack(leaving.window());
      if (leaving.hasCall()) {
        windows.put(leaving.window(), leaving);
      }
    }
    crowd.layOut(layout);
  }

  @Override
  public void planScheduled(Event.PlanScheduled e) {
    // Nothing looks different before it comes into force.
  }

  @Override
  public void dayTurned(Event.DayTurned e) {
    epochDay = e.epochDay();
    calls.clear();
    crowd.clear();
    served.dayTurned();
    waits.clear();
    figures = DayFigures.NONE;
    overtime.clear();
    for (WindowLook look : List.copyOf(windows.values())) {
      change(
          look.window(),
          one -> one.withCall(WindowLook.Call.NONE).withDuty(one.duty().withUndone(0)));
    }
  }

  @Override
  public void hallResumed(Event.HallResumed e) {
    List.copyOf(windows.keySet()).forEach(id -> change(id, look -> look.withOffline(true)));
  }

  // ---- Tickets at no window

  @Override
  public void ticketIssued(Event.TicketIssued e) {
    TicketState state = e.printer().isEmpty() ? TicketState.WAITING : TicketState.PRINTING;
    WingZone place = layout.placeOf(e.wing(), e.service());
    crowd.put(new Visitor(e.ticketId(), e.number(), e.issuedAtMs(), place, e.service(), state));
    figures = figures.withIssued();
  }

  @Override
  public void ticketPrinted(Event.TicketPrinted e) {
    crowd.move(e.ticketId(), TicketState.WAITING);
  }

  @Override
  public void ticketVoided(Event.TicketVoided e) {
    crowd.move(e.ticketId(), TicketState.VOIDED);
  }

  @Override
  public void ticketRevived(Event.TicketRevived e) {
    crowd.move(e.ticketId(), TicketState.WAITING);
  }

  @Override
  public void kioskLost(Event.KioskLost e) {
    // Its slips are still waited for.
  }

  @Override
  public void kioskBack(Event.KioskBack e) {
    // Its slips are still waited for.
  }

  @Override
  public void ticketCancelled(Event.TicketCancelled e) {
    crowd.remove(e.ticketId());
    figures = figures.withCancelled();
  }

  @Override
  public void ticketRejoined(Event.TicketRejoined e) {
    crowd.move(e.ticketId(), TicketState.WAITING);
  }

  @Override
  public void ticketSetAside(Event.TicketSetAside e) {
    crowd.change(e.ticketId(), visitor -> visitor.setAside = true);
  }

  // ---- Windows

  @Override
  public void windowOpened(Event.WindowOpened e) {
    change(e.window(), look -> look.withOpen(true).withDuty(look.duty().withPause("", 0)));
  }

  @Override
  public void windowClosed(Event.WindowClosed e) {
    crowd.sendBack(e.window());
    change(e.window(), look -> look.withOpen(false).withDuty(look.duty().withPause("", 0)));
  }

  @Override
  public void windowPaused(Event.WindowPaused e) {
    crowd.sendBack(e.window());
    duty(e.window(), duty -> duty.withPause(e.reason(), e.untilMs()));
  }

  @Override
  public void clerkSignedIn(Event.ClerkSignedIn e) {
    duty(e.window(), duty -> duty.withClerk(e.clerk()));
  }

  @Override
  public void clerkSignedOut(Event.ClerkSignedOut e) {
    duty(e.window(), duty -> duty.withClerk(""));
  }

  @Override
  public void autoSet(Event.AutoSet e) {
    duty(e.window(), duty -> duty.withAuto(e.auto()));
  }

  @Override
  public void deviceLost(Event.DeviceLost e) {
    change(e.window(), look -> look.withOffline(true));
  }

  @Override
  public void deviceBack(Event.DeviceBack e) {
    change(e.window(), look -> look.withOffline(false));
  }

  // ---- Calls

  @Override
  public void ticketCalled(Event.TicketCalled e) {
    Visitor visitor = crowd.visitor(e.ticketId());
    boolean waited =
        visitor.isWaiting() && e.reason().deciding() != CallReason.Deciding.ISSUED_HERE;
    long waitedMs = waited ? Math.max(0, e.calledAtMs() - e.issuedAtMs()) : NO_WAIT;
    if (waited) {
      waits.record(waitedMs);
      crowd.waits(visitor.place).record(waitedMs);
    }
    calls.put(e.callId(), new OpenCall(e.window(), e.ticketId(), visitor.place, waitedMs));
    crowd.change(
        e.ticketId(),
        called -> {
          called.state = TicketState.CALLED;
          called.onlyWindow = "";
          called.setAside = false;
        });
    figures = figures.withCalled();
    WindowLook.Call call =
        new WindowLook.Call(
            e.callId(),
            e.ticketId(),
            e.number(),
            e.service(),
            e.calledAtMs(),
            1,
            e.calledAtMs(),
            false,
            List.of());
    change(e.window(), look -> look.withCall(call).withDuty(look.duty().withUndone(0)));
  }

  @Override
  public void callAnnounced(Event.CallAnnounced e) {
    call(e.callId(), call -> call.withAnnouncement(e.announcement(), e.announcedAtMs()));
  }

  @Override
  public void serviceStarted(Event.ServiceStarted e) {
    crowd.move(calls.get(e.callId()).ticketId(), TicketState.SERVING);
    call(e.callId(), WindowLook.Call::withServing);
  }

  @Override
  public void serviceAdded(Event.ServiceAdded e) {
    call(e.callId(), call -> call.withAlsoServed(e.service()));
  }

  @Override
  public void serviceChanged(Event.ServiceChanged e) {
    crowd.change(
        calls.get(e.callId()).ticketId(),
        visitor -> {
          visitor.service = e.service();
          visitor.place = layout.placeOf(visitor.place.wing(), e.service());
        });
    call(e.callId(), call -> call.withService(e.service()));
  }

  @Override
  public void serviceFinished(Event.ServiceFinished e) {
    finish(e.callId(), e.overtimeMs());
  }

  @Override
  public void ticketMerged(Event.TicketMerged e) {
    finish(e.callId(), e.overtimeMs());
  }

  private void finish(long callId, long overtimeMs) {
    WindowLook look = windows.get(calls.get(callId).window());
    served.put(
        new HallImage.Finished(
            callId,
            look.call().ticketId(),
            look.call().service(),
            look.window(),
            look.duty().clerk(),
            0,
            epochDay));
    crowd.remove(endCall(callId));
    figures = figures.withServed(overtimeMs);
    overtime.add(look.window(), overtimeMs);
  }

  @Override
  public void ticketHeld(Event.TicketHeld e) {
    String window = calls.get(e.callId()).window();
    crowd.change(
        endCall(e.callId()),
        visitor -> {
          visitor.state = TicketState.HELD;
          visitor.hold = new HallImage.Hold(window, e.reason(), e.heldAtMs(), e.untilMs());
        });
  }

  @Override
  public void heldTicketMissed(Event.HeldTicketMissed e) {
    crowd.move(endCall(e.callId()), TicketState.HELD);
    figures = figures.withNoShow();
  }

  @Override
  public void ticketTransferred(Event.TicketTransferred e) {
    crowd.change(
        endCall(e.callId()),
        visitor -> {
          visitor.state = TicketState.WAITING;
          visitor.service = e.service();
          visitor.place = layout.placeOf(e.wing(), e.service());
          visitor.onlyWindow = e.window();
        });
  }

  @Override
  public void ticketDeferred(Event.TicketDeferred e) {
    crowd.move(endCall(e.callId()), TicketState.WAITING);
    figures = figures.withNoShow();
  }

  @Override
  public void ticketPassed(Event.TicketPassed e) {
    crowd.move(endCall(e.callId()), TicketState.PASSED);
    figures = figures.withNoShow().withPassed();
  }

  @Override
  public void ticketReturned(Event.TicketReturned e) {
    crowd.move(endCall(e.callId()), TicketState.WAITING);
    figures = figures.withReturned();
  }

  /** Everything is as the event says it was before, and the window tells which call never was. */
  @Override
  public void actionUndone(Event.ActionUndone e) {
    for (long callId : e.endedCalls()) {
      forgetWait(calls.get(callId));
      endCall(callId);
      duty(e.window(), duty -> duty.withUndone(callId));
    }
    for (HallImage.Call call : e.calls()) {
      calls.remove(call.callId());
      served.remove(call.callId());
    }
    e.tickets().forEach(this::restore);
    e.calls().forEach(this::restore);
    figures = figures.minus(e.takenBack());
    overtime.takeBack(e.window(), e.takenBack().overtime());
  }

  private void forgetWait(OpenCall call) {
    if (call.waitedMs() != NO_WAIT) {
      waits.forget(call.waitedMs());
      crowd.waits(call.place()).forget(call.waitedMs());
    }
  }

  // ---- Ratings and services

  @Override
  public void callRated(Event.CallRated e) {
    served.rated(e.callId(), e.grade());
  }

  @Override
  public void ratingHandled(Event.RatingHandled e) {
    served.remove(e.callId());
  }

  @Override
  public void issuingStopped(Event.IssuingStopped e) {
    stoppedServices.add(e.service());
  }

  @Override
  public void issuingResumed(Event.IssuingResumed e) {
    stoppedServices.remove(e.service());
  }

  @Override
  public void evacuationBegan(Event.EvacuationBegan e) {
    evacuations.put(e.wing(), e.sinceMs());
    watchers.forEach(ViewWatcher::evacuationChanged);
  }

  @Override
  public void evacuationEnded(Event.EvacuationEnded e) {
    evacuations.remove(e.wing());
    watchers.forEach(ViewWatcher::evacuationChanged);
  }

  @Override
  public void bookingMade(Event.BookingMade e) {
    // A reserved time is nobody who waits yet.
  }

  @Override
  public void bookingMoved(Event.BookingMoved e) {
    // A reserved time is nobody who waits yet.
  }

  @Override
  public void bookingCancelled(Event.BookingCancelled e) {
    // A reserved time is nobody who waits yet.
  }

  @Override
  public void bookingArrived(Event.BookingArrived e) {
    // The ticket has an event of its own.
  }

  @Override
  public void bookingMissed(Event.BookingMissed e) {
    // Nobody came.
  }

  /** Ends a call and tells whose it was; a window that has left the plan goes with its call. */
  private long endCall(long callId) {
    OpenCall call = calls.remove(callId);
    change(call.window(), look -> look.withCall(WindowLook.Call.NONE));
    if (layout.window(call.window()).isEmpty()) {
      windows.remove(call.window());
    }
    return call.ticketId();
  }

  private void call(long callId, UnaryOperator<WindowLook.Call> how) {
    change(calls.get(callId).window(), look -> look.withCall(how.apply(look.call())));
  }

  private void duty(String window, UnaryOperator<WindowLook.Duty> how) {
    change(window, look -> look.withDuty(how.apply(look.duty())));
  }

  private void heldChanged(String window) {
    duty(window, duty -> duty.withHeld(crowd.heldAt(window)));
  }

  private void change(String window, UnaryOperator<WindowLook> how) {
    WindowLook look = windows.get(window);
    if (look == null) {
      return;
    }
    WindowLook changed = how.apply(look);
    if (!changed.equals(look)) {
      windows.put(window, changed);
      servedIsOld |= isAtWork(changed) != isAtWork(look);
      watchers.forEach(watcher -> watcher.windowChanged(changed));
    }
  }
}
