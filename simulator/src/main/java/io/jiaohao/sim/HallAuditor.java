package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.sim.TicketRecord.Whereabouts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A second opinion on the hall: keeps its own tickets and calls from nothing but the replies that
 * devices got and the pictures that windows were shown, and says where the two do not fit.
 */
final class HallAuditor {
  /** Refusals that a hall full of people and chance leads to; any other one is a fault. */
  private static final Set<String> USUAL =
      Set.of(
          "NONE_WAITING",
          "CALL_ENDED",
          "NOT_CALLED_ENOUGH",
          "RECALL_TOO_SOON",
          "RECALL_LIMIT",
          "ALREADY_STARTED",
          "TICKET_ENDED",
          "NOT_WAITING",
          "HALL_CLOSED",
          "QUOTA_REACHED",
          "WINDOW_OPEN");

  private final Faults faults;
  private final TicketBook tickets;
  private final CallTimes times;
  private final Tally tally = new Tally();
  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final Map<Long, CallRecord> calls = new LinkedHashMap<>();

  /** A window, as the auditor sees it. */
  private static final class Seat {
    final String window;
    final String wing;
    CallRecord call;
    WindowPicture picture = WindowPicture.getDefaultInstance();

    /** The call that an unanswered request may end; 0 = none. */
    long ending;

    Seat(HallPlan.Window window) {
      this.window = window.id();
      this.wing = window.wing();
    }
  }

  HallAuditor(HallPlan plan, Faults faults) {
    this.faults = faults;
    this.tickets = new TicketBook(plan, faults);
    this.times = new CallTimes(plan.calls(), faults);
    plan.windows().forEach(window -> seats.put(window.id(), new Seat(window)));
  }

  Tally tally() {
    return tally;
  }

  TicketBook tickets() {
    return tickets;
  }

  /** A kiosk's request was answered. */
  void kioskAnswered(Request request, Reply reply) {
    if (!granted("kiosk", reply)) {
      return;
    }
    if (request.hasIssueTicket()) {
      issued(request, reply);
    } else if (request.hasCancelTicket()) {
      cancelled(request.getCancelTicket().getTicketId());
    }
  }

  private void issued(Request request, Reply reply) {
    if (!reply.hasIssued()) {
      faults.add("a kiosk's request for a number was granted without one");
      return;
    }
    Issued issued = reply.getIssued();
    tally.issued++;
    if (!issued.getService().equals(request.getIssueTicket().getService())) {
      faults.add("%s was issued for another service than asked", issued.getNumber());
    }
    tickets.issued(issued);
  }

  private void cancelled(long ticketId) {
    Optional<TicketRecord> ticket = tickets.find(ticketId);
    tally.cancelled++;
    ticket.ifPresent(
        one -> {
          Whereabouts was = one.whereabouts;
          one.whereabouts = Whereabouts.CANCELLED;
          if (was == Whereabouts.DONE || was == Whereabouts.CANCELLED) {
            faults.add("%s could be given back although it was %s", one, was);
          }
        });
  }

  /** A window is about to send this. */
  void windowAsks(String window, Request request) {
    seats.get(window).ending = callEndedBy(request);
    CallRecord recalled = calls.get(request.getRecall().getCallId());
    if (recalled != null) {
      recalled.recalled = true;
    }
  }

  private static long callEndedBy(Request request) {
    return switch (request.getActionCase()) {
      case NEXT -> request.getNext().getFinishing();
      case FINISH -> request.getFinish().getCallId();
      case NO_SHOW -> request.getNoShow().getCallId();
      case RETURN_TICKET -> request.getReturnTicket().getCallId();
      default -> 0;
    };
  }

