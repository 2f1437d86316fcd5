package io.jiaohao.sim.whatif;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.JournalHistory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads one business day out of a journal, entry by entry. */
final class DayReader {
  private final LocalDate date;
  private final HallState hall = HallState.empty();
  private final WindowLog windows = new WindowLog(hall);
  private final Map<Long, String> windowOfCall = new LinkedHashMap<>();
  private final TreeSet<LocalDate> days = new TreeSet<>();
  private VisitLog visits = new VisitLog();
  private LocalDate today = LocalDate.MIN;
  private long lastMs;
  private Optional<RecordedDay> found = Optional.empty();

  DayReader(LocalDate date) {
    this.date = date;
  }

  /**
   * The day as the journal has it.
   *
   * @throws UnknownDayException if nobody came on that day, as far as the journal knows
   */
  static RecordedDay read(Path journal, LocalDate date)
      throws JournalException, UnknownDayException {
    DayReader reader = new DayReader(date);
    JournalHistory.read(journal, reader::entry);
    return reader.day();
  }

  /** The day; nothing is read after it. */
  RecordedDay day() throws UnknownDayException {
    endDay();
    return found.orElseThrow(() -> new UnknownDayException(date, days));
  }

  void entry(Entry entry) {
    entry.events().forEach(event -> event(event, entry));
    hall.apply(entry);
    if (today.equals(date)) {
      windows.entryApplied();
    }
    lastMs = entry.atMs();
  }

  private void endDay() {
    List<RecordedDay.Shift> shifts = windows.endDay(lastMs);
    if (!visits.isEmpty()) {
      days.add(today);
      if (today.equals(date)) {
        HallPlan plan = hall.plan().orElseThrow();
        found = Optional.of(new RecordedDay(today, plan, visits.visits(plan, lastMs), shifts));
      }
    }
    visits = new VisitLog();
    windowOfCall.clear();
  }

  private void event(Event event, Entry entry) {
    long atMs = entry.atMs();
    if (event instanceof Event.DayTurned turned) {
      endDay();
      today = LocalDate.ofEpochDay(turned.epochDay());
    } else if (event instanceof Event.WindowOpened opened) {
      windows.opened(opened.window(), atMs);
    } else if (event instanceof Event.WindowClosed closed) {
      windows.closed(closed.window(), atMs);
    } else if (event instanceof Event.WindowPaused paused) {
      windows.closed(paused.window(), atMs);
    } else if (event instanceof Event.ActionUndone undone) {
      visits.undone(undone);
      windows.undone(undone.window(), !undone.calls().isEmpty(), atMs);
    } else {
      ticketEvent(event, entry);
    }
  }

  private void ticketEvent(Event event, Entry entry) {
    if (event instanceof Event.TicketIssued e) {
      visits.issued(
          e, entry.command() instanceof Command.IssueAndServe walkUp ? walkUp.window() : "");
    } else if (event instanceof Event.TicketPrinted e) {
      visits.printed(e.ticketId(), entry.atMs());
    } else if (event instanceof Event.TicketRevived e) {
      visits.printed(e.ticketId(), entry.atMs());
    } else if (event instanceof Event.TicketVoided e) {
      visits.voided(e.ticketId());
    } else if (event instanceof Event.TicketCancelled e) {
      visits.cancelled(e.ticketId(), entry.atMs());
    } else if (event instanceof Event.TicketCalled e) {
      windowOfCall.put(e.callId(), e.window());
      visits.called(e).ifPresent(leg -> windows.called(e.window(), leg, entry.atMs()));
    } else {
      endOfCall(event, entry.atMs());
    }
  }

  private void endOfCall(Event event, long atMs) {
    if (event instanceof Event.ServiceFinished e) {
      ended(e.callId(), atMs, false);
    } else if (event instanceof Event.TicketMerged e) {
      ended(e.callId(), atMs, false);
    } else if (event instanceof Event.TicketHeld e) {
      ended(e.callId(), atMs, false);
    } else if (event instanceof Event.HeldTicketMissed e) {
      ended(e.callId(), atMs, false);
    } else if (event instanceof Event.TicketReturned e) {
      ended(e.callId(), atMs, false);
    } else if (event instanceof Event.TicketDeferred e) {
      ended(e.callId(), atMs, true);
    } else if (event instanceof Event.TicketPassed e) {
      ended(e.callId(), atMs, true);
    } else if (event instanceof Event.TicketTransferred e) {
      visits.transferred(e, atMs).ifPresent(leg -> freed(e.callId(), leg, atMs));
    }
  }

  private void ended(long call, long atMs, boolean inVain) {
    visits.ended(call, atMs, inVain).ifPresent(leg -> freed(call, leg, atMs));
  }

  private void freed(long call, OpenLeg leg, long atMs) {
    windows.freed(windowOfCall.get(call), leg, atMs);
  }
}
