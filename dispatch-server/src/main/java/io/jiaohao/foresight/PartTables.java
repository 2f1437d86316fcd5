package io.jiaohao.foresight;

import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.core.PlannedAbsences;
import io.jiaohao.core.RandomDraws;
import io.jiaohao.core.RolloutSamples;
import io.jiaohao.core.RolloutStart;
import io.jiaohao.core.Supposition;
import io.jiaohao.core.WaitRange;
import io.jiaohao.core.WingPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * The forecasts of each part of the hall, rolled anew when something happened there. Windows that
 * share no service, directly or through others, are different parts.
 */
final class PartTables {
  private static final double HALF = 0.5;
  private static final double NINETY = 0.9;

  private final Learned learned;
  private final Calibration calibration;
  private final LongFunction<RandomDraws> draws;
  private final Map<Long, Part> partOfCall = new LinkedHashMap<>();
  private final Map<String, Part> partOfWindow = new LinkedHashMap<>();
  private final Map<ForecastTable.Place, Part> partOfPlace = new LinkedHashMap<>();
  private List<Part> parts = List.of();
  private final Deque<Part> toRoll = new ArrayDeque<>();
  private PlannedAbsences absences = PlannedAbsences.NONE;
  private boolean stale = true;
  private long rollingAtMs;

  /** The part that is being rolled; null = none is. */
  private PartRoll rolling;

  private static final class Part {
    final WingPart windows;
    boolean changed = true;
    long rolledAtMs;
    Map<ForecastTable.Place, Forecast> joining = new LinkedHashMap<>();
    Map<Long, Forecast> waiting = new LinkedHashMap<>();

    Part(WingPart windows) {
      this.windows = windows;
    }
  }

  PartTables(Learned learned, Calibration calibration, LongFunction<RandomDraws> draws) {
    this.learned = learned;
    this.calibration = calibration;
    this.draws = draws;
  }

  void absences(PlannedAbsences planned) {
    absences = planned;
  }

  /** Windows or services have changed: which parts there are is to be found anew. */
  void allChanged() {
    stale = true;
  }

  /** Notes which part an event is about. */
  void note(Event event) {
    if (event instanceof Event.TicketIssued e) {
      changed(partOfPlace.get(new ForecastTable.Place(e.wing(), e.service(), "")));
    } else if (event instanceof Event.TicketCalled e) {
      Part part = partOfWindow.get(e.window());
      partOfCall.put(e.callId(), part);
      changed(part);
    } else if (event instanceof Event.ServiceFinished e) {
      changed(partOfCall.remove(e.callId()));
    } else if (event instanceof Event.ServiceStarted || event instanceof Event.CallAnnounced) {
      return;
    } else {
      // Rarer than calls: whatever it was, everything is looked at again.
      parts.forEach(part -> part.changed = true);
      if (event instanceof Event.DayTurned) {
        partOfCall.clear();
      }
    }
  }

  /**
   * The hall without a proposal and with it, at one moment; empty if it knows not what it is of.
   */
  Optional<EffectRoll> effect(HallState hall, Proposal proposal, long nowMs) {
    if (stale) {
      findParts(hall);
    }
    Part of = partOfWindow.get(proposal.window());
    Optional<Part> about =
        proposal.services().stream()
            .map(service -> partOfPlace.get(new ForecastTable.Place(proposal.wing(), service, "")))
            .filter(Objects::nonNull)
            .findFirst();
    if (of == null || about.isEmpty()) {
      return Optional.empty();
    }
    WingPart part = about.get().windows;
    WingPart with =
        proposal.deed() == Proposal.Deed.HELP
            ? part.helpedBy(of.windows, proposal.window(), proposal.services())
            : part;
    return Optional.of(
        new EffectRoll(
            proposal,
            start(proposal.without(), hall, part, nowMs),
            start(proposal.with(), hall, with, nowMs)));
  }

  private RolloutStart start(Supposition supposed, HallState hall, WingPart part, long nowMs) {
    return RolloutStart.supposing(supposed, hall, part, nowMs, learned, absences);
  }

  private static void changed(Part part) {
    if (part != null) {
      part.changed = true;
    }
  }

  boolean hasNews(HallState hall, long nowMs) {
    return stale || parts.stream().anyMatch(part -> isDue(part, nowMs));
  }

  private static boolean isDue(Part part, long nowMs) {
    return part.changed || nowMs - part.rolledAtMs >= ForesightLimits.PART_AT_LEAST_EVERY_MS;
  }

