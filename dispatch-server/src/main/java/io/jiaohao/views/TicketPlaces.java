package io.jiaohao.views;

import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.TicketState;
import io.jiaohao.engine.EntryFeed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Where each ticket of the business day is, kept up from entries, for the visitors who follow
 * theirs. Written on the engine's thread, read from any. Of tickets whose way has ended the latest
 * are kept; after a restart only those that can still be rated.
 */
public final class TicketPlaces implements EntryFeed {
  /** Tickets that are kept after their end. */
  static final int ENDED_MAX = 16_384;

  private final Map<Long, TicketPlace> places = new ConcurrentHashMap<>();

  /** Which kiosk owes a ticket its slip, or owed it. */
  private final Map<Long, String> printers = new ConcurrentHashMap<>();

  private final Map<Long, Call> calls = new LinkedHashMap<>();

  /** Tickets that are on hold, or called back from it and not served yet. */
  private final Map<Long, HallImage.Hold> holds = new LinkedHashMap<>();

  private final EndedTickets ended = new EndedTickets(ENDED_MAX);

  /** Wings that everybody has to leave. */
  private final Set<String> evacuated = ConcurrentHashMap.newKeySet();

  private volatile HallPlan plan;
  private long seq;
  private long atMs;

  private record Call(long ticketId, String window) {}

  /** The places in this image of a hall. */
  public TicketPlaces(HallImage image) {
    plan = image.plan().orElse(null);
    image.tickets().forEach(this::restore);
    image.calls().forEach(this::restore);
    image.evacuations().forEach(one -> evacuated.add(one.wing()));
    for (HallImage.Finished call : image.finished()) {
      if (call.epochDay() == image.epochDay()) {
        restoreEnded(call, image.seq());
      }
    }
  }

  /** The plan in force; empty before the first. */
  public Optional<HallPlan> plan() {
    return Optional.ofNullable(plan);
  }

  /** Where the ticket is; empty if its day is over, or its end long ago. */
  public Optional<TicketPlace> find(long ticketId) {
    return Optional.ofNullable(places.get(ticketId));
  }

  /** The kiosk that owes this ticket its slip, or owed it; empty if there is none. */
  public String printerOf(long ticketId) {
    return printers.getOrDefault(ticketId, "");
  }

  /** Whether everybody has to leave this wing now. */
  public boolean isEvacuated(String wing) {
    return evacuated.contains(wing);
  }

  private void restore(HallImage.Ticket ticket) {
    if (!ticket.marks().printer().isEmpty()) {
      printers.put(ticket.ticketId(), ticket.marks().printer());
    }
    places.put(ticket.ticketId(), TicketPlace.of(ticket, rejoinWithinMs()));
    restoreHold(ticket);
  }

  private void restoreHold(HallImage.Ticket ticket) {
    holds.remove(ticket.ticketId());
    if (!ticket.marks().hold().window().isEmpty()) {
      holds.put(ticket.ticketId(), ticket.marks().hold());
    }
  }

  private long rejoinWithinMs() {
    return plan == null ? 0 : plan.life().rejoinWithinMs();
  }

  private void restore(HallImage.Call call) {
    calls.put(call.callId(), new Call(call.ticketId(), call.window()));
    int announcement = call.startedAtMs() == 0 ? call.announcement() : 0;
    change(
        call.ticketId(),
        place -> {
          TicketPlace.Stand stand = place.stand();
          return place.at(
              TicketPlace.Stand.of(stand.state(), stand.seq(), call.window())
                  .announced(announcement, stand.seq()));
        });
  }

  /** Its number is not known any more; the phone that follows it still has it. */
  private void restoreEnded(HallImage.Finished call, long atSeq) {
    TicketPlace place =
        new TicketPlace(
            call.ticketId(),
            "",
            "",
            call.service(),
            false,
            false,
            TicketPlace.Told.NOTHING,
            TicketPlace.Stand.done(
                atSeq, call.window(), new TicketPlace.Served(call.callId(), call.grade())));
    if (places.putIfAbsent(call.ticketId(), place) == null) {
      keepEnded(call.ticketId(), call.callId());
    }
  }

