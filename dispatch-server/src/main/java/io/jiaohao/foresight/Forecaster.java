package io.jiaohao.foresight;

import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.core.PlannedAbsences;
import io.jiaohao.core.RandomDraws;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * A replica of the hall that foretells waits: fed the hall's entries, it learns from them, holds
 * its earlier forecasts against what came, and rolls the parts of the hall in which something
 * happened forward. Owns no thread and no clock; one thread at a time may use it.
 */
public final class Forecaster {
  private final Function<HallPlan, PlannedAbsences> absencesOf;
  private final PartTables parts;
  private final Learned learned = new Learned();
  private final Lessons lessons = new Lessons(learned);
  private final Calibration calibration = new Calibration();
  private final Scores scores = new Scores();
  private final Map<Long, Told> told = new LinkedHashMap<>();
  private final Map<Long, Told> early = new LinkedHashMap<>();
  private HallState hall = HallState.empty();
  private ForecastTable table = ForecastTable.EMPTY;
  private long tableAtMs;

  /** What was foretold when a ticket was issued. */
  private record Told(Forecast forecast, String zone, String ticketClass, long issuedAtMs) {}

  /**
   * A forecaster that starts from this hall.
   *
   * @param absencesOf what a plan says about windows that are away
   * @param draws chance from a seed: the same hall at the same moment is foretold the same
   */
  public Forecaster(
      HallImage image,
      Function<HallPlan, PlannedAbsences> absencesOf,
      LongFunction<RandomDraws> draws) {
    this.absencesOf = absencesOf;
    this.parts = new PartTables(learned, calibration, draws);
    restart(image);
  }

  /** Starts again from a hall as it is; what was learned stays. */
  public void restart(HallImage image) {
    hall = HallState.of(withoutRequests(image));
    lessons.restart(image);
    image.plan().ifPresent(plan -> adopt(plan, image.atMs()));
    learned.today(image.epochDay());
    parts.allChanged();
  }

  /**
   * Learns from what was before the hall that this started from: the entries of the last days, up
   * to it. How forecasts fared is not in them.
   */
  public void recall(Consumer<Consumer<Entry>> history) {
    history.accept(entry -> entry.events().forEach(event -> lessons.read(entry, event)));
    HallImage now = hall.image();
    lessons.restart(now);
    learned.today(now.epochDay());
  }

  /** Requests are remembered by the hall itself; a replica is not asked. */
  private static HallImage withoutRequests(HallImage image) {
    return new HallImage(
        image.seq(),
        image.atMs(),
        image.plan(),
        image.planSeq(),
        image.scheduled(),
        image.epochDay(),
        image.dayEndsAtMs(),
        image.lastTicketId(),
        image.lastCallId(),
        image.counters(),
        image.issuedToday(),
        image.tickets(),
        image.calls(),
        image.windows(),
        image.figures(),
        image.overtime(),
        image.finished(),
        image.stoppedServices(),
        image.awayKiosks(),
        image.evacuations(),
        image.orphans(),
        image.lastBookingId(),
        image.bookings(),
        image.missed(),
        List.of());
  }

  private void adopt(HallPlan plan, long atMs) {
    learned.adopt(plan, atMs);
    PlannedAbsences absences = absencesOf.apply(plan);
    lessons.absences(absences);
    parts.absences(absences);
  }

  /** Takes the hall's next entry. */
  public void take(Entry entry) {
    for (Event event : entry.events()) {
      if (event instanceof Event.TicketIssued e) {
        remember(e);
      } else if (event instanceof Event.TicketCancelled e) {
        told.remove(e.ticketId());
      } else if (event instanceof Event.TicketCalled e) {
        holdAgainst(e);
      } else if (event instanceof Event.DayTurned) {
        told.clear();
        early.clear();
        if (hall.plan().isPresent()) {
          learned.now(entry.atMs());
        }
      }
      lessons.read(entry, event);
      parts.note(event);
    }
    hall.apply(
        new Entry(
            entry.seq(),
            entry.atMs(),
            entry.epoch(),
            Optional.empty(),
            entry.command(),
            entry.events()));
    for (Event event : entry.events()) {
      if (event instanceof Event.PlanAdopted e) {
        adopt(e.plan(), entry.atMs());
        parts.allChanged();
      }
    }
  }

