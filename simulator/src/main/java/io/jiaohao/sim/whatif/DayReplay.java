package io.jiaohao.sim.whatif;

import io.jiaohao.core.Command;
import io.jiaohao.core.Decision;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A recorded day once more, under the rules of the hall itself: the same people come at the same
 * times and need the same time at a window; who serves whom when is decided afresh.
 */
final class DayReplay {
  /** How long a clerk waits for somebody who does not come. */
  private static final long MISSED_MS = 60_000;

  private final RecordedDay day;
  private final HallState hall = HallState.empty();
  private final PriorityQueue<Happening> ahead =
      new PriorityQueue<>(Comparator.comparingLong(Happening::atMs).thenComparing(Happening::nth));
  private final Map<Long, RecordedDay.Leg> legs = new LinkedHashMap<>();
  private final Map<Long, Integer> missed = new LinkedHashMap<>();
  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final Map<String, List<Seat>> seatsByService = new LinkedHashMap<>();
  private final List<Wait> waits = new ArrayList<>();
  private long nowMs;
  private long happenings;

  private record Happening(long atMs, long nth, Runnable deed) {}

  /** How long somebody waited. */
  record Wait(String zone, String service, String ticketClass, long cameMs, long waitMs) {}

  /** How a replay ended; {@code left} people were never called. */
  record Outcome(List<Wait> waits, int left) {}

  /** A window during the replay. */
  private static final class Seat {
    final String window;
    final int skills;
    boolean wanted;
    boolean open;
    long callId;
    long idleSinceMs;

    Seat(HallPlan.Window window) {
      this.window = window.id();
      this.skills = window.serves().size();
    }
  }

  private DayReplay(RecordedDay day) {
    this.day = day;
  }

  static Outcome run(RecordedDay day) {
    return new DayReplay(day).run();
  }

  private Outcome run() {
    HallPlan plan = Plans.forReplay(day.plan());
    nowMs = day.date().atTime(plan.dayReset()).atZone(plan.zoneId()).toInstant().toEpochMilli();
    ask(new Command.AdoptPlan(plan));
    for (HallPlan.Window window : plan.windows()) {
      Seat seat = new Seat(window);
      seats.put(window.id(), seat);
      window
          .serves()
          .forEach(
              s -> seatsByService.computeIfAbsent(s.service(), x -> new ArrayList<>()).add(seat));
    }
    day.legs().forEach(leg -> at(leg.cameMs(), () -> arrive(leg)));
    for (RecordedDay.Shift shift : day.shifts()) {
      if (seats.containsKey(shift.window())) {
        at(shift.fromMs(), () -> sitDown(seats.get(shift.window())));
        at(shift.toMs(), () -> getUp(seats.get(shift.window())));
      }
    }
    for (Happening next = ahead.poll(); next != null; next = ahead.poll()) {
      nowMs = next.atMs();
      next.deed().run();
    }
    return new Outcome(waits, hall.waiting());
  }

  private void at(long atMs, Runnable deed) {
    ahead.add(new Happening(Math.max(atMs, nowMs), happenings++, deed));
  }

  private void arrive(RecordedDay.Leg leg) {
    List<Event> events = ask(new Command.IssueTicket(leg.wing(), leg.service(), leg.ticketClass()));
    if (events.isEmpty()) {
      return;
    }
    long ticket = ((Event.TicketIssued) events.get(0)).ticketId();
    legs.put(ticket, leg);
    if (leg.leftMs() != 0) {
      at(leg.leftMs(), () -> leave(ticket));
    }
    offer(leg.service());
  }

  private void leave(long ticket) {
    if (legs.remove(ticket) != null) {
      ask(new Command.CancelTicket(ticket));
    }
  }

  /** The idle window with the fewest skills, then the longest idle, looks first. */
  private void offer(String service) {
    List<Seat> idle =
        new ArrayList<>(
            seatsByService.getOrDefault(service, List.of()).stream()
                .filter(s -> s.open && s.callId == 0)
                .toList());
    idle.sort(Comparator.comparingInt((Seat s) -> s.skills).thenComparingLong(s -> s.idleSinceMs));
    for (Seat seat : idle) {
      if (callNext(seat)) {
        return;
      }
    }
  }

  private void sitDown(Seat seat) {
    seat.wanted = true;
    if (!seat.open) {
      seat.open = !ask(new Command.OpenWindow(seat.window)).isEmpty();
      seat.idleSinceMs = nowMs;
      callNext(seat);
    }
  }

  private void getUp(Seat seat) {
    seat.wanted = false;
    if (seat.open && seat.callId == 0) {
      ask(new Command.CloseWindow(seat.window));
      seat.open = false;
    }
  }

  private boolean callNext(Seat seat) {
    List<Event> events = ask(new Command.CallNext(seat.window, 0, ""));
    if (events.isEmpty()) {
      return false;
    }
    Event.TicketCalled call = (Event.TicketCalled) events.get(0);
    seat.callId = call.callId();
    RecordedDay.Leg leg = legs.get(call.ticketId());
    if (missed.getOrDefault(call.ticketId(), 0) == 0) {
      waits.add(wait(leg));
    }
    if (missed.getOrDefault(call.ticketId(), 0) < leg.missedCalls()) {
      missed.merge(call.ticketId(), 1, Integer::sum);
      at(nowMs + MISSED_MS, () -> end(seat, new Command.MarkNoShow(seat.window, seat.callId)));
    } else {
      legs.remove(call.ticketId());
      at(
          nowMs + leg.walkMs() + leg.servedMs(),
          () -> end(seat, new Command.FinishService(seat.window, seat.callId, "")));
    }
    return true;
  }

  private Wait wait(RecordedDay.Leg leg) {
    String zone =
        day.plan().services().stream()
            .filter(s -> s.id().equals(leg.service()))
            .map(HallPlan.Service::zone)
            .findFirst()
            .orElse("");
    long waitMs = nowMs - Math.max(leg.cameMs(), leg.releaseMs());
    return new Wait(zone, leg.service(), leg.ticketClass(), leg.cameMs(), Math.max(0, waitMs));
  }

  private void end(Seat seat, Command how) {
    ask(how);
    seat.callId = 0;
    seat.idleSinceMs = nowMs;
    if (seat.wanted) {
      callNext(seat);
    } else {
      getUp(seat);
    }
  }

  /** What the hall makes of it; nothing if it refuses. */
  private List<Event> ask(Command command) {
    while (hall.nextDeadlineMs() <= nowMs) {
      decide(new Command.Tick());
    }
    return decide(command);
  }

  private List<Event> decide(Command command) {
    Decision decision = HallRules.decide(hall, command, nowMs);
    if (decision instanceof Decision.Accepted accepted && !accepted.events().isEmpty()) {
      hall.apply(new Entry(hall.seq() + 1, nowMs, 1, Optional.empty(), command, accepted.events()));
      return accepted.events();
    }
    return List.of();
  }
}