  @Override
  public void entry(Entry entry) {
    seq = entry.seq();
    atMs = entry.atMs();
    entry.events().forEach(this::take);
  }

  @Override
  public void endOfBatch(long atSeq) {
    // Readers come when they like; nobody waits for the end of a batch.
  }

  private void take(Event event) {
    if (event instanceof Event.PlanAdopted e) {
      adopt(e.plan());
    } else if (event instanceof Event.DayTurned) {
      places.clear();
      printers.clear();
      calls.clear();
      holds.clear();
      ended.clear();
    } else if (event instanceof Event.EvacuationBegan e) {
      evacuated.add(e.wing());
    } else if (event instanceof Event.EvacuationEnded e) {
      evacuated.remove(e.wing());
    } else if (event instanceof Event.WindowClosed e) {
      sendBack(e.window()::equals);
    } else if (event instanceof Event.WindowPaused e) {
      sendBack(e.window()::equals);
    } else {
      takeOfTicket(event);
    }
  }

  private void adopt(HallPlan next) {
    long longerMs = next.life().rejoinWithinMs() - rejoinWithinMs();
    plan = next;
    Set<String> windows =
        next.windows().stream().map(HallPlan.Window::id).collect(Collectors.toSet());
    sendBack(window -> !windows.contains(window));
    places.replaceAll((id, place) -> withMoreTime(place, longerMs));
  }

  private static TicketPlace withMoreTime(TicketPlace place, long longerMs) {
    TicketPlace.Stand stand = place.stand();
    return stand.state() == TicketState.PASSED && stand.untilMs() > 0
        ? place.at(stand.until(stand.untilMs() + longerMs))
        : place;
  }

  private void takeOfTicket(Event event) {
    if (event instanceof Event.TicketIssued e) {
      issued(e);
    } else if (event instanceof Event.TicketPrinted e) {
      change(e.ticketId(), place -> place.at(in(TicketState.WAITING)).withTold(place.told()));
    } else if (event instanceof Event.TicketVoided e) {
      change(e.ticketId(), place -> place.at(in(TicketState.VOIDED)));
    } else if (event instanceof Event.TicketRevived e) {
      change(e.ticketId(), place -> place.at(in(TicketState.WAITING)));
    } else if (event instanceof Event.TicketRejoined e) {
      change(e.ticketId(), place -> place.at(in(TicketState.WAITING)).withRejoined());
    } else if (event instanceof Event.TicketCancelled e) {
      change(e.ticketId(), place -> place.at(in(TicketState.CANCELLED)));
      keepEnded(e.ticketId(), EndedTickets.NO_CALL);
    } else if (event instanceof Event.TicketCalled e) {
      calls.put(e.callId(), new Call(e.ticketId(), e.window()));
      change(e.ticketId(), place -> place.at(in(TicketState.CALLED, e.window()).announced(1, seq)));
    } else if (event instanceof Event.ActionUndone e) {
      undone(e);
    } else {
      takeOfCall(event);
    }
  }

  private void takeOfCall(Event event) {
    if (event instanceof Event.CallAnnounced e) {
      change(
          calls.get(e.callId()).ticketId(),
          place -> place.at(place.stand().announced(e.announcement(), seq)));
    } else if (event instanceof Event.ServiceStarted e) {
      Call call = calls.get(e.callId());
      holds.remove(call.ticketId());
      change(call.ticketId(), place -> place.at(in(TicketState.SERVING, call.window())));
    } else if (event instanceof Event.ServiceChanged e) {
      change(
          calls.get(e.callId()).ticketId(),
          place -> place.at(place.stand().touched(seq)).withMatter(place.wing(), e.service()));
    } else if (event instanceof Event.ServiceFinished e) {
      endWell(e.callId(), "");
    } else if (event instanceof Event.TicketMerged e) {
      String other = find(e.intoTicketId()).map(TicketPlace::number).orElse("");
      endWell(e.callId(), other);
    } else if (event instanceof Event.CallRated e) {
      rated(e);
    } else {
      takeOfCallInVain(event);
    }
  }

