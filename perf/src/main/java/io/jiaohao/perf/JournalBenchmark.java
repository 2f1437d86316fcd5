package io.jiaohao.perf;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.journal.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One synced commit of the embedded journal, by entries a batch. Writes in the present directory,
 * whose disk it thus measures as well.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JournalBenchmark {
  @Param({"1", "16", "64"})
  public int batch;

  private Path directory;
  private SqliteJournal journal;
  private Examples examples;

  /** Begins an empty journal. */
  @Setup
  public void open() throws IOException, JournalException {
    examples = Examples.of(1_700_000_000_000L);
    directory = Files.createTempDirectory(Path.of("").toAbsolutePath(), "journal-");
    journal = SqliteJournal.open(directory, LargeHall.ID, SystemHallClock.real()::stopwatchNanos);
  }

  /** Takes the files away. */
  @TearDown
  public void close() throws IOException {
    journal.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A batch of tickets and calls in turn. */
  @Benchmark
  public void commit() {
    List<Entry> entries = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      long seq = journal.lastSeq() + 1 + i;
      Entry like = seq % 2 == 0 ? examples.issued() : examples.calledAfterFinish();
      entries.add(
          new Entry(seq, like.atMs(), like.epoch(), like.origin(), like.command(), like.events()));
    }
    journal.commit(entries, COMPLETION);
  }

  private static final Journal.Completion COMPLETION =
      new Journal.Completion() {
        @Override
        public void committed(Journal.Written written) {}

        @Override
        public void failed(JournalException cause) {
          throw new IllegalStateException(cause);
        }
      };
}
