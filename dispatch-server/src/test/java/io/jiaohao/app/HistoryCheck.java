package io.jiaohao.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a history entry by entry and notes what must not be in it: a request done twice, a call
 * announced or given up by a timer before its time or while its terminal was away, the time away
 * not given back.
 */
final class HistoryCheck {
  private static final long RESUME_GRACE_MS = 30_000;

  /** No server starts in less: a shorter gap means that something was written before it. */
  private static final long GAP_MIN_MS = 100L * ServerProcess.SPEED;

  private final long gapMinMs;

  private final Map<Origin, Entry> byRequest = new LinkedHashMap<>();
  private final Map<Long, Long> deadlineByCall = new HashMap<>();
  private final Map<Long, String> windowByCall = new HashMap<>();
  private final Set<String> here = new HashSet<>();
  private final List<String> faults = new ArrayList<>();
  private long lastAtMs;
  private int resumes;
  private int byTimers;

  HistoryCheck() {
    this(GAP_MIN_MS);
  }

  /** Of a hall that changes hands in less time than a server needs to start. */
  HistoryCheck(long gapMinMs) {
    this.gapMinMs = gapMinMs;
  }

  void entry(Entry entry) {
    entry
        .origin()
        .filter(origin -> byRequest.put(origin, entry) != null)
        .ifPresent(origin -> faults.add("done twice: " + origin));
    boolean byTimer = entry.command() instanceof Command.Tick;
    for (Event event : entry.events()) {
      event(entry, event, byTimer);
    }
    lastAtMs = entry.atMs();
  }

  private void event(Entry entry, Event event, boolean byTimer) {
    if (event instanceof Event.HallResumed resumed) {
      resumes++;
      long gapMs = entry.atMs() - lastAtMs;
      if (gapMs < gapMinMs) {
        faults.add("something came before the time away was given back: " + entry);
      }
      if (resumed.gapMs() != gapMs || resumed.shiftMs() != gapMs + RESUME_GRACE_MS) {
        faults.add("gap of " + gapMs + " ms: " + resumed);
      }
      deadlineByCall.replaceAll((call, deadlineMs) -> deadlineMs + resumed.shiftMs());
      here.clear();
    } else if (event instanceof Event.DeviceLost lost) {
      here.remove(lost.window());
    } else if (event instanceof Event.DeviceBack back) {
      back(entry, back);
    } else if (event instanceof Event.TicketCalled called) {
      deadlineByCall.put(called.callId(), called.deadlineMs());
      windowByCall.put(called.callId(), called.window());
    } else if (event instanceof Event.CallAnnounced announced) {
      requireDue(entry, announced.callId(), byTimer);
      deadlineByCall.put(announced.callId(), announced.deadlineMs());
    } else if (event instanceof Event.TicketDeferred deferred) {
      requireDue(entry, deferred.callId(), byTimer);
    } else if (event instanceof Event.TicketPassed passed) {
      requireDue(entry, passed.callId(), byTimer);
    }
  }

  private void back(Entry entry, Event.DeviceBack back) {
    here.add(back.window());
    if (back.deadlineMs() == 0) {
      return;
    }
    if (back.deadlineMs() < entry.atMs() + RESUME_GRACE_MS) {
      faults.add("no time to come after the terminal was away: " + entry);
    }
    windowByCall.entrySet().stream()
        .filter(call -> call.getValue().equals(back.window()))
        .mapToLong(Map.Entry::getKey)
        .max()
        .ifPresent(call -> deadlineByCall.put(call, back.deadlineMs()));
  }

  private void requireDue(Entry entry, long callId, boolean byTimer) {
    byTimers += byTimer ? 1 : 0;
    if (byTimer && !here.contains(windowByCall.get(callId))) {
      faults.add("while its terminal was away: " + entry);
    }
    if (byTimer && entry.atMs() < deadlineByCall.get(callId)) {
      faults.add("before its time " + deadlineByCall.get(callId) + ": " + entry);
    }
  }

  /** The event of this kind that a request led to; fails if the request is not in the history. */
  <E extends Event> E eventOf(Origin request, Class<E> kind) {
    Entry entry = byRequest.get(request);
    assertThat(entry).as("acknowledged %s", request).isNotNull();
    return entry.events().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  List<String> faults() {
    return faults;
  }

  /** Restarts in it. */
  int resumes() {
    return resumes;
  }

  /** Announcements and no-shows that came by themselves. */
  int byTimers() {
    return byTimers;
  }
}
