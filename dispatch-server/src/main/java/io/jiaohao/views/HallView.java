package io.jiaohao.views;

import io.jiaohao.core.DayFigures;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.TicketState;
import io.jiaohao.engine.EntryFeed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one hall looks like: its windows, who waits where, and the day's figures, kept up from
 * entries. Starts from the image of a recovered hall. On the engine's thread alone.
 */
public final class HallView implements EntryFeed, Event.Cases {
  private final List<ViewWatcher> watchers = new ArrayList<>();
  private final Map<String, WindowLook> windows = new LinkedHashMap<>();
  private final Map<Long, String> windowByCall = new LinkedHashMap<>();
  private final Map<Long, Visitor> visitors = new LinkedHashMap<>();
  private final Map<WingZone, Counts> zones = new LinkedHashMap<>();
  private final WaitFigures waits = new WaitFigures();
  private HallLayout layout = HallLayout.NONE;
  private DayFigures figures = DayFigures.NONE;
  private long seq;
  private long epochDay;

  /** A ticket that is alive, as far as the views care. */
  private static final class Visitor {
    final WingZone place;
    final String service;
    final long issuedAtMs;
    boolean waiting;

    Visitor(WingZone place, String service, long issuedAtMs) {
      this.place = place;
      this.service = service;
      this.issuedAtMs = issuedAtMs;
    }
  }

  /** Who waits in a zone's part of a wing, by service, and how long people have waited today. */
  private static final class Counts {
    final Map<String, Integer> waitingByService = new LinkedHashMap<>();
    final WaitFigures waits = new WaitFigures();
    int waiting;

    void add(String service, int change) {
      waiting += change;
      waitingByService.merge(service, change, Integer::sum);
    }
  }

  /** A view of the hall that this is an image of. */
  public HallView(HallImage image) {
    image.plan().ifPresent(this::layOut);
    seq = image.seq();
    epochDay = image.epochDay();
    figures = image.figures();
    image.windows().forEach(this::restore);
    Map<Long, HallImage.Ticket> tickets = new LinkedHashMap<>();
    for (HallImage.Ticket ticket : image.tickets()) {
      tickets.put(ticket.ticketId(), ticket);
      restore(ticket);
    }
    image.calls().forEach(call -> restore(call, tickets.get(call.ticketId())));
  }

  private void restore(HallImage.Window window) {
    // A window that has left the plan and still has its call: nobody knows its wing any more.
    windows.putIfAbsent(
        window.window(), WindowLook.idle(window.window(), "", "", window.open(), true));
    change(window.window(), look -> look.withOpen(window.open()).withOffline(window.offline()));
  }

  private void restore(HallImage.Ticket ticket) {
    Visitor visitor =
        admit(ticket.ticketId(), ticket.wing(), ticket.service(), ticket.issuedAtMs());
    if (ticket.state() == TicketState.WAITING) {
      setWaiting(visitor, true);
    }
  }

  private void restore(HallImage.Call call, HallImage.Ticket ticket) {
    windowByCall.put(call.callId(), call.window());
    change(
        call.window(),
        look -> {
          WindowLook called =
              look.withCall(
                      call.callId(),
                      call.ticketId(),
                      ticket.number(),
                      ticket.service(),
                      call.calledAtMs())
                  .withAnnouncement(call.announcement(), call.announcedAtMs());
          return call.startedAtMs() == 0 ? called : called.withServing();
        });
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
    Counts counts = zones.get(place);
    return counts == null ? 0 : counts.waiting;
  }

  /** People who wait for what this window serves, in its wing. */
  public int takeable(String window) {
    int sum = 0;
    for (HallLayout.Served served : layout.servedBy(window)) {
      Counts counts = zones.get(served.place());
      if (counts != null) {
        sum += counts.waitingByService.getOrDefault(served.service(), 0);
      }
    }
    return sum;
  }

  /** The hall now, for other threads. Reads everybody who waits: not for every entry. */
  public HallPicture picture(long hallMs, double hallSpeed) {
    return new PictureMaker(layout, hallMs)
        .picture(
            seq,
            hallSpeed,
            epochDay,
            figures,
            waits.waits(),
            zonePictures(hallMs),
            windows.values());
  }

  private Map<WingZone, ZonePicture> zonePictures(long hallMs) {
    Map<WingZone, Long> oldest = new LinkedHashMap<>();
    for (Visitor visitor : visitors.values()) {
      if (visitor.waiting) {
        oldest.merge(visitor.place, visitor.issuedAtMs, Math::min);
      }
    }
    Map<WingZone, ZonePicture> pictures = new LinkedHashMap<>();
    zones.forEach(
        (place, counts) ->
            pictures.put(
                place,
                new ZonePicture(
                    counts.waiting,
                    hallMs - oldest.getOrDefault(place, hallMs),
                    counts.waits.waits())));
    return pictures;
  }

  /** What is counted of a zone's part of a wing. */
  record ZonePicture(int waiting, long longestWaitMs, HallPicture.Waits waits) {}

  @Override
  public void entry(Entry entry) {
    seq = entry.seq();
    entry.events().forEach(event -> event.visit(this));
  }

  @Override
  public void endOfBatch(long atSeq) {
    watchers.forEach(watcher -> watcher.batchOver(atSeq));
  }

