package io.jiaohao.journal.redis;

import com.google.protobuf.ByteString;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.journal.Pace;
import io.jiaohao.journal.SnapshotFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hall's snapshots beside its stream, the newest two, for whichever node comes next: fields of
 * one hash, named by the entry that they were taken after.
 */
public final class RedisSnapshots implements Snapshots {
  private static final Logger log = LoggerFactory.getLogger(RedisSnapshots.class);

  private final RedisLink link;
  private final RedisKeys keys;
  private final Pace pace;

  /** A hall's snapshots; {@code pace} is how fast one is made. */
  public RedisSnapshots(RedisLink link, String hall, Pace pace) {
    this.link = link;
    this.keys = RedisKeys.of(hall);
    this.pace = pace;
  }

  @Override
  public Optional<Snapshot> newest() {
    try {
      return newestFirst().stream().flatMap(seq -> readable(seq).stream()).findFirst();
    } catch (JournalException e) {
      log.error(
          "{} cannot be listed, so no snapshot is used: {}", keys.snapshots(), e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Snapshot> readable(long seq) {
    try {
      byte[] bytes =
          link.ask(
              RedisLimits.SNAPSHOT_MS, redis -> redis.hget(keys.snapshots(), Long.toString(seq)));
      Snapshot snapshot = SnapshotFormat.read(bytes);
      if (snapshot.image().seq() == seq) {
        return Optional.of(snapshot);
      }
      log.error(
          "{}: {} holds entry {}; passed over", keys.snapshots(), seq, snapshot.image().seq());
    } catch (JournalException e) {
      log.error("{}: {}: {}; passed over", keys.snapshots(), seq, e.getMessage());
    }
    return Optional.empty();
  }

  @Override
  public void write(Snapshot snapshot) throws JournalException {
    byte[] bytes = ByteString.copyFrom(SnapshotFormat.pieces(snapshot, pace)).toByteArray();
    String field = Long.toString(snapshot.image().seq());
    link.ask(RedisLimits.SNAPSHOT_MS, redis -> redis.hset(keys.snapshots(), field, bytes));
    List<Long> all = newestFirst();
    for (long old : all.subList(Math.min(RedisLimits.SNAPSHOTS_KEPT, all.size()), all.size())) {
      link.ask(RedisLimits.COMMAND_MS, redis -> redis.hdel(keys.snapshots(), Long.toString(old)));
    }
  }

  /** The entries that the kept ones were taken after. */
  List<Long> newestFirst() throws JournalException {
    List<String> fields = link.ask(RedisLimits.COMMAND_MS, redis -> redis.hkeys(keys.snapshots()));
    return fields.stream()
        .filter(field -> field.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .sorted(Comparator.reverseOrder())
        .toList();
  }
}
