package io.jiaohao.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jiaohao.config.HallFile;
import io.jiaohao.config.HallFileException;
import io.jiaohao.config.HallFileWarnings;
import io.jiaohao.config.PlanDifference;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Refusal;
import io.jiaohao.engine.AwaitedReply;
import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.EntryFeed;
import io.jiaohao.engine.HallClock;
import io.jiaohao.web.PlanDesk;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The plan as the administration page changes it: through the engine, like any other wish. */
final class PlanKeeping implements PlanDesk, EntryFeed {
  /** A wish takes some time on its way to the hall; in real time. */
  private static final long TOO_SOON_MS = 10_000;

  private final StartPlan start;
  private final ChangedPlan changed;
  private final CommandPort engine;
  private final DeviceKeys keys;
  private final KeyWatch watch;
  private final HallClock clock;
  private volatile OptionalLong scheduledMs;
  private volatile HallPlan inForce;

  /**
   * For a hall that runs.
   *
   * @param hall as it is
   * @param engine answers after it has fed its entries
   */
  PlanKeeping(
      StartPlan start,
      ChangedPlan changed,
      HallImage hall,
      CommandPort engine,
      DeviceKeys keys,
      KeyWatch watch,
      HallClock clock) {
    this.start = start;
    this.changed = changed;
    this.inForce = hall.plan().orElse(start.plan());
    this.engine = engine;
    this.keys = keys;
    this.watch = watch;
    this.clock = clock;
    this.scheduledMs =
        hall.scheduled().map(one -> OptionalLong.of(one.atMs())).orElse(OptionalLong.empty());
  }

  @Override
  public void entry(Entry entry) {
    for (Event event : entry.events()) {
      if (event instanceof Event.PlanScheduled later) {
        scheduledMs = OptionalLong.of(later.atMs());
      } else if (event instanceof Event.PlanAdopted adopted) {
        inForce = adopted.plan();
        scheduledMs = OptionalLong.empty();
      }
    }
  }

  @Override
  public void endOfBatch(long seq) {}

  @Override
  public OptionalLong scheduledMs() {
    return scheduledMs;
  }

  @Override
  public String text() throws IOException {
    return changed.text().orElse(start.text());
  }

  @Override
  public Checked check(byte[] text) throws IOException {
    HallPlan plan;
    try {
      plan = read(text);
    } catch (HallFileException e) {
      return new Checked(
          e.faults().stream()
              .map(
                  one ->
                      new Fault(
                          one.line(),
                          one.column(),
                          one.path(),
                          one.value(),
                          one.expected(),
                          one.file(),
                          one.words()))
              .toList(),
          List.of(),
          List.of(),
          0);
    }
    List<Change> changes =
        PlanDifference.between(inForce, plan).stream()
            .map(one -> new Change(one.path(), one.was(), one.now()))
            .toList();
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(clock.hallMs()), plan.zoneId());
    return new Checked(List.of(), changes, HallFileWarnings.on(plan, today), keys.missing(plan));
  }

  /** By taking the plan in force into force once more, which is a change of plan like any other. */
  @Override
  public boolean withdraw() throws IOException {
    OptionalLong waiting = scheduledMs;
    long stoppedMs = clock.hallMs() + Math.round(TOO_SOON_MS * clock.speed());
    if (waiting.isEmpty() || waiting.getAsLong() <= stoppedMs) {
      return false;
    }
    HallPlan plan = inForce;
    if (AwaitedReply.to(engine, plan.id(), new Command.AdoptPlan(plan)).isPresent()) {
      return false;
    }
    changed.takeBack();
    return true;
  }

  private HallPlan read(byte[] text) throws IOException, HallFileException {
    return HallFile.readChange(text, start.file(), start.plan().id());
  }

  @Override
  public Optional<Refusal> apply(byte[] text, long atMs) throws IOException {
    HallPlan plan;
    try {
      plan = read(text);
    } catch (HallFileException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    boolean another = scheduledMs.isPresent();
    Optional<Refusal> refusal =
        AwaitedReply.to(engine, plan.id(), new Command.AdoptPlan(plan, atMs));
    if (refusal.isEmpty()) {
      if (atMs > clock.hallMs()) {
        changed.keepLater(new String(text, UTF_8), another);
      } else {
        changed.keep(new String(text, UTF_8));
      }
      keys.makeMissing(plan);
      watch.changed();
    }
    return refusal;
  }
}