  @Override
  public void planAdopted(Event.PlanAdopted e) {
    layOut(e.plan());
    watchers.forEach(ViewWatcher::planChanged);
  }

  private void layOut(HallPlan plan) {
    layout = new HallLayout(plan);
    Map<String, WindowLook> before = new LinkedHashMap<>(windows);
    windows.clear();
    for (HallPlan.Window window : plan.windows()) {
      WindowLook known = before.get(window.id());
      windows.put(
          window.id(),
          known != null
              ? known
              : WindowLook.idle(
                  window.id(), window.wing(), layout.zoneOf(window.id()), false, true));
    }
    before.values().stream()
        .filter(look -> look.callId() != 0)
        .forEach(leaving -> windows.putIfAbsent(leaving.window(), leaving));
    layout.places().forEach(place -> zones.computeIfAbsent(place, p -> new Counts()));
  }

  @Override
  public void dayTurned(Event.DayTurned e) {
    epochDay = e.epochDay();
    visitors.clear();
    windowByCall.clear();
    zones.values().forEach(counts -> counts.waitingByService.clear());
    zones.values().forEach(counts -> counts.waiting = 0);
    zones.values().forEach(counts -> counts.waits.clear());
    waits.clear();
    figures = DayFigures.NONE;
    for (WindowLook look : List.copyOf(windows.values())) {
      if (look.callId() != 0) {
        change(look.window(), WindowLook::withoutCall);
      }
    }
  }

  @Override
  public void hallResumed(Event.HallResumed e) {
    List.copyOf(windows.keySet()).forEach(id -> change(id, look -> look.withOffline(true)));
  }

  @Override
  public void ticketIssued(Event.TicketIssued e) {
    setWaiting(admit(e.ticketId(), e.wing(), e.service(), e.issuedAtMs()), true);
    figures = figures.withIssued();
  }

  @Override
  public void ticketCancelled(Event.TicketCancelled e) {
    setWaiting(visitors.remove(e.ticketId()), false);
    figures = figures.withCancelled();
  }

  @Override
  public void windowOpened(Event.WindowOpened e) {
    change(e.window(), look -> look.withOpen(true));
  }

  @Override
  public void windowClosed(Event.WindowClosed e) {
    change(e.window(), look -> look.withOpen(false));
  }

  @Override
  public void deviceLost(Event.DeviceLost e) {
    change(e.window(), look -> look.withOffline(true));
  }

  @Override
  public void deviceBack(Event.DeviceBack e) {
    change(e.window(), look -> look.withOffline(false));
  }

  @Override
  public void ticketCalled(Event.TicketCalled e) {
    Visitor visitor = visitors.get(e.ticketId());
    setWaiting(visitor, false);
    waits.record(e.calledAtMs() - e.issuedAtMs());
    zones.get(visitor.place).waits.record(e.calledAtMs() - e.issuedAtMs());
    windowByCall.put(e.callId(), e.window());
    figures = figures.withCalled();
    change(
        e.window(),
        look -> look.withCall(e.callId(), e.ticketId(), e.number(), e.service(), e.calledAtMs()));
  }

  @Override
  public void callAnnounced(Event.CallAnnounced e) {
    change(
        windowByCall.get(e.callId()),
        look -> look.withAnnouncement(e.announcement(), e.announcedAtMs()));
  }

  @Override
  public void serviceStarted(Event.ServiceStarted e) {
    change(windowByCall.get(e.callId()), WindowLook::withServing);
  }

  @Override
  public void serviceFinished(Event.ServiceFinished e) {
    visitors.remove(endCall(e.callId()));
    figures = figures.withServed();
  }

  @Override
  public void ticketDeferred(Event.TicketDeferred e) {
    setWaiting(visitors.get(endCall(e.callId())), true);
    figures = figures.withNoShow();
  }

  @Override
  public void ticketPassed(Event.TicketPassed e) {
    endCall(e.callId());
    figures = figures.withNoShow().withPassed();
  }

  @Override
  public void ticketReturned(Event.TicketReturned e) {
    setWaiting(visitors.get(endCall(e.callId())), true);
    figures = figures.withReturned();
  }

  /** Ends a call and tells whose it was; a window that has left the plan goes with its call. */
  private long endCall(long callId) {
    String window = windowByCall.remove(callId);
    long ticketId = windows.get(window).ticketId();
    change(window, WindowLook::withoutCall);
    if (layout.window(window).isEmpty()) {
      windows.remove(window);
    }
    return ticketId;
  }

  private Visitor admit(long ticketId, String wing, String service, long issuedAtMs) {
    WingZone place = layout.placeOf(wing, service);
    Visitor visitor = new Visitor(place, service, issuedAtMs);
    zones.computeIfAbsent(place, p -> new Counts());
    visitors.put(ticketId, visitor);
    return visitor;
  }

  private void setWaiting(Visitor visitor, boolean waiting) {
    if (visitor.waiting != waiting) {
      visitor.waiting = waiting;
      zones.get(visitor.place).add(visitor.service, waiting ? 1 : -1);
    }
  }

  private void change(String window, java.util.function.UnaryOperator<WindowLook> how) {
    WindowLook look = windows.get(window);
    if (look == null) {
      return;
    }
    WindowLook changed = how.apply(look);
    if (!changed.equals(look)) {
      windows.put(window, changed);
      watchers.forEach(watcher -> watcher.windowChanged(changed));
    }
  }
}
