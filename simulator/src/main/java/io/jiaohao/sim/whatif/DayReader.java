package io.jiaohao.sim.whatif;

import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.JournalHistory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one business day out of a journal. */
final class DayReader {
  private final long epochDay;
  private final List<RecordedDay.Leg> legs = new ArrayList<>();
  private final List<RecordedDay.Shift> shifts = new ArrayList<>();
  private final Map<Long, OpenLeg> byTicket = new LinkedHashMap<>();
  private final Map<Long, OpenLeg> byCall = new LinkedHashMap<>();
  private final Map<String, Long> openSince = new LinkedHashMap<>();
  private HallPlan plan;
  private HallPlan planThatDay;
  private long day = Long.MIN_VALUE;
  private long lastMs;

  /** A leg that has not ended. */
  private static final class OpenLeg {
    final long cameMs;
    final long releaseMs;
    final String wing;
    final String ticketClass;
    String service;
    int missedCalls;
    long calledMs;
    long startedMs;

    OpenLeg(long cameMs, long releaseMs, String wing, String service, String ticketClass) {
      this.cameMs = cameMs;
      this.releaseMs = releaseMs;
      this.wing = wing;
      this.service = service;
      this.ticketClass = ticketClass;
    }

    RecordedDay.Leg ended(long endedMs, long leftMs) {
      long startMs = startedMs == 0 ? calledMs : startedMs;
      return new RecordedDay.Leg(
          cameMs,
          releaseMs,
          wing,
          service,
          ticketClass,
          missedCalls,
          calledMs == 0 ? 0 : startMs - calledMs,
          calledMs == 0 ? 0 : endedMs - startMs,
          leftMs);
    }
  }

  private DayReader(LocalDate date) {
    this.epochDay = date.toEpochDay();
  }

  /**
   * The day as the journal has it.
   *
   * @return empty if nothing of that day is in it
   */
  static Optional<RecordedDay> read(Path journal, LocalDate date) throws JournalException {
    DayReader reader = new DayReader(date);
    JournalHistory.read(journal, reader::entry);
    reader.endDay();
    return reader.planThatDay == null
        ? Optional.empty()
        : Optional.of(new RecordedDay(date, reader.planThatDay, reader.legs, reader.shifts));
  }

  private void entry(Entry entry) {
    for (Event event : entry.events()) {
      if (event instanceof Event.DayTurned turned) {
        endDay();
        day = turned.epochDay();
      } else if (event instanceof Event.PlanAdopted adopted) {
        plan = adopted.plan();
      } else {
        windowEvent(event, entry.atMs());
        if (day == epochDay) {
          ticketEvent(event, entry.atMs());
        }
      }
    }
    lastMs = entry.atMs();
    if (day == epochDay) {
      planThatDay = plan;
    }
  }

  /** Windows that stay open over night begin and end their shifts with the day. */
  private void endDay() {
    if (day == epochDay) {
      openSince.forEach((window, from) -> shifts.add(new RecordedDay.Shift(window, from, lastMs)));
      byTicket.values().forEach(leg -> legs.add(atDayEnd(leg)));
    }
    openSince.replaceAll((window, from) -> lastMs);
    byTicket.clear();
    byCall.clear();
  }

  /** Who still waits leaves with the day; who was called in vain took the clerk's time alone. */
  private RecordedDay.Leg atDayEnd(OpenLeg leg) {
    if (leg.calledMs == 0) {
      return leg.ended(0, lastMs);
    }
    return leg.ended(leg.startedMs == 0 ? leg.calledMs : lastMs, 0);
  }

  private void windowEvent(Event event, long atMs) {
    if (event instanceof Event.WindowOpened opened) {
      openSince.put(opened.window(), atMs);
    } else if (event instanceof Event.WindowClosed closed) {
      endShift(closed.window(), atMs);
    } else if (event instanceof Event.WindowPaused paused) {
      endShift(paused.window(), atMs);
    }
  }

  private void endShift(String window, long atMs) {
    Long since = openSince.remove(window);
    if (since != null && day == epochDay) {
      shifts.add(new RecordedDay.Shift(window, since, atMs));
    }
  }

  private void ticketEvent(Event event, long atMs) {
    if (event instanceof Event.TicketIssued e) {
      byTicket.put(
          e.ticketId(),
          new OpenLeg(e.issuedAtMs(), e.key().releaseMs(), e.wing(), e.service(), e.ticketClass()));
    } else if (event instanceof Event.TicketCancelled e) {
      Optional.ofNullable(byTicket.remove(e.ticketId()))
          .ifPresent(leg -> legs.add(leg.ended(atMs, atMs)));
    } else if (event instanceof Event.TicketCalled e) {
      OpenLeg leg = byTicket.get(e.ticketId());
      if (leg != null) {
        leg.calledMs = atMs;
        leg.startedMs = 0;
        byCall.put(e.callId(), leg);
      }
    } else {
      callEvent(event, atMs);
    }
  }

  private void callEvent(Event event, long atMs) {
    if (event instanceof Event.ServiceStarted e) {
      leg(e.callId()).ifPresent(leg -> leg.startedMs = atMs);
    } else if (event instanceof Event.ServiceChanged e) {
      leg(e.callId()).ifPresent(leg -> leg.service = e.service());
    } else if (event instanceof Event.ServiceFinished e) {
      end(e.callId(), atMs);
    } else if (event instanceof Event.TicketMerged e) {
      end(e.callId(), atMs);
    } else if (event instanceof Event.TicketTransferred e) {
      transferred(e, atMs);
    } else if (event instanceof Event.TicketDeferred e) {
      leg(e.callId()).ifPresent(leg -> leg.missedCalls++);
    } else if (event instanceof Event.TicketPassed e) {
      leg(e.callId()).ifPresent(leg -> leg.missedCalls++);
    }
  }

  private Optional<OpenLeg> leg(long callId) {
    return Optional.ofNullable(byCall.get(callId));
  }

  private void end(long callId, long atMs) {
    OpenLeg leg = byCall.remove(callId);
    if (leg != null) {
      legs.add(leg.ended(atMs, 0));
      byTicket.values().remove(leg);
    }
  }

  private void transferred(Event.TicketTransferred e, long atMs) {
    OpenLeg leg = byCall.remove(e.callId());
    if (leg != null) {
      legs.add(leg.ended(atMs, 0));
      byTicket.replaceAll(
          (id, one) ->
              one == leg ? new OpenLeg(atMs, atMs, e.wing(), e.service(), leg.ticketClass) : one);
    }
  }
}
