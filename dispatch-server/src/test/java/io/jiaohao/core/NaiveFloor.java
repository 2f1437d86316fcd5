package io.jiaohao.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What there is in the {@link NaiveHall} and what can be done to it; plain lists, no indexes. */
abstract class NaiveFloor {
  final List<NaiveTicket> tickets = new ArrayList<>();
  final List<NaiveCall> calls = new ArrayList<>();
  final Map<String, NaiveWindow> windows = new TreeMap<>();
  final Map<String, Integer> lastNumber = new TreeMap<>();
  final List<String> diary = new ArrayList<>();
  final NaiveQueues queues = new NaiveQueues();
  final NaiveRequests requests = new NaiveRequests();
  HallPlan plan;
  LocalDate day = LocalDate.EPOCH;
  long lastEntryMs;
  long nowMs;

  static final class NaiveWindow {
    boolean open;
    boolean offline = true;
  }

  // ---- Time

  long dayEndsAtMs() {
    return plan == null ? Long.MAX_VALUE : endOf(day);
  }

  long endOf(LocalDate businessDay) {
    return LocalDateTime.of(businessDay.plusDays(1), plan.dayReset())
        .atZone(plan.zoneId())
        .toInstant()
        .toEpochMilli();
  }

  long nextDeadlineMs() {
    return ticking().stream().mapToLong(c -> c.deadlineMs).reduce(dayEndsAtMs(), Math::min);
  }

  List<NaiveCall> ticking() {
    return calls.stream().filter(c -> !c.ended && c.ticket.is(TicketState.CALLED)).toList();
  }

  void turnDay() {
    day = LocalDate.ofInstant(Instant.ofEpochMilli(nowMs), plan.zoneId()).minusDays(2);
    while (endOf(day) <= nowMs) {
      day = day.plusDays(1);
    }
    for (NaiveTicket t : tickets) {
      if (!t.state.isFinal()) {
        t.state = t.is(TicketState.SERVING) ? TicketState.UNFINISHED : TicketState.EXPIRED;
      }
    }
    openCalls().forEach(this::end);
    queues.clear();
    lastNumber.clear();
    diary.clear();
  }

  Optional<HallPlan.Window> windowPlan(String id) {
    return plan.windows().stream().filter(w -> w.id().equals(id)).findFirst();
  }

  // ---- Deeds

  void issue(String wing, HallPlan.Service service, HallPlan.TicketClass ticketClass) {
    int nth = lastNumber.merge(service.prefix(), 1, Integer::sum);
    StringBuilder digits = new StringBuilder().append(nth);
    while (digits.length() < plan.numberDigits()) {
      digits.insert(0, '0');
    }
    long id = tickets.size() + 1L;
    NaiveTicket t =
        new NaiveTicket(id, service.prefix() + digits, wing, service.id(), ticketClass.id());
    t.dueMs = nowMs;
    if (plan.order().rule().equals("head-start")) {
      t.dueMs -= ticketClass.headStartMs();
      t.dueMs += Math.round(plan.order().stretch() * service.expectedMs());
    }
    t.releaseMs = nowMs;
    t.rootId = id;
    tickets.add(t);
    queues.add(t);
    diary.add("issued");
  }

  void call(String window) {
    NaiveCall call = new NaiveCall(calls.size() + 1L, listFor(window).get(0), window);
    call.ticket.state = TicketState.CALLED;
    announce(call);
    calls.add(call);
    diary.add("called");
  }

  long pauseAfter(int announcement) {
    boolean last = announcement >= plan.calls().maxCalls();
    return last ? plan.calls().noShowAfterMs() : plan.calls().intervalMs();
  }

  void announce(NaiveCall call) {
    call.announced++;
    call.announcedAtMs = nowMs;
    call.deadlineMs = nowMs + pauseAfter(call.announced);
  }

  void end(NaiveCall call) {
    call.ended = true;
    windows.keySet().removeIf(id -> id.equals(call.window) && windowPlan(id).isEmpty());
  }

  /** What a no-show will do, seen from now. */
  Runnable noShow(NaiveCall call) {
    NaiveTicket t = call.ticket;
    NaiveTicket other = queues.placesDown(t, plan.calls().deferPlaces());
    return () -> {
      end(call);
      t.noShows++;
      diary.add("no-show");
      if (t.noShows >= plan.calls().maxPasses()) {
        queues.remove(t);
        t.state = TicketState.PASSED;
        diary.add("passed");
        return;
      }
      t.state = TicketState.WAITING;
      if (other != null) {
        queues.putBehind(t, other);
      }
    };
  }

  Runnable deed(NaiveCall call) {
    return call.announced < plan.calls().maxCalls() ? () -> announce(call) : noShow(call);
  }

  // ---- Looking

  List<NaiveTicket> listFor(String window) {
    return windowPlan(window).map(queues::whoMayBeTaken).orElse(List.of());
  }

  List<NaiveCall> openCalls() {
    return calls.stream().filter(call -> !call.ended).toList();
  }

  NaiveCall callAt(String window) {
    return openCalls().stream().filter(c -> c.window.equals(window)).findFirst().orElse(null);
  }

  NaiveCall called(long callId) {
    NaiveCall call = calls.get((int) callId - 1);
    return call.ticket.is(TicketState.CALLED) ? call : null;
  }

  long count(String what) {
    return Collections.frequency(diary, what);
  }
}
