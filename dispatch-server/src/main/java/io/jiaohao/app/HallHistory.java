package io.jiaohao.app;

import io.jiaohao.engine.Comeback;
import io.jiaohao.engine.HallClock;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Where a hall's history is: in this server's own files, or in Redis with a copy in its own files,
 * for looking back and as a witness of what Redis has acknowledged.
 */
final class HallHistory implements Closeable {
  private static final int CLOSE_WITHIN_S = 10;
  private static final int COPY_EVERY_MS = 1_000;

  private final SqliteJournal own;
  private final Optional<RedisHall> redis;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(HallHistory::daemon);

  private final boolean shared;

  /** Of a hall in Redis. */
  private final StreamCopy copy;

  private volatile Runnable endRenewal = () -> {};
  private Optional<Recovery.Recovered> warm = Optional.empty();

  private HallHistory(SqliteJournal own, Optional<RedisHall> redis, boolean shared) {
    this.own = own;
    this.redis = redis;
    this.shared = shared;
    this.copy = new StreamCopy(journal(), own, thread);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "history");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Opens a hall's history, or begins one.
   *
   * @param engine the engine's executor
   */
  static HallHistory open(ServerSettings settings, String hall, HallClock clock, Executor engine)
      throws IOException, JournalException {
    CopyMark mark = new CopyMark(settings.dataDir(), hall);
    if (settings.redis().isEmpty()) {
      mark.refuseCopy();
      return new HallHistory(
          SqliteJournal.open(settings.dataDir(), hall, clock::stopwatchNanos),
          Optional.empty(),
          false);
    }
    HallHistory history = inRedis(settings, hall, mark, mark.nodeName(), clock, engine, false);
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
   * @param node this node's name
   */
  static HallHistory follow(
      ServerSettings settings, String hall, String node, HallClock clock, Executor engine)
      throws IOException, JournalException {
    CopyMark mark = new CopyMark(settings.dataDir(), hall);
    return inRedis(settings, hall, mark, node, clock, engine, true);
  }

  private static HallHistory inRedis(
      ServerSettings settings,
      String hall,
      CopyMark mark,
      String node,
      HallClock clock,
      Executor engine,
      boolean shared)
      throws IOException, JournalException {
    SqliteJournal own = SqliteJournal.open(settings.dataDir(), hall, clock::stopwatchNanos);
    try {
      RedisHall.Place place = settings.redis().orElseThrow();
      mark.markCopy(place.address().toString(), own.lastSeq());
      RedisHall redis =
          RedisHall.follow(
              place,
              hall,
              node,
              engine,
              SystemHallClock.real()::stopwatchNanos,
              own.lastSeq(),
              own.lastHash());
      return new HallHistory(own, Optional.of(redis), shared);
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

  /** Settings by which what was acknowledged can be lost. */
  List<String> warnings() {
    return redis.map(hall -> hall.promises().unsafe()).orElse(List.of());
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
    Recurring.every(thread, COPY_EVERY_MS, copy::run);
    endRenewal =
        Recurring.untilEnded(thread, RedisHall.RENEW_EVERY_MS, redis.get().journal()::renew);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with its executor.
  private void after(int ms, Runnable task) {
    thread.schedule(task, ms, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() throws IOException {
    thread.shutdown();
    try {
      thread.awaitTermination(CLOSE_WITHIN_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    redis.ifPresent(RedisHall::close);
    own.close();
  }
}