  /** A window's request was answered. */
  void windowAnswered(String window, Request request, Reply reply) {
    Seat seat = seats.get(window);
    seat.ending = 0;
    if (!granted("window " + window, reply)) {
      refusedAt(request, reply);
      return;
    }
    CallRecord named = calls.get(callEndedBy(request));
    switch (request.getActionCase()) {
      case NEXT -> {
        if (named != null && end(named, Whereabouts.DONE)) {
          tally.served++;
        }
        if (reply.hasCall()) {
          called(seat, reply.getCall());
        }
      }
      case FINISH -> {
        if (named != null && end(named, Whereabouts.DONE)) {
          tally.served++;
        }
      }
      case NO_SHOW -> {
        if (named != null) {
          noShow(named);
        }
      }
      case RETURN_TICKET -> {
        if (named != null && end(named, Whereabouts.WAITING)) {
          tally.returned++;
        }
      }
      case START -> started(request.getStart().getCallId());
      default -> {}
    }
  }

  /** A call that a refusal says has ended, and that nobody ended, was given up by the server. */
  private void refusedAt(Request request, Reply reply) {
    CallRecord named = calls.get(callNamed(request));
    if (named != null && !named.ended && "CALL_ENDED".equals(reply.getRefusal().getCode())) {
      times.gaveUp(named, named.goneMs);
      noShow(named);
    }
  }

  private static long callNamed(Request request) {
    return switch (request.getActionCase()) {
      case START -> request.getStart().getCallId();
      case RECALL -> request.getRecall().getCallId();
      default -> callEndedBy(request);
    };
  }

  private boolean granted(String who, Reply reply) {
    if (reply.getRepeated()) {
      tally.repeated++;
    }
    if (reply.getStatus() == Status.STATUS_DONE) {
      return true;
    }
    String code = reply.getRefusal().getCode();
    if (reply.getStatus() != Status.STATUS_REFUSED) {
      faults.add("%s: answered %s (expected: done or refused)", who, reply.getStatus());
    } else if (USUAL.contains(code)) {
      tally.refused(code);
    } else {
      faults.add("%s: refused, %s: %s", who, code, reply.getRefusal().getWords());
    }
    return false;
  }

  private void called(Seat seat, Call call) {
    CallRecord.Facts facts = CallRecord.Facts.of(call);
    CallRecord record = meet(seat, facts);
    if (record.inReply) {
      faults.add("%s was granted twice", record);
    }
    record.inReply = true;
    tickets.issuedAt(record.ticket, call.getIssuedMs());
    tally.called++;
    if (record.ticket.noShows == 0 && record.ticket.newestCall == record.id()) {
      tally.waited(call.getCalledMs() - call.getIssuedMs());
    }
  }

  /** A reply or a picture tells of a call at a window. */
  private CallRecord meet(Seat seat, CallRecord.Facts facts) {
    CallRecord known = calls.get(facts.callId());
    if (known != null) {
      if (!known.facts.window().equals(facts.window())
          || known.facts.ticketId() != facts.ticketId()
          || !known.facts.number().equals(facts.number())) {
        faults.add("%s is also told as %s at %s", known, facts.number(), facts.window());
      }
      return known;
    }
    if (!facts.window().equals(seat.window)) {
      faults.add("window %s was told of a call at %s", seat.window, facts.window());
    }
    TicketRecord ticket = tickets.called(facts, seat.wing);
    CallRecord call = new CallRecord(facts, ticket);
    calls.put(call.id(), call);
    times.made(call);
    if (ticket.whereabouts == Whereabouts.DONE || ticket.whereabouts == Whereabouts.CANCELLED) {
      faults.add("%s: its ticket was %s already", call, ticket.whereabouts);
    }
    if (call.id() > ticket.newestCall) {
      ticket.newestCall = call.id();
      ticket.whereabouts = Whereabouts.AT_WINDOW;
    }
    if (seat.call == null || seat.call.id() < call.id()) {
      seat.call = call;
    }
    return call;
  }

  private void started(long callId) {
    CallRecord call = calls.get(callId);
    if (call != null) {
      call.started = true;
      if (call.ended) {
        faults.add("%s: service started after its end", call);
      }
    }
  }

