package io.jiaohao.sim.reference;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.foresight.Forecast;
import io.jiaohao.foresight.Forecaster;
import io.jiaohao.foresight.SplitMix;
import io.jiaohao.foresight.ThreadCpu;
import io.jiaohao.sim.driven.DrivenHall;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Days of the reference hall with the server's own forecaster beside it, made as in production: a
 * table each five seconds of hall time if somebody is about to be told from it. The forecasts of a
 * random share of the tickets of the later days are held against what came, and so is what other
 * kiosks would have printed for the same tickets.
 */
final class EstimateStudy {
  private static final long TABLE_EVERY_MS = 5_000;
  private static final long AT_ONCE_MS = 0;

  private final EstimateSettings settings;
  private final ReferenceHall reference = new ReferenceHall();
  private final HallPlan plan = reference.plan();
  private final SplittableRandom random;
  private final Kiosk kiosk = new Kiosk(reference);
  private final DrivenHall hall;
  private final Forecaster forecaster;
  private final ThreadCpu cpu = new ThreadCpu();
  private final EstimateFigures figures = new EstimateFigures();
  private final Map<Long, Guess> guesses = new LinkedHashMap<>();
  private final List<Long> early = new ArrayList<>();

  /** What was foretold for a sampled ticket, by all ways. */
  private record Guess(
      ReferenceDay.Visitor visitor,
      Forecast forecast,
      double naiveMin,
      double lastMin,
      double lineMin) {

    Guess with(Forecast later) {
      return new Guess(visitor, later, naiveMin, lastMin, lineMin);
    }
  }

  EstimateStudy(EstimateSettings settings) {
    this.settings = settings;
    this.random = new SplittableRandom(settings.seed());
    long firstMs = ReferenceHall.FIRST_DAY * ReferenceHall.DAY_MS;
    hall = new DrivenHall(plan, firstMs);
    forecaster = new Forecaster(hall.hall().image(), p -> reference.absences(), SplitMix::new);
    hall.feed(forecaster::take);
  }

  /** Runs all days. */
  EstimateFigures run() {
    for (int day = 0; day < settings.trainingDays() + settings.testDays(); day++) {
      new Day(day).run();
    }
    return figures;
  }

  /** One day's watcher. */
  private final class Day implements DayRun.Watcher {
    private final boolean tested;
    private final long beginsMs;
    private final List<ReferenceDay.Visitor> visitors;
    private final Map<ReferenceDay.Visitor, Boolean> sampled = new LinkedHashMap<>();
    private final TreeSet<Long> tablesDueMs = new TreeSet<>();

    Day(int day) {
      tested = day >= settings.trainingDays();
      beginsMs = (ReferenceHall.FIRST_DAY + day) * ReferenceHall.DAY_MS;
      long opensMs = beginsMs + ReferenceHall.OPENS_MS;
      visitors =
          ReferenceDay.visitors(reference, ReferenceHall.NUMBERS_A_DAY, opensMs, random.split());
    }

    void run() {
      SplittableRandom lot = random.split();
      for (ReferenceDay.Visitor visitor : visitors) {
        if (lot.nextDouble() < settings.share()) {
          sampled.put(visitor, true);
          tablesDueMs.add(gridMs(visitor.arrivesMs()));
          if (visitor.releaseMs() > visitor.arrivesMs()) {
            tablesDueMs.add(gridMs(visitor.arrivesMs()) + TABLE_EVERY_MS);
          }
        }
      }
      figures.nextDay();
      while (hall.hall().nextDeadlineMs() <= beginsMs) {
        hall.granted(new Command.Tick(), beginsMs);
      }
      new DayRun(reference, hall, beginsMs + ReferenceHall.OPENS_MS, random.split(), this)
          .run(visitors);
      guesses.clear();
      early.clear();
    }

    private long gridMs(long atMs) {
      return Math.floorDiv(atMs, TABLE_EVERY_MS) * TABLE_EVERY_MS;
    }

    @Override
    public void before(long nowMs) {
      while (!tablesDueMs.isEmpty() && tablesDueMs.first() <= nowMs) {
        long startNanos = cpu.getAsLong();
        forecaster.makeTable(tablesDueMs.pollFirst());
        figures.table(cpu.getAsLong() - startNanos);
        tellTheEarly();
      }
    }

    private void tellTheEarly() {
      for (Iterator<Long> ids = early.iterator(); ids.hasNext(); ) {
        long id = ids.next();
        forecaster
            .told(id)
            .ifPresent(
                forecast -> {
                  guesses.computeIfPresent(id, (i, guess) -> guess.with(forecast));
                  ids.remove();
                });
      }
    }

    @Override
    public void issued(ReferenceDay.Visitor visitor, Event.TicketIssued ticket) {
      if (sampled.containsKey(visitor)) {
        Forecast forecast = forecaster.told(ticket.ticketId()).orElse(Forecast.UNKNOWN);
        if (!forecast.hasTime()) {
          early.add(ticket.ticketId());
        }
        guesses.put(
            ticket.ticketId(),
            new Guess(
                visitor,
                forecast,
                kiosk.naiveMin(visitor, hall.hall()),
                kiosk.lastCalledMin(visitor),
                kiosk.firstInLineMin(visitor)));
      }
      kiosk.issued(visitor, ticket.ticketId());
    }

    @Override
    public void called(Event.TicketCalled call) {
      kiosk.called(call);
      early.remove(call.ticketId());
      Guess guess = guesses.remove(call.ticketId());
      long waitedMs = call.calledAtMs() - call.issuedAtMs();
      if (guess == null || !tested) {
        return;
      }
      if (waitedMs <= AT_ONCE_MS) {
        figures.atOnce();
      } else if (guess.forecast().hasTime()) {
        figures.add(
            guess.visitor(),
            guess.forecast(),
            waitedMs,
            guess.naiveMin(),
            guess.lastMin(),
            guess.lineMin());
      } else {
        figures.untold();
      }
    }
  }
}