  private void takeOfCallInVain(Event event) {
    if (event instanceof Event.TicketHeld e) {
      Call call = calls.get(e.callId());
      holds.put(
          call.ticketId(),
          new HallImage.Hold(call.window(), e.reason(), e.heldAtMs(), e.untilMs()));
      endOnHold(e.callId());
    } else if (event instanceof Event.HeldTicketMissed e) {
      endOnHold(e.callId());
    } else if (event instanceof Event.TicketTransferred e) {
      end(
          e.callId(),
          place -> place.at(in(TicketState.WAITING, e.window())).withMatter(e.wing(), e.service()));
    } else if (event instanceof Event.TicketDeferred e) {
      end(e.callId(), place -> place.at(in(TicketState.WAITING)).withDeferred());
    } else if (event instanceof Event.TicketReturned e) {
      end(e.callId(), place -> place.at(in(TicketState.WAITING)));
    } else if (event instanceof Event.TicketPassed e) {
      end(
          e.callId(),
          place ->
              place
                  .at(in(TicketState.PASSED).until(place.rejoined() ? 0 : atMs + rejoinWithinMs()))
                  .withDeferred());
    }
  }

  private TicketPlace.Stand in(TicketState state) {
    return in(state, "");
  }

  private TicketPlace.Stand in(TicketState state, String window) {
    return TicketPlace.Stand.of(state, seq, window);
  }

  private void issued(Event.TicketIssued e) {
    TicketState state = e.printer().isEmpty() ? TicketState.WAITING : TicketState.PRINTING;
    if (!e.printer().isEmpty()) {
      printers.put(e.ticketId(), e.printer());
    }
    places.put(
        e.ticketId(),
        new TicketPlace(
            e.ticketId(),
            e.number(),
            e.wing(),
            e.service(),
            false,
            false,
            new TicketPlace.Told(e.ahead(), e.shown()),
            in(state)));
  }

  private void rated(Event.CallRated e) {
    ended
        .ticketOf(e.callId())
        .ifPresent(
            ticketId -> change(ticketId, place -> place.at(place.stand().rated(e.grade(), seq))));
  }

  private void undone(Event.ActionUndone e) {
    e.endedCalls().forEach(calls::remove);
    e.calls().forEach(call -> ended.forgetCall(call.callId()));
    for (HallImage.Ticket ticket : e.tickets()) {
      TicketPlace before = TicketPlace.of(ticket, rejoinWithinMs());
      TicketPlace.Stand stand = before.stand();
      places.put(
          ticket.ticketId(), before.at(in(stand.state(), stand.window()).until(stand.untilMs())));
      restoreHold(ticket);
    }
    e.calls().forEach(this::restore);
  }

  private void endOnHold(long callId) {
    HallImage.Hold hold = holds.get(calls.get(callId).ticketId());
    end(callId, place -> place.at(in(TicketState.HELD, hold.window()).until(hold.untilMs())));
  }

  private void endWell(long callId, String goesOnAs) {
    long ticketId = calls.get(callId).ticketId();
    TicketPlace.Stand done = TicketPlace.Stand.done(seq, "", new TicketPlace.Served(callId, 0));
    end(callId, place -> place.at(done.goingOnAs(goesOnAs)));
    keepEnded(ticketId, callId);
  }

  private void end(long callId, UnaryOperator<TicketPlace> how) {
    change(calls.remove(callId).ticketId(), how);
  }

  private void change(long ticketId, UnaryOperator<TicketPlace> how) {
    places.computeIfPresent(ticketId, (id, place) -> how.apply(place));
  }

  /** Those who wait for one of these windows alone wait for any that serves them. */
  private void sendBack(Predicate<String> windows) {
    places.replaceAll(
        (id, place) -> {
          String only = place.stand().window();
          boolean sent = place.stand().state() == TicketState.WAITING && !only.isEmpty();
          return sent && windows.test(only) ? place.at(in(TicketState.WAITING)) : place;
        });
  }

  /** The oldest makes room; what undo has brought back is not among the ended any more. */
  private void keepEnded(long ticketId, long callId) {
    holds.remove(ticketId);
    ended
        .add(ticketId, callId)
        .ifPresent(
            oldest ->
                places.computeIfPresent(
                    oldest, (id, place) -> place.stand().state().isFinal() ? null : place));
  }
}
