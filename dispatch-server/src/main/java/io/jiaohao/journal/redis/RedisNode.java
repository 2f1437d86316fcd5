package io.jiaohao.journal.redis;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalException;
import java.io.Closeable;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node's way to Redis: one connection for all its halls, and what that Redis promises. */
public final class RedisNode implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(RedisNode.class);

  private final RedisLink link;
  private final RedisPromises promises;
  private final int replicas;

  private RedisNode(RedisLink link, RedisPromises promises, int replicas) {
    this.link = link;
    this.promises = promises;
    this.replicas = replicas;
  }

  /**
   * Connects and looks at Redis's settings.
   *
   * @throws JournalException if Redis is not there, too old, or may throw history away by itself
   */
  public static RedisNode connect(RedisHall.Place place) throws JournalException {
    RedisLink link = new RedisLink(place.address());
    try {
      RedisPromises promises = RedisPromises.of(link, place.replicas());
      for (String unsafe : promises.unsafe()) {
        log.error("{} is not safe: {}", place.address(), unsafe);
      }
      return new RedisNode(link, promises, place.replicas());
    } catch (JournalException | RuntimeException e) {
      link.close();
      throw e;
    }
  }

  /**
   * A hall's journal, which is only read until it is reopened. The arguments are those of {@link
   * RedisJournal#following}.
   */
  public RedisHall follow(
      String hall,
      String owner,
      Executor engine,
      LongSupplier nanoClock,
      long ownSeq,
      EntryHash ownHash) {
    return new RedisHall(
        link,
        hall,
        RedisJournal.following(link, hall, owner, replicas, engine, nanoClock, ownSeq, ownHash),
        () -> {});
  }

  /** What the node's halls know of each other; on a connection of its own. */
  public RedisDirectory directory() {
    return new RedisDirectory(link.address());
  }

  /** Files of a hall that whichever node serves it must have. */
  public RedisFiles files(String hall) {
    return new RedisFiles(link, RedisKeys.of(hall).files());
  }

  /** Files that all nodes of a city must have. */
  public RedisFiles cityFiles() {
    return new RedisFiles(link, RedisFiles.CITY);
  }

  public RedisPromises promises() {
    return promises;
  }

  @Override
  public void close() {
    link.close();
  }
}
