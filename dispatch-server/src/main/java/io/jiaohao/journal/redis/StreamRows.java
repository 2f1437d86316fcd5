package io.jiaohao.journal.redis;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.BatchRow;
import io.jiaohao.journal.RowSource;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A hall's stream as rows: record {@code FIRST-0} holds the batch that begins with that entry. */
final class StreamRows implements RowSource {
  private static final String SUFFIX = "-0";

  private final RedisLink link;
  private final RedisKeys keys;

  StreamRows(RedisLink link, RedisKeys keys) {
    this.link = link;
    this.keys = keys;
  }

  /** Where the stream ends now. */
  HallLease.End end() throws JournalException {
    List<StreamMessage<String, byte[]>> found =
        link.ask(
            RedisLimits.COMMAND_MS,
            redis -> redis.xrevrange(keys.stream(), Range.create("-", "+"), Limit.from(1)));
    if (found.isEmpty()) {
      return HallLease.End.NOTHING;
    }
    BatchRow last = row(found.get(0));
    byte[] entries = last.entries();
    int from = entries.length - EntryHash.BYTES;
    return new HallLease.End(
        last.lastSeq(), new EntryHash(Arrays.copyOfRange(entries, from, entries.length)));
  }

  /** First sequence of the stream's first record, 0 = it is empty. */
  long beginning() throws JournalException {
    List<StreamMessage<String, byte[]>> found =
        link.ask(
            RedisLimits.COMMAND_MS,
            redis -> redis.xrange(keys.stream(), Range.create("-", "+"), Limit.from(1)));
    return found.isEmpty() ? 0 : firstSeq(found.get(0));
  }

  @Override
  public long rowWith(long seq) throws JournalException {
    List<StreamMessage<String, byte[]>> found =
        link.ask(
            RedisLimits.COMMAND_MS,
            redis ->
                redis.xrevrange(keys.stream(), Range.create("-", seq + SUFFIX), Limit.from(1)));
    return found.isEmpty() ? 1 : firstSeq(found.get(0));
  }

  @Override
  public List<BatchRow> rows(long firstSeq, long toSeq) throws JournalException {
    String last = toSeq == Long.MAX_VALUE ? "+" : toSeq + SUFFIX;
    List<StreamMessage<String, byte[]>> found =
        link.ask(
            RedisLimits.COMMAND_MS,
            redis ->
                redis.xrange(
                    keys.stream(),
                    Range.create(firstSeq + SUFFIX, last),
                    Limit.from(RedisLimits.READ_RECORDS)));
    List<BatchRow> rows = new ArrayList<>(found.size());
    for (StreamMessage<String, byte[]> record : found) {
      rows.add(row(record));
    }
    return rows;
  }

  private BatchRow row(StreamMessage<String, byte[]> record) throws JournalException {
    Map<String, byte[]> fields = record.getBody();
    byte[] entries = fields.get("entries");
    byte[] hash = fields.get("hash");
    byte[] last = fields.get("last");
    if (entries == null || hash == null || last == null) {
      throw damaged(record, "has fields " + fields.keySet());
    }
    int from = entries.length - EntryHash.BYTES;
    if (from < 0 || !Arrays.equals(hash, Arrays.copyOfRange(entries, from, entries.length))) {
      throw damaged(record, "says another hash than its last entry has");
    }
    return new BatchRow(firstSeq(record), number(record, last), entries);
  }

  private long firstSeq(StreamMessage<String, byte[]> record) throws JournalException {
    String id = record.getId();
    if (!id.endsWith(SUFFIX)) {
      throw damaged(record, "was not written by a hall");
    }
    return number(record, id.substring(0, id.length() - SUFFIX.length()));
  }

  private long number(StreamMessage<String, byte[]> record, byte[] text) throws JournalException {
    return number(record, new String(text, StandardCharsets.US_ASCII));
  }

  private long number(StreamMessage<String, byte[]> record, String text) throws JournalException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw damaged(record, "says " + text + " where a sequence is expected");
    }
  }

  private JournalDamagedException damaged(StreamMessage<String, byte[]> record, String what) {
    return new JournalDamagedException(keys.stream() + ": record " + record.getId() + " " + what);
  }
}
