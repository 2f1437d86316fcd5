package io.jiaohao.sim.virtual;

import io.jiaohao.core.CallReason;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Holds the record against rules of time and order that it works out for itself: the business day,
 * numbers without a gap, timers that are never early and stand still while the window's terminal is
 * away, staff actions that touch the call they name, and no-shows that go down by their places.
 */
final class RuleAuditor {
  private static final long RESUME_GRACE_MS = 30_000;

  private final HallPlan plan;
  private final Consumer<String> fault;
  private final Map<String, String> prefixes = new LinkedHashMap<>();
  private final Map<Skill, Long> reluctanceMs = new LinkedHashMap<>();
  private final Map<String, Integer> counters = new LinkedHashMap<>();
  private final Map<Long, Timer> timers = new LinkedHashMap<>();
  private final Set<String> terminalsHere = new LinkedHashSet<>();
  private final Map<Long, Standing> standing = new LinkedHashMap<>();
  private final Map<Line, TreeSet<Long>> lines = new LinkedHashMap<>();
  private LocalDate day = LocalDate.MIN;
  private Entry entry;
  private long lastMs;

  private record Line(String wing, String service, String ticketClass) {}

  private record Skill(String window, String service) {}

  /** When something happens to an open call by itself; {@code atMs} 0 = nothing does. */
  private static final class Timer {
    final long ticket;
    final String window;
    long atMs;
    long announcedMs;

    Timer(long ticket, String window, long atMs, long announcedMs) {
      this.ticket = ticket;
      this.window = window;
      this.atMs = atMs;
      this.announcedMs = announcedMs;
    }
  }

  /** Which line a ticket stands in, and whether it was ever put elsewhere than its issue put it. */
  private static final class Standing {
    Line line;
    final long dueMs;
    boolean moved;
    Set<Long> letFirst = Set.of();

    Standing(Line line, long dueMs) {
      this.line = line;
      this.dueMs = dueMs;
    }
  }

  RuleAuditor(HallPlan plan, Consumer<String> fault) {
    this.plan = plan;
    this.fault = fault;
    plan.services().forEach(service -> prefixes.put(service.id(), service.prefix()));
    plan.windows()
        .forEach(
            window ->
                window
                    .serves()
                    .forEach(
                        skill ->
                            reluctanceMs.put(
                                new Skill(window.id(), skill.service()), skill.reluctanceMs())));
  }

  private void must(boolean holds, String otherwise) {
    if (!holds) {
      fault.accept("entry " + entry.seq() + ": " + otherwise);
    }
  }

  void entry(Entry now) {
    entry = now;
    LocalDate today = businessDay(now.atMs());
    if (!today.equals(day)) {
      day = today;
      counters.clear();
    }
    now.events().forEach(this::event);
    lastMs = now.atMs();
  }

  /** Begins at the hall's reset time, in the hall's zone, wherever the server stands. */
  private LocalDate businessDay(long ms) {
    ZonedDateTime local = Instant.ofEpochMilli(ms).atZone(plan.zoneId());
    LocalDate date = local.toLocalDate();
    return local.toLocalTime().isBefore(plan.dayReset()) ? date.minusDays(1) : date;
  }

  private void event(Event event) {
    if (event instanceof Event.DayTurned e) {
      must(e.epochDay() == day.toEpochDay(), "a day began that is not " + day);
      timers.clear();
      standing.clear();
      lines.clear();
    } else if (event instanceof Event.HallResumed e) {
      must(e.gapMs() == entry.atMs() - lastMs, "away for " + e.gapMs() + " ms by its own account");
      must(e.shiftMs() >= e.gapMs() + RESUME_GRACE_MS, "open calls did not get their time back");
      timers.values().forEach(timer -> timer.atMs += timer.atMs == 0 ? 0 : e.shiftMs());
      terminalsHere.clear();
    } else if (event instanceof Event.DeviceLost e) {
      terminalsHere.remove(e.window());
    } else if (event instanceof Event.DeviceBack e) {
      back(e);
    } else if (event instanceof Event.TicketIssued e) {
      issued(e);
    } else if (event instanceof Event.TicketPrinted e) {
      stand(e.ticketId());
    } else if (event instanceof Event.TicketCalled e) {
      called(e);
    } else if (event instanceof Event.CallAnnounced e) {
      announced(e);
    } else if (event instanceof Event.ServiceStarted e) {
      named(e.callId());
      timers.get(e.callId()).atMs = 0;
    } else if (event instanceof Event.TicketDeferred e) {
      deferred(e);
    } else if (event instanceof Event.ActionUndone e) {
      undone(e);
    } else {
      endOrMove(event);
    }
  }

