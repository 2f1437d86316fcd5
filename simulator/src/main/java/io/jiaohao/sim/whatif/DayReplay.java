package io.jiaohao.sim.whatif;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.sim.driven.Agenda;
import io.jiaohao.sim.driven.DrivenHall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A recorded day once more, under the rules of the hall itself: the same people come at the same
 * times and need the same time at a window; who serves whom when is decided afresh.
 */
final class DayReplay {
  private final RecordedDay day;
  private final Agenda agenda;
  private final DrivenHall hall;
  private final Map<Long, Guest> guests = new LinkedHashMap<>();
  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final Map<Queue, List<Seat>> seatsOf = new LinkedHashMap<>();
  private final List<Outcome.Wait> waits = new ArrayList<>();
  private int legsThatQueue;

  /** What a window can take from. */
  private record Queue(String wing, String service) {}

  /** A visitor on one leg of the way. */
  private static final class Guest {
    final RecordedDay.Visit visit;
    final int nth;
    final long cameMs;
    int callsInVain;

    Guest(RecordedDay.Visit visit, int nth, long cameMs) {
      this.visit = visit;
      this.nth = nth;
      this.cameMs = cameMs;
    }

    RecordedDay.Leg leg() {
      return visit.legs().get(nth);
    }
  }

  private DayReplay(RecordedDay day, Consumer<Entry> feed) {
    HallPlan plan = Plans.forReplay(day.plan());
    this.day = day;
    this.agenda = new Agenda(plan.dayBeginsAtMs(day.date()));
    this.hall = new DrivenHall(plan, agenda.nowMs(), feed);
    for (HallPlan.Window window : plan.windows()) {
      Seat seat = new Seat(window);
      seats.put(window.id(), seat);
      for (HallPlan.Skill skill : window.serves()) {
        seatsOf
            .computeIfAbsent(new Queue(window.wing(), skill.service()), q -> new ArrayList<>())
            .add(seat);
      }
    }
  }

  static Outcome run(RecordedDay day) {
    return run(day, entry -> {});
  }

  /** {@code feed} is told all entries of the replayed day. */
  static Outcome run(RecordedDay day, Consumer<Entry> feed) {
    return new DayReplay(day, feed).run();
  }

  private Outcome run() {
    for (RecordedDay.Shift shift : day.shifts()) {
      Seat seat = seats.get(shift.window());
      if (seat != null) {
        agenda.at(shift.fromMs(), () -> sitDown(seat));
        agenda.at(shift.toMs(), () -> getUp(seat, shift));
      }
    }
    for (RecordedDay.Visit visit : day.visits()) {
      long cameMs = visit.legs().get(0).cameMs();
      agenda.at(cameMs, () -> arrive(new Guest(visit, 0, cameMs)));
    }
    agenda.run(nextMs -> {});
    return new Outcome(waits, legsThatQueue - waits.size());
  }

  // ---- Visitors

  private void arrive(Guest guest) {
    RecordedDay.Leg leg = guest.leg();
    Seat host = seats.get(leg.walkUp());
    if (host != null && host.isOpen()) {
      host.walkUps.add(() -> walkUp(host, guest));
      if (host.isIdle()) {
        callNext(host);
      }
      return;
    }
    boolean countsFromComing = leg.releaseMs() == leg.cameMs();
    Event.TicketIssued ticket =
        hall.issue(
            new Command.IssueTicket(leg.wing(), leg.service(), leg.ticketClass()),
            agenda.nowMs(),
            countsFromComing ? agenda.nowMs() : leg.releaseMs());
    guests.put(ticket.ticketId(), guest);
    if (leg.queued()) {
      legsThatQueue++;
    }
    if (leg.leftMs() != 0) {
      agenda.at(leg.leftMs(), () -> leave(ticket.ticketId()));
    }
    findsIdleWindow(leg);
  }

  /** The idle window with the fewest skills, then the longest idle, notices the visitor. */
  private void findsIdleWindow(RecordedDay.Leg leg) {
    Seat first = null;
    for (Seat seat : seatsOf.getOrDefault(new Queue(leg.wing(), leg.service()), List.of())) {
      if (seat.isIdle() && (first == null || seat.isBefore(first))) {
        first = seat;
      }
    }
    if (first != null) {
      callsIn(first, leg.noticedMs());
    }
  }

  private void leave(long ticket) {
    if (guests.remove(ticket) != null) {
      hall.granted(new Command.CancelTicket(ticket), agenda.nowMs());
    }
  }

