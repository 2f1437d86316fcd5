package io.jiaohao.journal.redis;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.journal.Pace;
import java.io.Closeable;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** One hall in Redis: its journal and snapshots. */
public final class RedisHall implements Closeable {
  /** How often the lease of a hall that is quiet has to be renewed. */
  public static final int RENEW_EVERY_MS = RedisLimits.RENEW_EVERY_MS;

  private final RedisLink link;
  private final String hall;
  private final RedisJournal journal;
  private final Runnable alsoCloses;

  /**
   * Where the halls are.
   *
   * @param replicas that must have a batch before it counts as committed
   */
  public record Place(RedisAddress address, int replicas) {}

  RedisHall(RedisLink link, String hall, RedisJournal journal, Runnable alsoCloses) {
    this.link = link;
    this.hall = hall;
    this.journal = journal;
    this.alsoCloses = alsoCloses;
  }

  /**
   * Connects for this hall alone, looks at Redis's settings and becomes the hall's owner; see
   * {@link RedisJournal}.
   */
  public static RedisHall open(
      Place place,
      String hall,
      String owner,
      Executor engine,
      LongSupplier nanoClock,
      long ownSeq,
      EntryHash ownHash)
      throws JournalException {
    RedisHall opened = follow(place, hall, owner, engine, nanoClock, ownSeq, ownHash);
    try {
      opened.journal.reopen();
      return opened;
    } catch (JournalException | RuntimeException e) {
      opened.alsoCloses.run();
      throw e;
    }
  }

  /** The same, but its journal is only read until it is reopened. */
  public static RedisHall follow(
      Place place,
      String hall,
      String owner,
      Executor engine,
      LongSupplier nanoClock,
      long ownSeq,
      EntryHash ownHash)
      throws JournalException {
    RedisNode node = RedisNode.connect(place);
    RedisHall shared = node.follow(hall, owner, engine, nanoClock, ownSeq, ownHash);
    return new RedisHall(shared.link, hall, shared.journal, node::close);
  }

  public RedisJournal journal() {
    return journal;
  }

  /** The hall's snapshots in Redis; writing one drops what is far enough before it. */
  public Snapshots snapshots(Pace pace) {
    return new TrimmingSnapshots(
        new RedisSnapshots(link, hall, pace), journal, RedisLimits.STREAM_ENTRIES_KEPT);
  }

  @Override
  public void close() {
    journal.close();
    alsoCloses.run();
  }
}
