package io.jiaohao.journal.redis;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Links and journals that go when the test ends. */
final class RedisBench implements AutoCloseable {
  static final String HALL = "xian";

  private final ExecutorService engine = Executors.newSingleThreadExecutor();
  private final List<RedisLink> links = new ArrayList<>();

  RedisLink link(String uri) {
    return link(RedisAddress.of(uri));
  }

  RedisLink link(RedisAddress address) {
    RedisLink link = new RedisLink(address);
    links.add(link);
    return link;
  }

  ExecutorService engine() {
    return engine;
  }

  RedisJournal open(RedisLink link, String owner) throws JournalException {
    return open(link, owner, 0, 0, EntryHash.START);
  }

  RedisJournal open(RedisLink link, String owner, int replicas, long ownSeq, EntryHash ownHash)
      throws JournalException {
    return RedisJournal.open(
        link, HALL, owner, replicas, engine, System::nanoTime, ownSeq, ownHash);
  }

  @Override
  public void close() {
    links.forEach(RedisLink::close);
    engine.shutdownNow();
  }
}