  /** A visitor who was called there has time to come, whatever the clock said meanwhile. */
  private void back(Event.DeviceBack e) {
    terminalsHere.add(e.window());
    timers.values().stream()
        .filter(timer -> timer.atMs != 0 && timer.window.equals(e.window()))
        .forEach(
            timer -> {
              long leastMs = Math.max(timer.atMs, entry.atMs() + RESUME_GRACE_MS);
              must(e.deadlineMs() >= leastMs, "no time to come after the terminal was away: " + e);
              timer.atMs = e.deadlineMs();
            });
  }

  private void issued(Event.TicketIssued e) {
    String prefix = prefixes.getOrDefault(e.service(), "");
    if (e.counter() > 0) {
      int expected = counters.getOrDefault(prefix, 0) + 1;
      must(
          e.counter() == expected,
          "number " + e.number() + " on " + day + " (expected: the " + expected + ". of " + prefix);
      counters.put(prefix, e.counter());
    }
    Line line = new Line(e.wing(), e.service(), e.ticketClass());
    standing.put(e.ticketId(), new Standing(line, e.key().dueMs()));
    if (e.printer().isEmpty()) {
      stand(e.ticketId());
    }
  }

  private void stand(long ticket) {
    Standing one = standing.get(ticket);
    if (one != null) {
      lines.computeIfAbsent(one.line, line -> new TreeSet<>()).add(ticket);
    }
  }

  private void leave(long ticket) {
    Standing one = standing.get(ticket);
    if (one != null && lines.containsKey(one.line)) {
      lines.get(one.line).remove(ticket);
    }
  }

  private void called(Event.TicketCalled e) {
    must(e.calledAtMs() == entry.atMs(), "a call at another time than its entry's");
    timers.put(e.callId(), new Timer(e.ticketId(), e.window(), e.deadlineMs(), entry.atMs()));
    Standing one = standing.get(e.ticketId());
    if (one != null && isInOrder(e.reason())) {
      asItWasDue(e, one);
      TreeSet<Long> line = lines.getOrDefault(one.line, new TreeSet<>());
      one.letFirst.stream()
          .filter(line::contains)
          .findFirst()
          .ifPresent(
              other -> must(false, "no-show " + e.ticketId() + " came again before " + other));
    }
    leave(e.ticketId());
  }

  private static boolean isInOrder(CallReason reason) {
    return switch (reason.deciding()) {
      case ONLY_ONE, WAITED_LONGER, HEAD_START, TIE, TURN_OF_WALK_IN, SENT_HERE -> true;
      case BY_HAND, RESUMED, ISSUED_HERE -> false;
    };
  }

  /** A due time is fixed at issue: nothing may have moved it since. */
  private void asItWasDue(Event.TicketCalled e, Standing one) {
    Long reluctance = reluctanceMs.get(new Skill(e.window(), one.line.service()));
    if (!one.moved && reluctance != null) {
      must(
          e.reason().dueMs() == one.dueMs + reluctance,
          "ticket "
              + e.ticketId()
              + " was called as due at "
              + e.reason().dueMs()
              + " (expected: "
              + (one.dueMs + reluctance)
              + ", as it was issued)");
    }
  }

  private void announced(Event.CallAnnounced e) {
    Timer timer = timers.get(e.callId());
    if (timer == null) {
      must(false, "call " + e.callId() + " was announced and is not open");
      return;
    }
    must(e.announcement() <= plan.calls().maxCalls(), "announced too often: " + e.announcement());
    if (entry.command() instanceof Command.Tick) {
      must(entry.atMs() >= timer.atMs, "announced by itself before it was due");
      terminalIsHere(timer);
    } else {
      named(e.callId());
      must(
          entry.atMs() - timer.announcedMs >= plan.calls().recallMinGapMs(),
          "called again too soon");
    }
    timer.atMs = e.deadlineMs();
    timer.announcedMs = entry.atMs();
  }

  private void terminalIsHere(Timer timer) {
    must(terminalsHere.contains(timer.window), "by itself, and nobody was at " + timer.window);
  }

  private void deferred(Event.TicketDeferred e) {
    Timer timer = ended(e.callId());
    Standing one = timer == null ? null : standing.get(timer.ticket);
    if (one == null || one.moved) {
      return;
    }
    // Only where nobody stands who was put elsewhere by hand or after a call: there the places
    // are plain to see.
    TreeSet<Long> line = lines.getOrDefault(one.line, new TreeSet<>());
    boolean plain = standing.values().stream().noneMatch(s -> s.moved && s.line.equals(one.line));
    if (plain) {
      one.letFirst = new LinkedHashSet<>();
      line.tailSet(timer.ticket).stream()
          .limit(plan.calls().deferPlaces())
          .forEach(one.letFirst::add);
    }
    one.moved = true;
  }

