package io.jiaohao.journal.redis;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.journal.Pace;
import java.io.Closeable;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One hall in Redis: link, settings, journal and snapshots together. */
public final class RedisHall implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(RedisHall.class);

  /** How often the lease of a hall that is quiet has to be renewed. */
  public static final int RENEW_EVERY_MS = RedisLimits.RENEW_EVERY_MS;

  private final RedisLink link;
  private final String hall;
  private final RedisPromises promises;
  private final RedisJournal journal;

  /**
   * Where the halls are.
   *
   * @param replicas that must have a batch before it counts as committed
   */
  public record Place(RedisAddress address, int replicas) {}

  private RedisHall(RedisLink link, String hall, RedisPromises promises, RedisJournal journal) {
    this.link = link;
    this.hall = hall;
    this.promises = promises;
    this.journal = journal;
  }

  /** Connects, looks at Redis's settings and becomes the hall's owner; see {@link RedisJournal}. */
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
      opened.link.close();
      throw e;
    }
  }

  /** The same for a node that stands by: its journal is only read until it is reopened. */
  public static RedisHall follow(
      Place place,
      String hall,
      String owner,
      Executor engine,
      LongSupplier nanoClock,
      long ownSeq,
      EntryHash ownHash)
      throws JournalException {
    RedisLink link = new RedisLink(place.address());
    try {
      RedisPromises promises = RedisPromises.of(link, place.replicas());
      for (String unsafe : promises.unsafe()) {
        log.error("{} is not safe: {}", place.address(), unsafe);
      }
      RedisJournal journal =
          RedisJournal.following(
              link, hall, owner, place.replicas(), engine, nanoClock, ownSeq, ownHash);
      return new RedisHall(link, hall, promises, journal);
    } catch (JournalException | RuntimeException e) {
      link.close();
      throw e;
    }
  }

  public RedisJournal journal() {
    return journal;
  }

  /** The hall's snapshots in Redis; writing one drops what is far enough before it. */
  public Snapshots snapshots(Pace pace) {
    return new TrimmingSnapshots(
        new RedisSnapshots(link, hall, pace), journal, RedisLimits.STREAM_ENTRIES_KEPT);
  }

  public RedisPromises promises() {
    return promises;
  }

  @Override
  public void close() {
    journal.close();
    link.close();
  }
}
