package io.jiaohao.sim.virtual;

import io.jiaohao.core.CallReason;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Knows only what devices sent and were told, and what has become durable, and holds one against
 * the other and both against the rules. It shares no code with the hall: plain sets and maps.
 */
final class HistoryAuditor {
  private static final int FAULTS_MAX = 50;

  private final HallPlan plan;
  private final RuleAuditor rules;
  private final PictureLedger pictures;
  private final List<String> faults = new ArrayList<>();
  private final Map<Origin, List<Command>> sent = new LinkedHashMap<>();
  private final Map<Origin, List<Event>> granted = new LinkedHashMap<>();
  private final Map<Origin, List<Event>> durable = new LinkedHashMap<>();
  private final Set<String> numbersToday = new LinkedHashSet<>();
  private final Map<Long, Seen> tickets = new LinkedHashMap<>();
  private final Map<Long, Seen> calls = new LinkedHashMap<>();
  private final Map<String, Long> callAt = new LinkedHashMap<>();
  private final Map<Line, TreeSet<Long>> untouched = new LinkedHashMap<>();
  private long lastSeq;
  private long lastMs;
  private int visitors;

  private record Line(String wing, String service, String ticketClass) {}

  /** A ticket, as far as the history tells. */
  private static final class Seen {
    final long id;
    final Line line;
    String window = "";
    int announcements;

    Seen(long id, Line line) {
      this.id = id;
      this.line = line;
    }
  }

  HistoryAuditor(HallPlan plan) {
    this.plan = plan;
    this.rules = new RuleAuditor(plan, this::fault);
    this.pictures = new PictureLedger(plan);
  }

  PictureLedger pictures() {
    return pictures;
  }

  int visitors() {
    return visitors;
  }

  List<String> faults() {
    return faults;
  }

  void fault(String fault) {
    if (faults.size() < FAULTS_MAX) {
      faults.add(fault);
    }
  }

  private void must(boolean holds, String otherwise) {
    if (!holds) {
      fault("entry " + lastSeq + ": " + otherwise);
    }
  }

  // ---- What devices know

  void sent(Origin origin, Command command) {
    if (durable.containsKey(origin)) {
      fault(origin + " is on record, and was given to a new wish: " + command);
    }
    sent.computeIfAbsent(origin, o -> new ArrayList<>(1)).add(command);
  }

  /** The server lets an answer go. */
  void left(Origin origin, Answer answer) {
    boolean saysSomething = answer.isDone() && !answer.events().isEmpty();
    if (saysSomething && !durable.containsKey(origin) && !isCheckIn(origin)) {
      fault(origin + " was acknowledged before it was durable: " + answer.events());
    }
  }

  void told(Origin origin, Answer answer) {
    if (!answer.isDone()) {
      if (answer.refusal() != null && granted.containsKey(origin)) {
        fault(origin + " was granted, and refused when it was asked again: " + answer.refusal());
      }
      return;
    }
    List<Event> before = granted.putIfAbsent(origin, answer.events());
    if (before != null && !before.equals(answer.events())) {
      fault(origin + " was told " + before + ", then " + answer.events());
    }
    List<Event> known = durable.get(origin);
    if (known != null && !known.equals(answer.events())) {
      fault(origin + " was told " + answer.events() + ", on record is " + known);
    }
  }

  private boolean isCheckIn(Origin origin) {
    return sent.get(origin).stream().anyMatch(Command.CheckIn.class::isInstance);
  }

  // ---- What is on record

  void durable(Entry entry) {
    must(entry.seq() == lastSeq + 1, "came after " + lastSeq);
    lastSeq = entry.seq();
    must(entry.atMs() >= lastMs, "time went back");
    lastMs = entry.atMs();
    entry
        .origin()
        .ifPresent(
            origin -> {
              must(
                  durable.putIfAbsent(origin, entry.events()) == null,
                  "request " + origin + " was done twice");
              must(
                  sent.getOrDefault(origin, List.of()).stream()
                      .anyMatch(entry.command()::isSameWishAs),
                  "nobody asked for " + entry.command());
            });
    boolean byTimer = entry.command() instanceof Command.Tick;
    entry.events().forEach(event -> event(event, byTimer));
    try {
      rules.entry(entry);
      pictures.entry(entry);
    } catch (RuntimeException e) {
      // A record that contradicts itself is what is looked for, no reason to stop looking.
      must(false, "does not fit what came before it: " + entry.events() + ": " + e);
    }
  }

  private void event(Event event, boolean byTimer) {
    if (event instanceof Event.TicketIssued e) {
      issued(e);
    } else if (event instanceof Event.TicketPrinted e) {
      stand(tickets.get(e.ticketId()));
    } else if (event instanceof Event.TicketCancelled e) {
      leave(tickets.remove(e.ticketId()));
    } else if (event instanceof Event.TicketSetAside e) {
      leave(tickets.get(e.ticketId()));
    } else if (event instanceof Event.TicketCalled e) {
      called(e);
    } else if (event instanceof Event.CallAnnounced e) {
      Seen seen = calls.get(e.callId());
      must(seen != null && ++seen.announcements == e.announcement(), "announced out of turn");
    } else if (event instanceof Event.TicketDeferred e) {
      noShow(e.callId(), byTimer);
    } else if (event instanceof Event.TicketPassed e) {
      noShow(e.callId(), byTimer);
    } else if (event instanceof Event.DayTurned) {
      tickets.clear();
      calls.clear();
      callAt.clear();
      untouched.clear();
      numbersToday.clear();
    } else {
      callEvent(event);
    }
  }