  /**
   * Keeps what somebody was told who has just got a number. Who counts from later on, being early
   * for an appointment, is told by the next table, which knows the ticket itself.
   */
  private void remember(Event.TicketIssued e) {
    Forecast forecast = table.ifJoiningNow(e.wing(), e.service(), e.ticketClass());
    boolean isOld = e.issuedAtMs() - table.atMs() > ForesightLimits.TOLD_WITHIN_MS;
    Told now = new Told(forecast, zone(e.service()), e.ticketClass(), e.issuedAtMs());
    if (e.key().releaseMs() > e.issuedAtMs()) {
      early.put(e.ticketId(), now);
    } else if (forecast.hasTime() && !isOld) {
      told.put(e.ticketId(), now);
    }
  }

  private String zone(String service) {
    return hall.plan().stream()
        .flatMap(plan -> plan.services().stream())
        .filter(s -> s.id().equals(service))
        .map(HallPlan.Service::zone)
        .findFirst()
        .orElse("");
  }

  private void tellTheEarly() {
    early.forEach(
        (ticketId, before) -> {
          Forecast forecast = table.ofTicket(ticketId);
          long lateMs = table.atMs() - before.issuedAtMs();
          if (forecast.hasTime() && lateMs <= ForesightLimits.TOLD_WITHIN_MS) {
            told.put(
                ticketId,
                new Told(
                    forecast.from(lateMs),
                    before.zone(),
                    before.ticketClass(),
                    before.issuedAtMs()));
          }
        });
    early.clear();
  }

  /** What was foretold to a ticket that waits. */
  public Optional<Forecast> told(long ticketId) {
    return Optional.ofNullable(told.get(ticketId)).map(Told::forecast);
  }

  private void holdAgainst(Event.TicketCalled e) {
    early.remove(e.ticketId());
    Told before = told.remove(e.ticketId());
    if (before == null) {
      return;
    }
    long waitedMs = e.calledAtMs() - before.issuedAtMs();
    if (waitedMs > ForesightLimits.AT_ONCE_MS) {
      scores.add(before.zone(), before.ticketClass(), before.forecast(), waitedMs);
      calibration.learn(before.forecast(), waitedMs, learned.workingDay());
    }
  }

  /** Whether something happened since the table was made, or a part has not been rolled long. */
  public boolean hasNews(long nowMs) {
    return hall.plan().isPresent() && parts.hasNews(hall, nowMs);
  }

  /** Makes a table of the hall at this moment, of which the unchanged parts are as before. */
  public ForecastTable makeTable(long nowMs) {
    if (hall.plan().isPresent()) {
      beginTable(nowMs);
      while (!goOn()) {
        // Each round is a small step, for those who may not take long at once.
      }
    }
    return table;
  }

  /** Begins a table; entries may be taken until it is made. The hall has a plan. */
  void beginTable(long nowMs) {
    tableAtMs = Math.max(nowMs, hall.atMs());
    parts.begin(hall, tableAtMs);
  }

  /** Goes on for a short while with the table that was begun. Tells whether it is made. */
  boolean goOn() {
    if (parts.rollOn(hall)) {
      return false;
    }
    table = parts.table(hall, tableAtMs, scores.figures());
    tellTheEarly();
    return true;
  }

  /** The effect of a proposal, to be rolled step by step; empty if the hall has no such thing. */
  Optional<EffectRoll> effect(Proposal proposal, long nowMs) {
    return hall.plan().isEmpty()
        ? Optional.empty()
        : parts.effect(hall, proposal, Math.max(nowMs, hall.atMs()));
  }

  /** The last table. */
  public ForecastTable table() {
    return table;
  }
}
