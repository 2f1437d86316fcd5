package io.jiaohao.journal.redis;

import io.jiaohao.engine.JournalException;
import java.util.Map;

/**
 * Small files that every node must have alike, in a hash: field = name, value = content. Device
 * keys are among them, so whoever may read this Redis may speak for a device, as whoever may write
 * to it may change history. All methods wait.
 */
public final class RedisFiles {
  static final String CITY = "jiaohao:city:files";

  private final RedisLink link;
  private final String key;

  RedisFiles(RedisLink link, String key) {
    this.link = link;
    this.key = key;
  }

  /** All that are kept, by name. */
  public Map<String, byte[]> all() throws JournalException {
    link.connect();
    return link.ask(RedisLimits.COMMAND_MS, redis -> redis.hgetall(key));
  }

  /** Keeps one. */
  public void keep(String name, byte[] content) throws JournalException {
    link.connect();
    link.ask(RedisLimits.COMMAND_MS, redis -> redis.hset(key, name, content));
  }

  /** Keeps one unless there is one already; the answer is the one that is kept now. */
  public byte[] keepFirst(String name, byte[] content) throws JournalException {
    link.connect();
    link.ask(RedisLimits.COMMAND_MS, redis -> redis.hsetnx(key, name, content));
    return link.ask(RedisLimits.COMMAND_MS, redis -> redis.hget(key, name));
  }
}
