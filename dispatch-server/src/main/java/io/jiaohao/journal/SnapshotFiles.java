package io.jiaohao.journal;

import com.google.protobuf.ByteString;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hall's snapshots as files beside its journal, the newest two. A snapshot appears under its name
 * only once it is whole and durable; one that cannot be read is passed over, and if none is left
 * the journal is replayed from its beginning.
 */
public final class SnapshotFiles implements Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFiles.class);

  private final Path dir;
  private final String prefix;
  private final Pace pace;

  /**
   * A hall's snapshots.
   *
   * @param dir data directory; made when the first one is written
   * @param pace how fast one is written
   */
  public SnapshotFiles(Path dir, String hall, Pace pace) {
    this.dir = dir;
    this.pace = pace;
    this.prefix = JournalPaths.checked(hall) + ".snapshot-";
  }

  @Override
  public Optional<Snapshot> newest() {
    return newestFirst().stream().flatMap(file -> readable(file).stream()).findFirst();
  }

  /** The newest readable one that holds no entry after this one. */
  Optional<Snapshot> newestUpTo(long seq) {
    return newestFirst().stream()
        .filter(file -> seqOf(file) <= seq)
        .flatMap(file -> readable(file).stream())
        .findFirst();
  }

  /** All readable ones, the newest first. */
  List<Snapshot> all() {
    return newestFirst().stream().flatMap(file -> readable(file).stream()).toList();
  }

  private Optional<Snapshot> readable(Path file) {
    try {
      Snapshot snapshot = SnapshotFormat.read(Files.readAllBytes(file));
      if (snapshot.image().seq() == seqOf(file)) {
        return Optional.of(snapshot);
      }
      LOG.error("{}: holds entry {}; passed over", file, snapshot.image().seq());
    } catch (IOException | JournalException e) {
      LOG.error("{}: {}; passed over", file, e.getMessage());
    }
    return Optional.empty();
  }

  @Override
  public void write(Snapshot snapshot) throws JournalException {
    Path file = dir.resolve(prefix + snapshot.image().seq());
    Path unborn = dir.resolve(prefix + "new");
    try {
      Files.createDirectories(dir);
      List<ByteString> pieces = SnapshotFormat.pieces(snapshot, pace);
      try (FileChannel channel =
          FileChannel.open(
              unborn,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        writeInSlices(pieces, channel);
      }
      Files.move(unborn, file, StandardCopyOption.ATOMIC_MOVE);
      SqliteFile.syncDirectory(dir);
      dropOlder();
    } catch (IOException e) {
      throw new JournalException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * A disk asked for megabytes at once would keep the journal's next commit waiting behind them.
   */
  private void writeInSlices(List<ByteString> pieces, FileChannel channel) throws IOException {
    long unsynced = 0;
    for (ByteString piece : pieces) {
      ByteBuffer bytes = piece.asReadOnlyByteBuffer();
      while (bytes.hasRemaining()) {
        unsynced += channel.write(bytes);
      }
      if (unsynced >= JournalLimits.SNAPSHOT_SLICE_BYTES) {
        channel.force(false);
        unsynced = 0;
      }
      pace.step();
    }
    channel.force(true);
  }

  /** Size of the newest snapshot's file, 0 if there is none. May be called from any thread. */
  public long newestBytes() {
    for (Path newest : newestFirst()) {
      try {
        return Files.size(newest);
      } catch (IOException e) {
        LOG.debug("{} was dropped while it was looked at", newest, e);
      }
    }
    return 0;
  }

  private void dropOlder() throws IOException {
    List<Path> files = newestFirst();
    for (Path old :
        files.subList(Math.min(JournalLimits.SNAPSHOTS_KEPT, files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  private List<Path> newestFirst() {
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(dir)) {
      return files
          .filter(file -> seqOf(file) >= 0)
          .sorted(Comparator.comparingLong(this::seqOf).reversed())
          .toList();
    } catch (IOException e) {
      LOG.error("{} cannot be listed, so no snapshot is used: {}", dir, e.getMessage());
      return List.of();
    }
  }

  /** The sequence in a snapshot's name, or -1 for other files. */
  private long seqOf(Path file) {
    String name = file.getFileName().toString();
    if (!name.startsWith(prefix) || !name.substring(prefix.length()).matches("[0-9]{1,18}")) {
      return -1;
    }
    return Long.parseLong(name.substring(prefix.length()));
  }
}