  private void endOrMove(Event event) {
    if (event instanceof Event.TicketCancelled e) {
      leave(e.ticketId());
      standing.remove(e.ticketId());
    } else if (event instanceof Event.TicketSetAside e) {
      moved(e.ticketId());
    } else if (event instanceof Event.TicketRejoined e) {
      moved(e.ticketId());
    } else if (event instanceof Event.TicketRevived e) {
      moved(e.ticketId());
    } else if (event instanceof Event.ServiceFinished e) {
      gone(ended(e.callId()));
    } else if (event instanceof Event.TicketMerged e) {
      gone(ended(e.callId()));
    } else if (event instanceof Event.TicketPassed e) {
      moved(ended(e.callId()));
    } else if (event instanceof Event.TicketReturned e) {
      moved(ended(e.callId()));
    } else if (event instanceof Event.TicketTransferred e) {
      Timer timer = ended(e.callId());
      moved(timer);
      nowIn(timer, e.wing(), e.service());
    } else if (event instanceof Event.ServiceChanged e) {
      Timer timer = timers.get(e.callId());
      moved(timer);
      nowIn(timer, "", e.service());
    } else if (event instanceof Event.TicketHeld e) {
      moved(ended(e.callId()));
    } else if (event instanceof Event.HeldTicketMissed e) {
      moved(ended(e.callId()));
    }
  }

  private void nowIn(Timer timer, String wing, String service) {
    Standing one = timer == null ? null : standing.get(timer.ticket);
    if (one != null) {
      one.line = new Line(wing.isEmpty() ? one.line.wing() : wing, service, one.line.ticketClass());
    }
  }

  private void moved(Timer timer) {
    if (timer != null) {
      moved(timer.ticket);
    }
  }

  private void moved(long ticket) {
    leave(ticket);
    Standing one = standing.get(ticket);
    if (one != null) {
      one.moved = true;
      one.letFirst = Set.of();
    }
  }

  private void gone(Timer timer) {
    if (timer != null) {
      leave(timer.ticket);
      standing.remove(timer.ticket);
    }
  }

  /** A call has ended: by its clerk, who named it, or by the timer, which was due. */
  private Timer ended(long call) {
    Timer timer = timers.remove(call);
    must(timer != null, "call " + call + " ended and was not open");
    if (timer != null && entry.command() instanceof Command.Tick) {
      must(timer.atMs != 0 && entry.atMs() >= timer.atMs, "a no-show by itself before it was due");
      terminalIsHere(timer);
    } else {
      named(call);
    }
    return timer;
  }

  private void named(long call) {
    OptionalLong asked = callNamedBy(entry.command());
    must(asked.isEmpty() || asked.getAsLong() == call, entry.command() + " touched call " + call);
  }

  private static OptionalLong callNamedBy(Command command) {
    if (command instanceof Command.CallNext c) {
      return OptionalLong.of(c.finishing());
    } else if (command instanceof Command.Recall c) {
      return OptionalLong.of(c.callId());
    } else if (command instanceof Command.StartService c) {
      return OptionalLong.of(c.callId());
    } else if (command instanceof Command.FinishService c) {
      return OptionalLong.of(c.callId());
    } else if (command instanceof Command.MarkNoShow c) {
      return OptionalLong.of(c.callId());
    } else if (command instanceof Command.ReturnTicket c) {
      return OptionalLong.of(c.callId());
    } else if (command instanceof Command.HoldTicket c) {
      return OptionalLong.of(c.callId());
    } else if (command instanceof Command.TransferTicket c) {
      return OptionalLong.of(c.callId());
    }
    return OptionalLong.empty();
  }

  private void undone(Event.ActionUndone e) {
    e.endedCalls().forEach(timers::remove);
    for (HallImage.Ticket ticket : e.tickets()) {
      standing.computeIfAbsent(
          ticket.ticketId(),
          id ->
              new Standing(
                  new Line(ticket.wing(), ticket.service(), ticket.ticketClass()),
                  ticket.key().dueMs()));
      moved(ticket.ticketId());
    }
    for (HallImage.Call call : e.calls()) {
      timers.put(
          call.callId(),
          new Timer(call.ticketId(), call.window(), call.deadlineMs(), call.announcedAtMs()));
    }
  }
}
