package io.jiaohao.journal.redis;

import io.jiaohao.engine.JournalAwayException;
import io.jiaohao.engine.JournalException;
import java.util.concurrent.CompletableFuture;

/**
 * Waits until replicas have what was written last on the link. They have it in memory, not synced.
 */
final class Replicas {
  private final RedisLink link;
  private final int asked;

  Replicas(RedisLink link, int asked) {
    if (asked > 0 && link.address().isCluster()) {
      throw new IllegalArgumentException(
          "replicas to wait for: " + asked + " (expected: 0 with a cluster, which cannot say)");
    }
    this.link = link;
    this.asked = asked;
  }

  CompletableFuture<Long> confirmLater() {
    if (asked == 0) {
      return CompletableFuture.completedFuture(0L);
    }
    return link.<Long>send(
            RedisLimits.APPEND_MS, redis -> redis.waitForReplication(asked, RedisLimits.APPEND_MS))
        .thenCompose(this::enough);
  }

  private CompletableFuture<Long> enough(long confirmed) {
    return confirmed >= asked
        ? CompletableFuture.completedFuture(confirmed)
        : CompletableFuture.failedFuture(missing(confirmed));
  }

  /** The same, and waits. */
  void confirm() throws JournalException {
    if (asked > 0) {
      long confirmed =
          link.<Long>ask(
              RedisLimits.COMMAND_MS,
              redis -> redis.waitForReplication(asked, RedisLimits.APPEND_MS));
      if (confirmed < asked) {
        throw missing(confirmed);
      }
    }
  }

  private JournalAwayException missing(long confirmed) {
    return new JournalAwayException(
        link.address() + ": " + confirmed + " replicas have it (expected: " + asked + ")");
  }
}
