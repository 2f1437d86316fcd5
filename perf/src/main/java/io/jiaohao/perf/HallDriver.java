package io.jiaohao.perf;

import io.jiaohao.core.Command;
import io.jiaohao.core.Decision;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import io.jiaohao.core.Origin;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Puts commands to a hall through the real rules, as kiosks and windows would, and hands out the
 * entries that come of it. Its time is the one it is told.
 */
final class HallDriver {
  private static final int EPOCH = 1;
  private static final long NO_CALL = 0;
  private static final int CALLING_MAX = 1_000;

  private static final List<String> KIOSKS =
      IntStream.rangeClosed(1, LargeHall.KIOSKS).mapToObj(k -> "kiosk-E" + k).toList();

  private final SplittableRandom random;
  private final Consumer<Entry> entries;
  private final HallState hall = HallState.empty();
  private final List<String> windows;
  private final List<String> terminals;
  private final long[] callOf;
  private final Map<Long, Integer> windowOf = new HashMap<>();
  private final long[] requests;
  private final Queue<Long> calling = new ArrayDeque<>();
  private long kioskRequests;

  /** A hall that has adopted the plan and opened all windows at this time. */
  HallDriver(long seed, long nowMs) {
    this(seed, nowMs, entry -> {});
  }

  /** The same, telling of every entry, those of the opening included. */
  HallDriver(long seed, long nowMs, Consumer<Entry> entries) {
    this(LargeHall.plan(), seed, nowMs, entries);
  }

  /** A hall of any size. */
  HallDriver(HallPlan plan, long seed, long nowMs, Consumer<Entry> entries) {
    this.entries = entries;
    random = new SplittableRandom(seed);
    windows = plan.windows().stream().map(HallPlan.Window::id).toList();
    terminals = windows.stream().map("window-"::concat).toList();
    callOf = new long[windows.size()];
    requests = new long[windows.size()];
    apply(Optional.empty(), new Command.AdoptPlan(plan), nowMs);
    for (int w = 0; w < windows.size(); w++) {
      asWindow(w, new Command.OpenWindow(windows.get(w)), nowMs);
    }
  }

  HallState hall() {
    return hall;
  }

  /** Decides and applies; empty if the command was refused or changed nothing. */
  Optional<Entry> apply(Optional<Origin> origin, Command command, long nowMs) {
    Decision decision =
        origin.isPresent()
            ? HallRules.decide(hall, origin.get(), command, nowMs)
            : HallRules.decide(hall, command, nowMs);
    if (decision instanceof Decision.Accepted accepted && !accepted.events().isEmpty()) {
      Entry entry = new Entry(hall.seq() + 1, nowMs, EPOCH, origin, command, accepted.events());
      hall.apply(entry);
      entry.events().forEach(this::note);
      entries.accept(entry);
      return Optional.of(entry);
    }
    return Optional.empty();
  }

  /** A random visitor takes a number. */
  Entry issue(long nowMs) {
    long request = ++kioskRequests;
    Origin kiosk = new Origin(KIOSKS.get((int) (request % LargeHall.KIOSKS)), request);
    String service = LargeHall.service(random.nextInt(LargeHall.SERVICES));
    Command command =
        new Command.IssueTicket(LargeHall.WING, service, LargeHall.randomClass(random));
    return apply(Optional.of(kiosk), command, nowMs).orElseThrow();
  }

  /** A random window finishes its call, if it has one, and calls who is next. */
  Optional<Entry> next(long nowMs) {
    int window = random.nextInt(windows.size());
    String id = windows.get(window);
    return asWindow(window, new Command.CallNext(id, callOf[window], ""), nowMs);
  }

  /** Something else that happens to the oldest call that nothing has happened to. */
  Optional<Entry> other(long nowMs) {
    Integer window = windowOf.get(calling.isEmpty() ? NO_CALL : calling.remove());
    if (window == null) {
      return Optional.empty();
    }
    String id = windows.get(window);
    long call = callOf[window];
    return switch (random.nextInt(8)) {
      case 0 -> asWindow(window, new Command.ReturnTicket(id, call, "forms-missing"), nowMs);
      case 1, 2 -> asWindow(window, new Command.Recall(id, call), nowMs);
      default -> asWindow(window, new Command.StartService(id, call), nowMs);
    };
  }

  /** What comes due by itself up to now. */
  Optional<Entry> tick(long nowMs) {
    return hall.nextDeadlineMs() <= nowMs
        ? apply(Optional.empty(), new Command.Tick(), nowMs)
        : Optional.empty();
  }

  private Optional<Entry> asWindow(int window, Command command, long nowMs) {
    Origin origin = new Origin(terminals.get(window), ++requests[window]);
    return apply(Optional.of(origin), command, nowMs);
  }

  private void note(Event event) {
    if (event instanceof Event.TicketCalled called) {
      int window = LargeHall.windowOf(called.window());
      callOf[window] = called.callId();
      windowOf.put(called.callId(), window);
      calling.add(called.callId());
    } else if (event instanceof Event.ServiceFinished finished) {
      ended(finished.callId());
    } else if (event instanceof Event.TicketDeferred deferred) {
      ended(deferred.callId());
    } else if (event instanceof Event.TicketPassed passed) {
      ended(passed.callId());
    } else if (event instanceof Event.TicketReturned returned) {
      ended(returned.callId());
    } else if (event instanceof Event.DayTurned) {
      List.copyOf(windowOf.keySet()).forEach(this::ended);
    }
  }

  private void ended(long callId) {
    Integer window = windowOf.remove(callId);
    if (window != null && callOf[window] == callId) {
      callOf[window] = NO_CALL;
    }
    if (calling.size() > CALLING_MAX) {
      calling.clear();
    }
  }
}