  /** The call is over by somebody's doing. False if it was over before, which is a fault. */
  private boolean end(CallRecord call, Whereabouts to) {
    if (call.ended) {
      faults.add("%s ended twice", call);
      return false;
    }
    close(call);
    if (call.ticket.newestCall == call.id()) {
      call.ticket.whereabouts = to;
    }
    return true;
  }

  private void noShow(CallRecord call) {
    if (call.ended) {
      faults.add("%s ended twice", call);
      return;
    }
    if (call.started) {
      faults.add("%s: given up although service had started", call);
    }
    close(call);
    tally.noShows++;
    tickets.cameToNobody(call.ticket, times.passesMax(), call.ticket.newestCall == call.id());
  }

  private void close(CallRecord call) {
    call.ended = true;
    Seat seat = seats.get(call.facts.window());
    if (seat != null && seat.call == call) {
      seat.call = null;
    }
  }

  /**
   * A window was shown itself.
   *
   * @param whole whether it is a snapshot, which leaves nothing out
   */
  void windowShown(String window, WindowPicture picture, long hallMs, boolean whole) {
    Seat seat = seats.get(window);
    seat.picture = picture;
    CallRecord before = seat.call;
    CallRecord shown = null;
    if (picture.getCallId() != 0) {
      shown = meet(seat, CallRecord.Facts.of(picture));
      if (shown.ended && (whole || before == null)) {
        faults.add("%s is still shown at its window after its end", shown);
      }
      times.shown(shown, picture);
    }
    if (before != null && before != shown && (before.announcement > 0 || whole)) {
      gone(seat, before, hallMs);
    }
  }

  private void gone(Seat seat, CallRecord call, long hallMs) {
    if (seat.ending == call.id()) {
      call.goneMs = call.goneMs == 0 ? hallMs : call.goneMs;
    } else if (!call.ended) {
      times.gaveUp(call, hallMs);
      noShow(call);
    }
  }

  /** The server was killed and started again. */
  void outage(Outage outage) {
    List<CallRecord> open = new ArrayList<>();
    for (Seat seat : seats.values()) {
      if (seat.call != null && !seat.call.started) {
        open.add(seat.call);
      }
    }
    times.outage(outage, open);
  }

  /** The call that a window has, by the replies that it got. */
  Optional<CallRecord> callAt(String window) {
    return Optional.ofNullable(seats.get(window).call);
  }

  /** Whether each window's own picture and the replies that it got say the same. */
  boolean windowsAgree() {
    return seats.values().stream().allMatch(seat -> seat.picture.getCallId() == believed(seat));
  }

  private static long believed(Seat seat) {
    return seat.call == null ? 0 : seat.call.id();
  }

  /** Whether the boards count just those who should be waiting. */
  boolean waitingAgrees(Map<Place, Long> told) {
    Map<Place, Long> expected = tickets.waiting();
    Map<Place, Long> all = new LinkedHashMap<>(expected);
    told.forEach(all::putIfAbsent);
    return all.keySet().stream()
        .allMatch(
            place ->
                tickets.isUncertain(place)
                    || expected.getOrDefault(place, 0L).equals(told.getOrDefault(place, 0L)));
  }

  /** Once all is quiet: each window's own picture and the replies that it got say the same. */
  void checkWindows() {
    for (Seat seat : seats.values()) {
      if (seat.picture.getCallId() != believed(seat)) {
        faults.add(
            "window %s shows call %d, its replies say %d",
            seat.window, seat.picture.getCallId(), believed(seat));
      }
    }
  }

  /** Once all is quiet: nobody has been lost, nobody counts twice. */
  void checkWaiting(Map<Place, Long> told) {
    Map<Place, Long> expected = tickets.waiting();
    Map<Place, Long> all = new LinkedHashMap<>(expected);
    told.forEach(all::putIfAbsent);
    for (Place place : all.keySet()) {
      long wanted = expected.getOrDefault(place, 0L);
      long shown = told.getOrDefault(place, 0L);
      if (wanted != shown && !tickets.isUncertain(place)) {
        faults.add("%s: the boards show %d waiting, the replies leave %d", place, shown, wanted);
      }
    }
  }
}
