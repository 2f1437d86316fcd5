package io.jiaohao.sim.scenario;

import io.jiaohao.core.Command;
import io.jiaohao.core.Decision;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import io.jiaohao.core.Origin;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.journal.EntryCodec;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.views.HallView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The production rules, state, view and clock in virtual time, driven as the engine drives them: a
 * tick for each deadline that has come, an entry for each decision that has events. A crash leaves
 * nothing but the entries as bytes.
 */
final class CoreHall implements Target, Target.VirtualDeeds {
  private static final long NANOS_PER_MS = 1_000_000;

  private final List<byte[]> journal = new ArrayList<>();
  private final Map<String, Long> requestIds = new LinkedHashMap<>();
  private final Ledger ledger = new Ledger();
  private final EntryCodec codec;
  private HallPlan plan;
  private HallState hall = HallState.empty();
  private HallView view = new HallView(hall.image());
  private SystemHallClock clock;
  private long trueMs;
  private long wallStepMs;
  private long stampMs;

  /** A hall that has adopted this plan, with all terminals there and all windows closed. */
  CoreHall(HallPlan plan, long startMs) {
    this.plan = plan;
    this.codec = new EntryCodec(plan.id());
    this.trueMs = startMs;
    this.clock = newClock();
    own(new Command.AdoptPlan(plan));
    plan.windows().forEach(window -> own(new Command.RegainDevice(window.id())));
  }

  private SystemHallClock newClock() {
    return SystemHallClock.real(() -> trueMs + wallStepMs, () -> trueMs * NANOS_PER_MS);
  }

  // ---- Time

  @Override
  public long nowMs() {
    stampMs = Math.max(stampMs, clock.hallMs());
    return stampMs;
  }

  @Override
  public void until(long hallMs) {
    if (hallMs < nowMs()) {
      throw new BrokenOffException(
          "time: "
              + Moment.shown(hallMs, plan.zoneId())
              + " (expected: not before "
              + Moment.shown(nowMs(), plan.zoneId())
              + ", for time does not go back)");
    }
    for (long now = nowMs(); now < hallMs; now = nowMs()) {
      trueMs += Math.max(1, Math.min(hallMs, hall.nextDeadlineMs()) - now);
      settle();
    }
  }

  @Override
  public void pass(long ms) {
    long endMs = trueMs + ms;
    while (trueMs < endMs) {
      long leftMs = endMs - trueMs;
      trueMs += Math.max(1, Math.min(leftMs, hall.nextDeadlineMs() - nowMs()));
      settle();
    }
  }

  private void settle() {
    long now = nowMs();
    for (int ticks = 0; now >= hall.nextDeadlineMs(); ticks++) {
      if (ticks >= ScenarioLimits.TICKS_MAX) {
        throw new BrokenOffException("the hall does not come to rest at one moment");
      }
      Command tick = new Command.Tick();
      write(Optional.empty(), tick, HallRules.decide(hall, tick, now));
    }
  }

  // ---- Wishes

  @Override
  public Answer ask(Device device, Command command) {
    settle();
    Origin origin = new Origin(device.id(), requestIds.merge(device.id(), 1L, Long::sum));
    Decision decision = HallRules.decide(hall, origin, command, nowMs());
    Answer answer = Answer.of(write(Optional.of(origin), command, decision));
    settle();
    return answer;
  }

  @Override
  public void presence(Device device, boolean here) {
    settle();
    if (device.role() == Role.ROLE_WINDOW) {
      String window = device.place();
      own(here ? new Command.RegainDevice(window) : new Command.LoseDevice(window));
    } else {
      String kiosk = device.id();
      own(here ? new Command.RegainKiosk(kiosk) : new Command.LoseKiosk(kiosk));
    }
    settle();
  }

  @Override
  public Answer adopt(Command.AdoptPlan command) {
    settle();
    plan = command.atMs() > nowMs() ? plan : command.plan();
    return Answer.of(own(command));
  }

  private Decision own(Command command) {
    return write(Optional.empty(), command, HallRules.decide(hall, command, nowMs()));
  }

  private Decision write(Optional<Origin> origin, Command command, Decision decision) {
    if (decision instanceof Decision.Accepted accepted && !accepted.events().isEmpty()) {
      Entry entry = new Entry(hall.seq() + 1, nowMs(), 1, origin, command, accepted.events());
      boolean dayTurns = entry.events().stream().anyMatch(Event.DayTurned.class::isInstance);
      List<HallImage.Ticket> leftOver = dayTurns ? hall.image().tickets() : List.of();
      hall.apply(entry);
      ledger.entry(entry, leftOver);
      view.entry(entry);
      view.endOfBatch(entry.seq());
      journal.add(codec.encode(entry));
      if (hall.waiting() < ScenarioLimits.CHECK_EACH_BELOW
          || entry.seq() % ScenarioLimits.CHECK_EVERY == 0) {
        check();
      }
    }
    return decision;
  }

  /** The hall agrees with itself, and what screens show agrees with the hall. */
  private void check() {
    hall.checkInvariants();
    int shown = view.layout().places().stream().mapToInt(view::waiting).sum();
    if (shown != hall.waiting()) {
      throw new BrokenOffException(
          "waiting on the boards: " + shown + " (expected: " + hall.waiting() + ")");
    }
  }

  // ---- Crashes and clocks

  @Override
  public void setWallClock(long byMs) {
    wallStepMs += byMs;
  }

  @Override
  public void crash(long awayMs) {
    long digest = hall.digest();
    List<Device> here = terminalsHere();
    trueMs += awayMs;
    hall = replayed();
    if (hall.digest() != digest) {
      throw new BrokenOffException("the hall that came back (expected: the one that went)");
    }
    clock = newClock();
    view = new HallView(hall.image());
    own(new Command.Resume());
    own(new Command.AdoptPlan(plan));
    here.forEach(device -> presence(device, true));
    settle();
  }

  private HallState replayed() {
    HallState back = HallState.empty();
    try {
      for (byte[] bytes : journal) {
        back.apply(codec.decode(bytes));
      }
    } catch (JournalException e) {
      throw new BrokenOffException("the journal cannot be read: " + e.getMessage(), e);
    }
    back.checkInvariants();
    return back;
  }

  /** Those that log in again after a crash. */
  private List<Device> terminalsHere() {
    List<Device> here = new ArrayList<>();
    hall.image().windows().stream()
        .filter(window -> !window.offline())
        .forEach(window -> here.add(Device.window(window.window())));
    for (HallPlan.Wing wing : plan.wings()) {
      for (int k = 1; k <= wing.kiosks(); k++) {
        here.add(Device.kiosk(wing.id(), wing.id() + k));
      }
    }
    return here;
  }

  @Override
  public VirtualDeeds virtual() {
    return this;
  }

  @Override
  public Seen seen() {
    return new CoreSeen(hall, view, ledger, plan);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