  private void callEvent(Event event) {
    if (event instanceof Event.ServiceFinished e) {
      over(e.callId());
    } else if (event instanceof Event.TicketMerged e) {
      over(e.callId());
    } else if (event instanceof Event.TicketReturned e) {
      end(e.callId());
    } else if (event instanceof Event.TicketTransferred e) {
      end(e.callId());
    } else if (event instanceof Event.HeldTicketMissed e) {
      end(e.callId());
    } else if (event instanceof Event.TicketHeld e) {
      end(e.callId());
    } else if (event instanceof Event.ServiceStarted e) {
      must(calls.containsKey(e.callId()), "service started without a call");
    } else if (event instanceof Event.ActionUndone e) {
      undone(e);
    }
  }

  private void issued(Event.TicketIssued e) {
    visitors++;
    must(numbersToday.add(e.number()), "number " + e.number() + " came twice in a day");
    Seen seen = new Seen(e.ticketId(), new Line(e.wing(), e.service(), e.ticketClass()));
    must(tickets.put(e.ticketId(), seen) == null, "ticket " + e.ticketId() + " came twice");
    if (e.printer().isEmpty() && e.key().releaseMs() == e.issuedAtMs() && e.counter() > 0) {
      stand(seen);
    }
  }

  /**
   * From now on in its line, as it was issued: only such tickets are bound to be served in turn.
   */
  private void stand(Seen seen) {
    if (seen != null) {
      untouched.computeIfAbsent(seen.line, line -> new TreeSet<>()).add(seen.id);
    }
  }

  private void leave(Seen seen) {
    if (seen != null && untouched.containsKey(seen.line)) {
      untouched.get(seen.line).remove(seen.id);
    }
  }

  private void called(Event.TicketCalled e) {
    Seen seen = tickets.get(e.ticketId());
    must(seen != null, "ticket " + e.ticketId() + " was called and is not alive");
    if (seen == null) {
      return;
    }
    must(seen.window.isEmpty(), "ticket " + e.ticketId() + " is at two windows");
    must(
        callAt.put(e.window(), e.callId()) == null,
        e.window() + " has two calls, the second is " + e.callId());
    TreeSet<Long> line = untouched.getOrDefault(seen.line, new TreeSet<>());
    boolean inTurn = line.contains(seen.id);
    boolean byHand =
        e.reason().deciding() == CallReason.Deciding.BY_HAND
            || e.reason().deciding() == CallReason.Deciding.ISSUED_HERE;
    must(
        byHand || !inTurn || line.first() == seen.id,
        "ticket " + e.ticketId() + " was called before " + (line.isEmpty() ? "" : line.first()));
    leave(seen);
    seen.window = e.window();
    seen.announcements = 1;
    calls.put(e.callId(), seen);
  }

  private void noShow(long callId, boolean byTimer) {
    Seen seen = calls.get(callId);
    if (seen != null) {
      int least = byTimer ? plan.calls().maxCalls() : plan.calls().minCallsForNoShow();
      must(seen.announcements >= least, "a no-show after " + seen.announcements + " announcements");
    }
    end(callId);
  }

  private void over(long callId) {
    Seen seen = end(callId);
    if (seen != null) {
      tickets.remove(seen.id);
    }
  }

  private Seen end(long callId) {
    Seen seen = calls.remove(callId);
    must(seen != null, "call " + callId + " ended and was not open");
    if (seen != null) {
      must(
          Long.valueOf(callId).equals(callAt.remove(seen.window)),
          "call " + callId + " was not at " + seen.window);
      seen.window = "";
    }
    return seen;
  }

  /** Everything as it was; who was in turn before is no longer held to it. */
  private void undone(Event.ActionUndone e) {
    e.endedCalls().forEach(this::end);
    for (io.jiaohao.core.HallImage.Call call : e.calls()) {
      if (calls.containsKey(call.callId())) {
        end(call.callId());
      }
    }
    for (io.jiaohao.core.HallImage.Ticket was : e.tickets()) {
      Seen old = tickets.get(was.ticketId());
      leave(old);
      Seen seen =
          old != null
              ? old
              : new Seen(was.ticketId(), new Line(was.wing(), was.service(), was.ticketClass()));
      seen.window = "";
      tickets.put(was.ticketId(), seen);
    }
    for (io.jiaohao.core.HallImage.Call call : e.calls()) {
      Seen seen = tickets.get(call.ticketId());
      seen.window = call.window();
      seen.announcements = call.announcement();
      calls.put(call.callId(), seen);
      must(
          callAt.put(call.window(), call.callId()) == null,
          call.window() + " has two calls after an undo");
    }
  }

  /** What every device was told is on record, once all is quiet. */
  void settle() {
    granted.forEach(
        (origin, events) -> {
          if (!events.isEmpty() && !isCheckIn(origin) && !events.equals(durable.get(origin))) {
            fault(origin + " was acknowledged and is lost: " + events);
          }
        });
  }
}