  private void walkUp(Seat seat, Guest guest) {
    RecordedDay.Leg leg = guest.leg();
    List<Event> events =
        hall.asked(
            new Command.IssueAndServe(seat.window, leg.service(), leg.ticketClass()),
            agenda.nowMs());
    for (Event event : events) {
      if (event instanceof Event.TicketCalled call) {
        serve(seat, guest, call);
      }
    }
  }

  // ---- Windows

  private void sitDown(Seat seat) {
    if (seat.sitsDown()) {
      hall.granted(new Command.OpenWindow(seat.window), agenda.nowMs());
      seat.isFree(agenda.nowMs());
      callNext(seat);
    }
  }

  private void getUp(Seat seat, RecordedDay.Shift shift) {
    seat.shiftIsOver(shift.toTheEnd());
    if (!seat.isBusy() && !seat.stays()) {
      close(seat);
    } else if (seat.isIdle()) {
      callNext(seat);
    }
  }

  private void close(Seat seat) {
    hall.granted(new Command.CloseWindow(seat.window), agenda.nowMs());
    seat.closes();
  }

  /** The clerk calls after so long, unless the window closes before. */
  private void callsIn(Seat seat, long ms) {
    long turn = seat.willCall();
    agenda.at(
        agenda.nowMs() + ms,
        () -> {
          if (seat.isTurn(turn)) {
            callNext(seat);
          }
        });
  }

  private void callNext(Seat seat) {
    seat.isFree(agenda.nowMs());
    if (!seat.walkUps.isEmpty()) {
      seat.walkUps.remove().run();
      return;
    }
    for (Event event : hall.asked(new Command.CallNext(seat.window, 0, ""), agenda.nowMs())) {
      if (event instanceof Event.TicketCalled call) {
        called(seat, call);
      }
    }
    if (!seat.isBusy() && seat.shouldGoHome()) {
      close(seat);
    }
  }

  private void called(Seat seat, Event.TicketCalled call) {
    Guest guest = guests.get(call.ticketId());
    RecordedDay.Leg leg = guest.leg();
    if (guest.callsInVain == 0 && leg.queued()) {
      waits.add(new Outcome.Wait(leg, guest.cameMs, leg.waitMs(guest.cameMs, agenda.nowMs())));
    }
    if (guest.callsInVain < leg.missedMs().size()) {
      seat.isBusyWith(call.callId());
      agenda.at(
          agenda.nowMs() + leg.missedMs().get(guest.callsInVain++),
          () -> missed(seat, guest, call.ticketId()));
    } else {
      guests.remove(call.ticketId());
      serve(seat, guest, call);
    }
  }

  private void serve(Seat seat, Guest guest, Event.TicketCalled call) {
    seat.isBusyWith(call.callId());
    agenda.at(
        agenda.nowMs() + guest.leg().stretches().get(0).lastsMs(),
        () -> {
          hall.granted(new Command.FinishService(seat.window, call.callId(), ""), agenda.nowMs());
          served(seat, guest, 1);
        });
  }

  /** The visitor goes: for good, on to the next queue, or to come back to the window. */
  private void served(Seat seat, Guest guest, int stretches) {
    RecordedDay.Leg leg = guest.leg();
    if (stretches < leg.stretches().size()) {
      agenda.at(
          agenda.nowMs() + leg.stretches().get(stretches).afterMs(),
          () -> comeBack(seat, guest, stretches));
    } else if (guest.nth + 1 < guest.visit.legs().size()) {
      arrive(new Guest(guest.visit, guest.nth + 1, agenda.nowMs()));
    }
    freed(seat, leg);
  }

  /** The hall knows nothing of it: the window just is not free meanwhile. */
  private void comeBack(Seat seat, Guest guest, int nth) {
    if (seat.isOpen()) {
      seat.walkUps.add(
          () -> {
            seat.isBusyWith(Seat.CAME_BACK);
            agenda.at(
                agenda.nowMs() + guest.leg().stretches().get(nth).lastsMs(),
                () -> served(seat, guest, nth + 1));
          });
      if (seat.isIdle()) {
        callNext(seat);
      }
    }
  }

  private void missed(Seat seat, Guest guest, long ticket) {
    hall.granted(new Command.MarkNoShow(seat.window, seat.callId()), agenda.nowMs());
    if (!guest.leg().served() && guest.callsInVain == guest.leg().missedMs().size()) {
      leave(ticket);
    }
    freed(seat, guest.leg());
  }

  private void freed(Seat seat, RecordedDay.Leg leg) {
    seat.isFree(agenda.nowMs());
    if (seat.stays()) {
      callsIn(seat, leg.afterMs());
    } else {
      close(seat);
    }
  }
}
