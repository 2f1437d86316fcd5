package io.jiaohao.foresight;

import io.jiaohao.core.Entry;
import io.jiaohao.core.HallImage;
import io.jiaohao.engine.EntryFeed;
import io.jiaohao.engine.HallClock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Foretells on a thread beside the engine's, which {@link ForesightRounds} gives it. The engine's
 * thread only puts entries into a bounded queue; if the queue overflows, it hands over an image of
 * the hall instead, and foretelling starts again from there. A table is made at most every few
 * seconds, only when something changed, a millisecond of work at a time, and later still if the
 * thread has used its share of a core.
 */
public final class Foresight implements EntryFeed, WaitForecast {
  private static final Logger log = LoggerFactory.getLogger(Foresight.class);

  private final Forecaster forecaster;
  private final Supplier<HallImage> image;
  private final HallClock clock;
  private final LongSupplier cpuNanos;
  private final double cpuShare;
  private final Effects effects = new Effects();
  private final ArrayBlockingQueue<News> news =
      new ArrayBlockingQueue<>(ForesightLimits.ENTRIES_MAX);
  private volatile boolean overflowed;
  private volatile boolean imageWanted;
  private volatile ForecastTable table = ForecastTable.EMPTY;
  private volatile ForesightFigures figures = ForesightFigures.NONE;
  private long tableAtMs = Long.MIN_VALUE;
  private boolean making;
  private Proposal rollingFor;
  private EffectRoll rolling;
  private long notBeforeNanos;
  private long imageNotBeforeNanos;

  /** An entry, or instead of many an image of the hall after them; the other one is null. */
  private record News(Entry entry, HallImage image) {}

  /**
   * Foretelling for one hall.
   *
   * @param image an image of the hall after the last entry fed, asked on the engine's thread
   * @param cpuNanos time that the calling thread has run on a processor
   */
  public Foresight(
      Forecaster forecaster, Supplier<HallImage> image, HallClock clock, LongSupplier cpuNanos) {
    this.forecaster = forecaster;
    this.image = image;
    this.clock = clock;
    this.cpuNanos = cpuNanos;
    this.cpuShare = ForesightLimits.cpuShare(clock.speed());
    this.notBeforeNanos = clock.stopwatchNanos();
    this.imageNotBeforeNanos = notBeforeNanos;
  }

  /**
   * Learns from the past, first of all.
   *
   * @param history gives the entries of the last days, up to the hall that the forecaster started
   *     from, to whoever it is given
   */
  void recall(Consumer<Consumer<Entry>> history) {
    try {
      forecaster.recall(reader -> history.accept(new Slowly(reader)));
    } catch (RuntimeException e) {
      log.error("waits are foretold without what the last days taught", e);
    }
  }

  /** Reads the past no faster than its share of a core allows. */
  private final class Slowly implements Consumer<Entry> {
    private final Consumer<Entry> reader;
    private long usedBeforeNanos = cpuNanos.getAsLong();
    private int taken;

    Slowly(Consumer<Entry> reader) {
      this.reader = reader;
    }

    @Override
    public void accept(Entry entry) {
      reader.accept(entry);
      if (++taken % ForesightLimits.ENTRIES_AT_ONCE == 0) {
        long usedNanos = cpuNanos.getAsLong() - usedBeforeNanos;
        usedBeforeNanos += usedNanos;
        LockSupport.parkNanos(withRestNanos(usedNanos) - usedNanos);
      }
    }
  }

  // ---- On the engine's thread

  @Override
  public void entry(Entry entry) {
    if (!overflowed && !news.offer(new News(entry, null))) {
      overflowed = true;
    }
  }

  @Override
  public void endOfBatch(long seq) {
    if (overflowed && imageWanted) {
      news.clear();
      imageWanted = false;
      overflowed = !news.offer(new News(null, image.get()));
    }
  }

  // ---- On the thread of its own

  /**
   * Works for a short while: takes entries that have come, and makes a table if one is due, both
   * step by step; nothing while the share of processor time is used up. When more came meanwhile
   * than there is room for, it asks for an image of the hall and goes on from there.
   */
  public void runOnce() {
    long startedNanos = clock.stopwatchNanos();
    if (startedNanos - notBeforeNanos < 0) {
      return;
    }
    long startedCpuNanos = cpuNanos.getAsLong();
    long usedNanos;
    boolean more;
    do {
      more = takeEntries();
      more |= goOnWithTable();
      more |= goOnWithEffect();
      usedNanos = cpuNanos.getAsLong() - startedCpuNanos;
    } while (more && usedNanos < ForesightLimits.SLICE_NANOS);
    figures = figures.used(usedNanos);
    notBeforeNanos = Math.max(notBeforeNanos, startedNanos) + withRestNanos(usedNanos);
  }

  /** The time in which it may use so much. */
  private long withRestNanos(long usedNanos) {
    return Math.round(usedNanos / cpuShare);
  }

  private boolean takeEntries() {
    for (int taken = 0; taken < ForesightLimits.ENTRIES_AT_ONCE; taken++) {
      News one = news.poll();
      if (one == null) {
        wantImage();
        return false;
      }
      if (one.image() == null) {
        forecaster.take(one.entry());
      } else {
        forecaster.restart(one.image());
      }
    }
    return true;
  }

  private void wantImage() {
    long nowNanos = clock.stopwatchNanos();
    if (overflowed && !imageWanted && nowNanos - imageNotBeforeNanos >= 0) {
      imageNotBeforeNanos = nowNanos + ForesightLimits.IMAGE_EVERY_NANOS;
      imageWanted = true;
    }
  }

  private boolean goOnWithTable() {
    if (!making) {
      long nowMs = clock.hallMs();
      making = isDue(nowMs);
      if (making) {
        tableAtMs = nowMs;
        forecaster.beginTable(tableAtMs);
      }
    } else if (forecaster.goOn()) {
      table = forecaster.table();
      making = false;
      figures = figures.withTable();
    }
    return making;
  }

  private boolean goOnWithEffect() {
    if (rolling == null) {
      effects.next().ifPresent(this::begin);
    } else if (rolling.goOn()) {
      effects.found(rollingFor, Optional.of(rolling.effect()));
      rolling = null;
    }
    return rolling != null;
  }

  private void begin(Proposal proposal) {
    rollingFor = proposal;
    rolling = forecaster.effect(proposal, clock.hallMs()).orElse(null);
    if (rolling == null) {
      effects.found(proposal, Optional.empty());
    }
  }

  private boolean isDue(long nowMs) {
    return (tableAtMs == Long.MIN_VALUE || nowMs - tableAtMs >= ForesightLimits.TABLE_EVERY_MS)
        && forecaster.hasNews(nowMs);
  }

  // ---- On any thread

  @Override
  public Forecast ifJoiningNow(String wing, String service, String ticketClass) {
    return table.ifJoiningNow(wing, service, ticketClass);
  }

  @Override
  public Forecast ofTicket(long ticketId) {
    return table.ofTicket(ticketId);
  }

  /**
   * What a proposal would change, as far as it is known: the first time that is nothing yet. Asked
   * again in some seconds it is, and is never older than that by much while somebody asks.
   */
  public Optional<Effect> effect(Proposal proposal) {
    return effects.of(proposal, clock.hallMs());
  }

  /** The last table. */
  public ForecastTable table() {
    return table;
  }

  /** How earlier forecasts have fared, by zone and class. */
  public List<Score> scores() {
    return table.scores();
  }

  /** What foretelling has cost. */
  public ForesightFigures figures() {
    return figures;
  }
}
