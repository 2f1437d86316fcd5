package io.jiaohao.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What there is in the {@link NaiveHall}; plain lists, no indexes. */
final class NaiveFloor {
  static final String GRANTED = "granted";
  static final String NOTHING_TO_DO = "nothing to do";

  final List<NaiveTicket> tickets = new ArrayList<>();
  final List<NaiveCall> calls = new ArrayList<>();
  final Map<String, NaiveWindow> windows = new TreeMap<>();
  final Map<String, Integer> lastNumber = new TreeMap<>();
  final Set<String> stopped = new TreeSet<>();
  final Set<String> awayKiosks = new TreeSet<>();
  final Map<String, Long> leftSince = new TreeMap<>();
  final List<String> diary = new ArrayList<>();
  final NaiveQueues queues = new NaiveQueues();
  final NaiveOvertime overtime = new NaiveOvertime(this);
  final NaiveServices services = new NaiveServices();
  HallPlan plan;
  Command.AdoptPlan planned;
  long day;
  long lastEntryMs;
  long nowMs;

  // ---- Looking

  /** Whom the window would take, in order: the ratio counts as if it called one after the other. */
  List<NaiveTicket> listFor(String window) {
    Optional<HallPlan.Window> w = services.window(window);
    if (w.isEmpty()) {
      return List.of();
    }
    List<NaiveTicket> left = new ArrayList<>(queues.byDue(w.get(), services));
    List<NaiveTicket> list = new ArrayList<>();
    int inARow = windows.get(window).inARow;
    while (!left.isEmpty()) {
      NaiveTicket next = next(left, inARow);
      inARow = inARowAfter(left, next, inARow);
      left.remove(next);
      list.add(next);
    }
    return list;
  }

  private NaiveTicket next(List<NaiveTicket> byDue, int inARow) {
    int max = plan.life().maxInARow();
    NaiveTicket walkIn = passedBy(byDue.get(0), byDue);
    return max > 0 && walkIn != null && inARow >= max ? walkIn : byDue.get(0);
  }

  /** Calls in a row past a walk-in, once this one of the list has been taken. */
  int inARowAfter(List<NaiveTicket> byDue, NaiveTicket taken, int inARow) {
    boolean passes = plan.life().maxInARow() > 0 && passedBy(taken, byDue) != null;
    return passes ? inARow + 1 : 0;
  }

  /**
   * The walk-in whose turn it would be without those ahead, if this one with a head start came
   * later.
   */
  private NaiveTicket passedBy(NaiveTicket taken, List<NaiveTicket> byDue) {
    if (!services.hasHeadStart(taken)) {
      return null;
    }
    NaiveTicket walkIn =
        byDue.stream().filter(t -> !services.hasHeadStart(t)).findFirst().orElse(null);
    return walkIn != null && walkIn.releaseMs <= taken.releaseMs ? walkIn : null;
  }

  List<NaiveCall> openCalls() {
    return calls.stream().filter(call -> !call.ended).toList();
  }

  /** Open calls whose visitors have not come yet. */
  List<NaiveCall> unanswered() {
    return openCalls().stream().filter(c -> c.ticket.is(TicketState.CALLED)).toList();
  }

  NaiveCall callAt(String window) {
    return openCalls().stream().filter(c -> c.window.equals(window)).findFirst().orElse(null);
  }

  NaiveCall call(long callId) {
    return calls.get((int) callId - 1);
  }

  NaiveTicket ticket(long ticketId) {
    return tickets.get((int) ticketId - 1);
  }

  /** Null if there is such a ticket and it lives. */
  String ticketFault(long ticketId) {
    if (ticketId < 1 || ticketId > tickets.size()) {
      return "UNKNOWN_TICKET";
    }
    return ticket(ticketId).state.isFinal() ? "TICKET_ENDED" : null;
  }

  /** Null if the call is open. */
  String callFault(long callId) {
    if (callId < 1 || callId > calls.size()) {
      return "UNKNOWN_CALL";
    }
    return call(callId).ended ? "CALL_ENDED" : null;
  }

  /** Null if the window may act on the call. */
  String fault(String window, long callId) {
    if (!windows.containsKey(window)) {
      return "UNKNOWN_WINDOW";
    }
    String fault = callFault(callId);
    if (fault != null) {
      return fault;
    }
    return call(callId).window.equals(window) ? null : "NOT_YOUR_CALL";
  }

  /** Null if somebody could be called to the window now. */
  String unready(String window) {
    NaiveWindow w = windows.get(window);
    if (w == null) {
      return "UNKNOWN_WINDOW";
    }
    if (callAt(window) != null) {
      return "WINDOW_BUSY";
    }
    return callsNobody(window);
  }

  /** Null if somebody could be called to the window, were it free. */
  String callsNobody(String window) {
    boolean left = services.window(window).filter(w -> leftSince.containsKey(w.wing())).isPresent();
    return left ? "EVACUATION" : shut(windows.get(window));
  }

  /** Null if the window takes people. */
  String shut(NaiveWindow w) {
    if (!w.open) {
      return "WINDOW_CLOSED";
    }
    return w.isPaused() ? "WINDOW_PAUSED" : null;
  }

  /** Another ticket of the same person that counts for this service, or null. */
  NaiveTicket otherOf(String person, String service, NaiveTicket own) {
    return tickets.stream()
        .filter(t -> t != own && t.counts() && !person.isEmpty())
        .filter(t -> t.person.equals(person) && t.service.equals(service))
        .findFirst()
        .orElse(null);
  }

  long count(String what) {
    return Collections.frequency(diary, what);
  }

  // ---- Deeds

  NaiveCall openCall(NaiveTicket ticket, String window) {
    NaiveCall call = new NaiveCall(calls.size() + 1L, ticket, window);
    ticket.becomes(TicketState.CALLED);
    ticket.onlyWindow = "";
    ticket.setAside = false;
    announce(call);
    call.calledAtMs = nowMs;
    calls.add(call);
    diary.add("called");
    return call;
  }

  /** Calls whoever is listed first for the window. */
  void callNext(String window) {
    List<NaiveTicket> byDue = queues.byDue(services.window(window).orElseThrow(), services);
    NaiveTicket first = listFor(window).get(0);
    NaiveWindow w = windows.get(window);
    w.inARow = inARowAfter(byDue, first, w.inARow);
    openCall(first, window);
  }

  void announce(NaiveCall call) {
    boolean last = call.announced + 1 >= plan.calls().maxCalls();
    call.announced++;
    call.announcedAtMs = nowMs;
    call.deadlineMs = nowMs + (last ? plan.calls().noShowAfterMs() : plan.calls().intervalMs());
  }

  void end(NaiveCall call) {
    call.ended = true;
    windows.get(call.window).idleSinceMs = nowMs;
    windows.keySet().removeIf(id -> id.equals(call.window) && services.window(id).isEmpty());
  }

  /** Auto dispatch leaves the window alone as long as this can be taken back. */
  void rest(NaiveCall call) {
    NaiveWindow w = windows.get(call.window);
    if (w != null) {
      w.restUntilMs = nowMs + plan.life().undoWithinMs();
    }
  }

  /** The ticket's life is over. */
  void leave(NaiveTicket ticket, TicketState last) {
    queues.remove(ticket);
    ticket.becomes(last);
  }

  /** Who was sent to this window waits for any that serves them. */
  void sendBack(String window) {
    tickets.stream()
        .filter(t -> t.is(TicketState.WAITING) && t.onlyWindow.equals(window) && !t.setAside)
        .forEach(t -> t.onlyWindow = "");
  }
}
