package io.jiaohao.perf;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.journal.SqliteJournal;
import io.jiaohao.journal.redis.RedisAddress;
import io.jiaohao.journal.redis.RedisHall;
import io.jiaohao.sim.LocalRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The journal in Redis beside the embedded one: the same batches, in turns, in one run. */
@Command(
    name = "journals",
    description = {
      "Commits the same batches to the embedded journal and to one in a Redis that it starts here, in"
          + " turns, and prints one JSON object with both and their ratio."
    },
    mixinStandardHelpOptions = true)
final class JournalsCommand implements Callable<Integer> {
  private static final int[] BATCHES = {1, 16, 64};
  private static final int WARM_UP = 2;
  private static final long HIGHEST_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final double NANOS_PER_MICRO = 1_000;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds of each cell (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "Length of a round (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--fsync",
      paramLabel = "WHEN",
      defaultValue = "always",
      description = "Redis's appendfsync: always, everysec or no (default: ${DEFAULT-VALUE}).")
  private String fsync;

  private final SystemHallClock clock = SystemHallClock.real();
  private final Examples examples = Examples.of(1_700_000_000_000L);

  @Override
  public Integer call() throws Exception {
    try (ScratchDirectory scratch = ScratchDirectory.here("journals-");
        LocalRedis redis = LocalRedis.start(scratch.path(), fsync);
        SqliteJournal embedded =
            SqliteJournal.open(scratch.path(), LargeHall.ID, clock::stopwatchNanos);
        RedisHall hall = open(redis)) {
      List<String> cells = new ArrayList<>();
      for (int batch : BATCHES) {
        Histogram ofEmbedded = new Histogram(HIGHEST_NANOS, 3);
        Histogram ofRedis = new Histogram(HIGHEST_NANOS, 3);
        for (int round = -WARM_UP; round < rounds; round++) {
          boolean counts = round >= 0;
          round(embedded, batch, counts ? ofEmbedded : new Histogram(HIGHEST_NANOS, 3));
          round(hall.journal(), batch, counts ? ofRedis : new Histogram(HIGHEST_NANOS, 3));
        }
        cells.add(cell(batch, ofEmbedded, ofRedis));
      }
      System.out.printf(
          "{\"appendfsync\":\"%s\",\"cells\":[%s]}%n", fsync, String.join(",", cells));
      return 0;
    }
  }

  private RedisHall open(LocalRedis redis) throws JournalException {
    return RedisHall.open(
        new RedisHall.Place(RedisAddress.of(redis.uri()), 0),
        LargeHall.ID,
        "perf",
        Runnable::run,
        clock::stopwatchNanos,
        0,
        EntryHash.START);
  }

  /** One commit after the other, as one hall does it. */
  private void round(Journal journal, int batch, Histogram took)
      throws ExecutionException, InterruptedException {
    long end = clock.stopwatchNanos() + TimeUnit.SECONDS.toNanos(seconds);
    for (long began = clock.stopwatchNanos(); began < end; began = clock.stopwatchNanos()) {
      Committed committed = new Committed();
      journal.commit(entries(journal.lastSeq(), batch), committed);
      committed.get();
      took.recordValue(Math.min(HIGHEST_NANOS, clock.stopwatchNanos() - began));
    }
  }

  private List<Entry> entries(long after, int batch) {
    List<Entry> entries = new ArrayList<>(batch);
    for (long seq = after + 1; seq <= after + batch; seq++) {
      Entry like = seq % 2 == 0 ? examples.issued() : examples.calledAfterFinish();
      entries.add(
          new Entry(seq, like.atMs(), like.epoch(), like.origin(), like.command(), like.events()));
    }
    return entries;
  }

  private static String cell(int batch, Histogram embedded, Histogram redis) {
    return String.format(
        Locale.ROOT,
        "{\"batch\":%d,\"embedded\":%s,\"redis\":%s,\"p50_ratio\":%.2f,\"throughput_ratio\":%.2f}",
        batch,
        figures(batch, embedded),
        figures(batch, redis),
        redis.getValueAtPercentile(50) / (double) embedded.getValueAtPercentile(50),
        embedded.getMean() / redis.getMean());
  }

  private static String figures(int batch, Histogram took) {
    return String.format(
        Locale.ROOT,
        "{\"p50_us\":%.0f,\"p99_us\":%.0f,\"entries_per_s\":%.0f}",
        took.getValueAtPercentile(50) / NANOS_PER_MICRO,
        took.getValueAtPercentile(99) / NANOS_PER_MICRO,
        batch * 1e9 / took.getMean());
  }

  private static final class Committed extends CompletableFuture<Void>
      implements Journal.Completion {
    @Override
    public void committed(Journal.Written written) {
      complete(null);
    }

    @Override
    public void failed(JournalException cause) {
      completeExceptionally(cause);
    }
  }
}
