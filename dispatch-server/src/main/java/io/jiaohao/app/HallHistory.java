package io.jiaohao.app;

import io.jiaohao.engine.Comeback;
import io.jiaohao.engine.HallKeeper;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Recovery;
import io.jiaohao.engine.Recurring;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.journal.Pace;
import io.jiaohao.journal.RestingPace;
import io.jiaohao.journal.SnapshotFiles;
import io.jiaohao.journal.SqliteJournal;
import io.jiaohao.journal.redis.RedisHall;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a hall's history is: in this server's own files, or in Redis with a copy in its own files,
 * for looking back and as a witness of what Redis has acknowledged.
 */
final class HallHistory implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(HallHistory.class);

  private static final int CLOSE_WITHIN_S = 10;
  private static final int COPY_EVERY_MS = 1_000;

  private final SqliteJournal own;
  private final Optional<RedisHall> redis;
  private final NodeThreads threads;
  private final boolean shared;

  /** Of a hall in Redis. */
  private final StreamCopy copy;

  private volatile boolean closed;
  private final List<Runnable> endings = new ArrayList<>();
  private volatile Runnable endRenewal = () -> {};
  private Optional<Recovery.Recovered> warm = Optional.empty();

  private HallHistory(
      SqliteJournal own, Optional<RedisHall> redis, NodeThreads threads, boolean shared) {
    this.own = own;
    this.redis = redis;
    this.threads = threads;
    this.shared = shared;
    this.copy = new StreamCopy(journal(), own, threads.history());
  }

  /**
   * Opens a hall's history, or begins one.
   *
   * @param settings the hall's own data directory
   */
  static HallHistory open(NodeCore node, ServerSettings settings, String hall)
      throws IOException, JournalException {
    CopyMark mark = new CopyMark(settings.dataDir(), hall);
    if (node.redis().isEmpty()) {
      mark.refuseCopy();
      SqliteJournal own =
          SqliteJournal.open(settings.dataDir(), hall, node.clock()::stopwatchNanos);
      return new HallHistory(own, Optional.empty(), node.threads(), false);
    }
    HallHistory history = inRedis(node, settings, hall, mark.nodeName(), false);
    try {
      history.acquire();
      return history;
    } catch (JournalException | RuntimeException e) {
      history.close();
      throw e;
    }
  }

  /**
   * That of a hall which other nodes serve as well: it is followed until this node acquires it.
   *
   * @param settings the hall's own data directory
   * @param name this node's
   */
  static HallHistory follow(NodeCore node, ServerSettings settings, String hall, String name)
      throws IOException, JournalException {
    return inRedis(node, settings, hall, name, true);
  }

  private static HallHistory inRedis(
      NodeCore node, ServerSettings settings, String hall, String name, boolean shared)
      throws IOException, JournalException {
    SqliteJournal own = SqliteJournal.open(settings.dataDir(), hall, node.clock()::stopwatchNanos);
    try {
      RedisHall.Place place = settings.redis().orElseThrow();
      new CopyMark(settings.dataDir(), hall).markCopy(place.address().toString(), own.lastSeq());
      RedisHall redis =
          node.redis()
              .orElseThrow()
              .follow(
                  hall,
                  name,
                  node.doors().loop(),
                  SystemHallClock.real()::stopwatchNanos,
                  own.lastSeq(),
                  own.lastHash());
      return new HallHistory(own, Optional.of(redis), node.threads(), shared);
    } catch (IOException | JournalException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /** Whether other nodes may have served the hall before this one, and may after it. */
  boolean isShared() {
    return shared;
  }

  /** Brings this node's hall and copy to where the owner is. Waits; for a node that stands by. */
  void follow() throws JournalException {
    RedisHall hall = redis.orElseThrow();
    hall.journal().follow();
    Snapshots snapshots = hall.snapshots(new RestingPace(SystemHallClock.real()::stopwatchNanos));
    warm =
        Optional.of(
            warm.isPresent()
                ? Recovery.catchUp(warm.get(), hall.journal(), snapshots)
                : Recovery.recover(hall.journal(), snapshots));
    copy.run();
  }

  /** Becomes the owner. Waits. */
  void acquire() throws JournalException {
    redis.orElseThrow().journal().reopen();
  }

  /** Gives the hall back, but goes on copying. Waits; nothing is outstanding. */
  void release() {
    endRenewal.run();
    redis.orElseThrow().journal().close();
  }

  /** The hall as it is now: from the one that was followed, or else from the beginning. */
  Recovery.Recovered recover(Snapshots snapshots) throws JournalException {
    Optional<Recovery.Recovered> followed = warm;
    warm = Optional.empty();
    return followed.isPresent()
        ? Recovery.catchUp(followed.get(), journal(), snapshots)
        : Recovery.recover(journal(), snapshots);
  }

  Journal journal() {
    return redis.<Journal>map(RedisHall::journal).orElse(own);
  }

  /** The files of this server: the journal itself, or its copy. */
  SqliteJournal own() {
    return own;
  }

  /** Kept in files; those of a hall in Redis also there, for whichever node comes next. */
  Snapshots snapshots(SnapshotFiles files, Pace pace) {
    return redis
        .<Snapshots>map(hall -> new BothSnapshots(hall.snapshots(pace), files))
        .orElse(files);
  }

  /** Has the hall come back when Redis was away, keeps its lease and follows it with the copy. */
  void accompany(HallKeeper keeper, Snapshots snapshots, Executor engine) {
    if (redis.isEmpty()) {
      return;
    }
    Comeback comeback = new Comeback(journal(), snapshots, this::after, engine);
    keeper.comeBackBy(shared ? comeback.givingWay() : comeback);
    keeper.serveWhile(redis.get().journal()::mayServe);
    keeper.feed(copy);
    endings.add(Recurring.untilEnded(threads.history(), COPY_EVERY_MS, copy::run));
    endRenewal =
        Recurring.untilEnded(
            threads.leases(), RedisHall.RENEW_EVERY_MS, redis.get().journal()::renew);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with its executor.
  private void after(int ms, Runnable task) {
    threads
        .history()
        .schedule(
            () -> {
              if (!closed) {
                task.run();
              }
            },
            ms,
            TimeUnit.MILLISECONDS);
  }

  /** Whether this node may speak for the hall now. From any thread. */
  boolean mayServe() {
    return redis.map(hall -> hall.journal().mayServe()).orElse(true);
  }

  /** Last entry that this node has of the hall. */
  long lastSeq() {
    return warm.map(followed -> followed.hall().seq()).orElse(0L);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    endRenewal.run();
    endings.forEach(Runnable::run);
    awaitLast();
    redis.ifPresent(RedisHall::close);
    own.close();
  }

  /** Whoever copies or reads just now is let finish. */
  private void awaitLast() {
    try {
      threads.history().submit(() -> {}).get(CLOSE_WITHIN_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("a hall's history is closed while it is read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
