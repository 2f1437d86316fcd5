package io.jiaohao.journal;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hall's history in one SQLite file: one row, one transaction and one sync a batch. Commits
 * complete inline. After the first failure nothing is committed any more, since the hall's memory
 * is then ahead of its history.
 */
public final class SqliteJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);
  private static final String INSERT =
      "INSERT INTO batch(first_seq, last_seq, entries) VALUES(?, ?, ?)";

  private final JournalPaths paths;
  private final WriterLock lock;
  private final Connection connection;
  private final PreparedStatement insert;
  private final EntryCodec codec;
  private final BatchWriter writer;
  private final Optional<UnfinishedEnd> unfinishedEnd;
  private final AtomicReference<JournalException> failure = new AtomicReference<>();
  private final Checkpointer checkpointer;
  private final WalWatch wal;
  private volatile JournalEnd end;
  private final AtomicLong batches = new AtomicLong();
  private final AtomicLong entries = new AtomicLong();

  SqliteJournal(JournalOpening opened, CheckpointPolicy policy, LongSupplier nanoClock)
      throws SQLException {
    this.paths = opened.paths();
    this.lock = opened.lock();
    this.connection = opened.connection();
    this.unfinishedEnd = opened.unfinishedEnd();
    this.end = opened.end();
    this.codec = new EntryCodec(opened.hall());
    this.writer = new BatchWriter(codec);
    this.insert = connection.prepareStatement(INSERT);
    this.checkpointer = new Checkpointer(paths.file(), nanoClock, this::fail);
    this.wal = new WalWatch(paths, connection, policy, checkpointer, nanoClock);
  }

  /**
   * Opens a hall's journal in a directory, or begins one.
   *
   * @param nanoClock measures how long checkpoints take
   * @throws io.jiaohao.engine.JournalDamagedException if synced history is missing or altered
   * @throws JournalException if another process writes it, or this version cannot read it
   */
  public static SqliteJournal open(Path dir, String hall, LongSupplier nanoClock)
      throws JournalException {
    return open(dir, hall, CheckpointPolicy.USUAL, nanoClock);
  }

  static SqliteJournal open(Path dir, String hall, CheckpointPolicy policy, LongSupplier nanoClock)
      throws JournalException {
    return JournalOpening.open(
        JournalPaths.of(dir, hall), hall, opened -> new SqliteJournal(opened, policy, nanoClock));
  }

  @Override
  public long lastSeq() {
    return end.seq();
  }

  @Override
  public EntryHash lastHash() {
    return end.hash();
  }

  /** What a server that was stopped in the middle of a write left behind; dropped by now. */
  public Optional<UnfinishedEnd> unfinishedEnd() {
    return unfinishedEnd;
  }

  /** Why nothing is committed any more, if so. */
  public Optional<JournalException> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void commit(List<Entry> batch, Completion completion) {
    BatchWriter.checkFollows(end.seq(), batch);
    JournalException before = failure.get();
    if (before != null) {
      completion.failed(
          new JournalException(
              paths.file() + ": nothing is committed after a failure: " + before.getMessage(),
              before));
      return;
    }
    byte[] row;
    try {
      row = insert(batch);
    } catch (JournalException e) {
      completion.failed(e);
      return;
    }
    completion.committed(new WrittenBatch(batch, row));
    wal.look().ifPresent(this::fail);
  }

  /** Returns the row. */
  private byte[] insert(List<Entry> batch) throws JournalException {
    byte[] hash = end.hash().toBytes();
    byte[] row = writer.write(batch, hash);
    long lastSeq = end.seq() + batch.size();
    try {
      insert.setLong(1, end.seq() + 1);
      insert.setLong(2, lastSeq);
      insert.setBytes(3, row);
      insert.executeUpdate();
    } catch (SQLException e) {
      JournalException cause =
          SqliteFile.failure(paths.file(), "could not take entry " + (end.seq() + 1), e);
      fail(cause);
      wal.forgetUncommitted();
      throw cause;
    }
    end = new JournalEnd(lastSeq, new EntryHash(hash));
    batches.incrementAndGet();
    entries.addAndGet(batch.size());
    wal.grew(row.length);
    return row;
  }

  private void fail(JournalException cause) {
    if (failure.compareAndSet(null, cause)) {
      LOG.error("{}; nothing more will be committed", cause.getMessage());
    }
  }

  @Override
  public void read(long fromSeq, EntryHash before, Reader reader) throws JournalException {
    try (Connection reading = SqliteFile.openForReading(paths.file())) {
      new BatchTable(paths.file(), reading).read(codec, fromSeq, Long.MAX_VALUE, before, reader);
    } catch (SQLException e) {
      throw SqliteFile.failure(paths.file(), "cannot be opened for reading", e);
    }
  }

  /**
   * Reads the durable entries that are stamped at this moment or later, up to one sequence, without
   * reading what is before them; else as {@link #read}.
   */
  public void readSince(long fromMs, long toSeq, Reader reader) throws JournalException {
    try (Connection reading = SqliteFile.openForReading(paths.file())) {
      BatchTable table = new BatchTable(paths.file(), reading);
      BatchTable.Place from = table.placeSince(codec, fromMs, toSeq);
      table.read(
          codec,
          from.seq(),
          toSeq,
          from.before(),
          (entry, hash) -> {
            if (entry.atMs() >= fromMs && entry.seq() <= toSeq) {
              reader.entry(entry, hash);
            }
          });
    } catch (SQLException e) {
      throw SqliteFile.failure(paths.file(), "cannot be opened for reading", e);
    }
  }

  /** Sizes and counts; from any thread. */
  public JournalFigures figures() {
    return new JournalFigures(
        batches.get(),
        entries.get(),
        size(paths.file()),
        size(paths.wal()),
        checkpointer.runs(),
        checkpointer.lastNs(),
        wal.restarts(),
        wal.longestRestartNs());
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      checkpointer.close();
      insert.close();
      connection.close();
    } catch (SQLException e) {
      throw new IOException(paths.file() + " cannot be closed: " + e.getMessage(), e);
    } finally {
      lock.close();
    }
  }
}