  private void findParts(HallState hall) {
    stale = false;
    partOfWindow.clear();
    partOfPlace.clear();
    parts = WingPart.of(hall).stream().map(Part::new).toList();
    for (Part part : parts) {
      part.windows.windows().forEach(w -> partOfWindow.put(w, part));
      String wing = part.windows.wing();
      part.windows
          .services()
          .forEach(s -> partOfPlace.put(new ForecastTable.Place(wing, s, ""), part));
    }
  }

  /** Begins to roll the parts in which something happened, and those not looked at for long. */
  void begin(HallState hall, long nowMs) {
    if (stale) {
      findParts(hall);
    }
    toRoll.clear();
    for (Part part : parts) {
      if (isDue(part, nowMs)) {
        toRoll.add(part);
      }
    }
    rollingAtMs = nowMs;
    rolling = null;
  }

  /** Goes on for a short while. Tells whether there is more to do. */
  boolean rollOn(HallState hall) {
    if (rolling == null) {
      Part part = toRoll.poll();
      if (part == null) {
        return false;
      }
      part.changed = false;
      part.rolledAtMs = rollingAtMs;
      long atMs = Math.max(rollingAtMs, hall.atMs());
      rolling = new PartRoll(part, RolloutStart.of(hall, part.windows, atMs, learned, absences));
    } else if (rolling.goOn()) {
      rolling = null;
    }
    return true;
  }

  /** A part that is being rolled: first its futures, then what they say to each person. */
  private final class PartRoll {
    private final Part part;
    private final RolloutStart start;
    private final RolloutSamples.Rolling futures;
    private final Map<ForecastTable.Place, Forecast> joining = new LinkedHashMap<>();
    private final Map<Long, Forecast> waiting = new LinkedHashMap<>();
    private RolloutSamples samples;
    private int person;

    PartRoll(Part part, RolloutStart start) {
      this.part = part;
      this.start = start;
      this.futures =
          new RolloutSamples.Rolling(start, ForesightLimits.FUTURES, draws.apply(start.seed()));
    }

    /** Goes on for a short while. Tells whether the part has its new forecasts. */
    boolean goOn() {
      if (samples == null) {
        samples = futures.goOn() ? futures.samples() : null;
        return false;
      }
      int end = Math.min(start.persons().size(), person + ForesightLimits.PERSONS_AT_ONCE);
      while (person < end) {
        tell(person++);
      }
      if (person < start.persons().size()) {
        return false;
      }
      part.joining = joining;
      part.waiting = waiting;
      return true;
    }

    private void tell(int p) {
      RolloutStart.Person one = start.persons().get(p);
      Forecast forecast = forecast(start, samples, p);
      if (one.ticketId() == 0) {
        joining.put(place(part, start.queues().get(one.queue())), forecast);
      } else {
        waiting.put(one.ticketId(), forecast);
      }
    }
  }

  private static ForecastTable.Place place(Part part, RolloutStart.Queue queue) {
    return new ForecastTable.Place(
        part.windows.wing(), queue.serviceId(), queue.ticketClass().id());
  }

  private Forecast forecast(RolloutStart start, RolloutSamples samples, int p) {
    RolloutStart.Person person = start.persons().get(p);
    int ahead = start.ahead(person);
    long halfMs = samples.quantileMs(p, HALF);
    if (!start.isServed(person.queue()) || halfMs == RolloutStart.NEVER) {
      return Forecast.noWindow(ahead);
    }
    long ninetyMs = samples.quantileMs(p, NINETY);
    if (halfMs == 0 && ahead == 0 && start.hasIdleWindow(person.queue())) {
      return new Forecast(WaitRange.NOW, 0, 0, 0, 0, 0);
    }
    ninetyMs = ninetyMs == RolloutStart.NEVER ? 2 * halfMs : ninetyMs;
    Calibration.Figures figures = calibration.corrected(halfMs, ninetyMs);
    return new Forecast(
        WaitRange.of(figures.halfMs(), figures.ninetyMs()),
        ahead,
        figures.halfMs(),
        figures.ninetyMs(),
        halfMs,
        ninetyMs);
  }

  ForecastTable table(HallState hall, long nowMs, List<Score> scores) {
    Map<ForecastTable.Place, Forecast> joining = new LinkedHashMap<>();
    Map<Long, Forecast> waiting = new LinkedHashMap<>();
    for (Part part : parts) {
      joining.putAll(part.joining);
      waiting.putAll(part.waiting);
    }
    String usual =
        hall.plan().orElseThrow().classes().stream()
            .filter(c -> c.headStartMs() == 0)
            .map(HallPlan.TicketClass::id)
            .findFirst()
            .orElse("");
    return new ForecastTable(hall.seq(), nowMs, usual, joining, waiting, new ArrayList<>(scores));
  }
}
