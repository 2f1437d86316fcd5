package io.jiaohao.sim.virtual;

import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.TicketState;
import io.jiaohao.views.WingZone;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What boards must show, by the record alone: who is called where, and how many wait in each zone.
 * Shares no code with the hall or its views.
 */
final class PictureLedger {
  private final Map<String, String> zoneOf = new LinkedHashMap<>();
  private final Map<String, BoardPage.Line> lines = new LinkedHashMap<>();
  private final Map<Long, String> windowOf = new LinkedHashMap<>();
  private final Map<Long, Long> ticketOf = new LinkedHashMap<>();
  private final Map<Long, Holder> holders = new LinkedHashMap<>();

  /** Somebody with a number. */
  private static final class Holder {
    final String number;
    String wing;
    String service;
    boolean waits;
    boolean held;
    boolean setAside;

    Holder(String number, String wing, String service) {
      this.number = number;
      this.wing = wing;
      this.service = service;
    }

    boolean isOwedCall() {
      return waits && !setAside;
    }
  }

  PictureLedger(HallPlan plan) {
    plan.services().forEach(service -> zoneOf.put(service.id(), service.zone()));
  }

  /** What a board shows of this window. */
  BoardPage.Line line(String window) {
    return lines.getOrDefault(window, BoardPage.Line.EMPTY);
  }

  int waiting(WingZone place) {
    return (int)
        holders.values().stream()
            .filter(h -> h.waits && h.wing.equals(place.wing()))
            .filter(h -> zoneOf.getOrDefault(h.service, "").equals(place.zone()))
            .count();
  }

  /** People who wait for a call that the usual order would give them. */
  long waitingForCall() {
    return holders.values().stream().filter(Holder::isOwedCall).count();
  }

  /** Those people, as a manager would look for them. */
  List<String> whoWaits() {
    return holders.values().stream()
        .filter(Holder::isOwedCall)
        .map(h -> h.number + " for " + h.service + " in " + h.wing)
        .toList();
  }

  /** The numbers of people on hold. */
  List<String> whoIsHeld() {
    return holders.values().stream().filter(h -> h.held).map(h -> h.number).toList();
  }

  /** Nobody waits to be called, nobody is called or served or on hold. */
  boolean isEmpty() {
    return lines.isEmpty() && holders.values().stream().noneMatch(h -> h.held || h.isOwedCall());
  }

  /** The windows with a call, and which. */
  Map<String, BoardPage.Line> openCalls() {
    return Collections.unmodifiableMap(lines);
  }

  void entry(Entry entry) {
    entry.events().forEach(this::event);
  }

  private void event(Event event) {
    if (event instanceof Event.TicketIssued e) {
      Holder holder = new Holder(e.number(), e.wing(), e.service());
      holder.waits = e.printer().isEmpty();
      holders.put(e.ticketId(), holder);
    } else if (event instanceof Event.TicketPrinted e) {
      holders.get(e.ticketId()).waits = true;
    } else if (event instanceof Event.TicketRevived e) {
      holders.get(e.ticketId()).waits = true;
    } else if (event instanceof Event.TicketRejoined e) {
      holders.get(e.ticketId()).waits = true;
    } else if (event instanceof Event.TicketSetAside e) {
      holders.get(e.ticketId()).setAside = true;
    } else if (event instanceof Event.TicketCancelled e) {
      holders.remove(e.ticketId());
    } else if (event instanceof Event.TicketCalled e) {
      called(e);
    } else if (event instanceof Event.DayTurned) {
      holders.clear();
      lines.clear();
      windowOf.clear();
      ticketOf.clear();
    } else if (event instanceof Event.ActionUndone e) {
      undone(e);
    } else {
      callEvent(event);
    }
  }

  private void called(Event.TicketCalled e) {
    Holder holder = holders.get(e.ticketId());
    holder.waits = false;
    holder.held = false;
    holder.setAside = false;
    open(e.callId(), e.ticketId(), e.window(), 1, false);
  }

  private void open(long call, long ticket, String window, int announcement, boolean serving) {
    Holder holder = holders.get(ticket);
    lines.put(
        window, new BoardPage.Line(call, holder.number, holder.service, announcement, serving));
    windowOf.put(call, window);
    ticketOf.put(call, ticket);
  }

  private void callEvent(Event event) {
    if (event instanceof Event.CallAnnounced e) {
      open(e.callId(), ticketOf.get(e.callId()), windowOf.get(e.callId()), e.announcement(), false);
    } else if (event instanceof Event.ServiceStarted e) {
      serving(e.callId());
    } else if (event instanceof Event.ServiceChanged e) {
      holders.get(ticketOf.get(e.callId())).service = e.service();
      serving(e.callId());
    } else if (event instanceof Event.ServiceFinished e) {
      holders.remove(end(e.callId()));
    } else if (event instanceof Event.TicketMerged e) {
      holders.remove(end(e.callId()));
    } else if (event instanceof Event.TicketDeferred e) {
      holders.get(end(e.callId())).waits = true;
    } else if (event instanceof Event.TicketReturned e) {
      holders.get(end(e.callId())).waits = true;
    } else if (event instanceof Event.TicketTransferred e) {
      Holder holder = holders.get(end(e.callId()));
      holder.wing = e.wing();
      holder.service = e.service();
      holder.waits = true;
    } else if (event instanceof Event.TicketPassed e) {
      end(e.callId());
    } else if (event instanceof Event.TicketHeld e) {
      holders.get(end(e.callId())).held = true;
    } else if (event instanceof Event.HeldTicketMissed e) {
      holders.get(end(e.callId())).held = true;
    }
  }

  private void serving(long call) {
    BoardPage.Line now = lines.get(windowOf.get(call));
    open(call, ticketOf.get(call), windowOf.get(call), now.announcement(), true);
  }

  private Long end(long call) {
    lines.remove(windowOf.remove(call));
    return ticketOf.remove(call);
  }

  private void undone(Event.ActionUndone e) {
    e.endedCalls().forEach(this::end);
    for (HallImage.Call call : e.calls()) {
      if (windowOf.containsKey(call.callId())) {
        end(call.callId());
      }
    }
    for (HallImage.Ticket was : e.tickets()) {
      Holder holder = new Holder(was.number(), was.wing(), was.service());
      holder.waits = was.state() == TicketState.WAITING;
      holder.held = was.state() == TicketState.HELD;
      holder.setAside = was.marks().setAside();
      holders.put(was.ticketId(), holder);
    }
    for (HallImage.Call call : e.calls()) {
      open(
          call.callId(),
          call.ticketId(),
          call.window(),
          call.announcement(),
          call.startedAtMs() != 0);
    }
  }
}
