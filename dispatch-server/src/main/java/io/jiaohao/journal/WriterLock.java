package io.jiaohao.journal;

import io.jiaohao.engine.JournalException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A journal's one writer. A file of its own, so that readers are never kept out; the system drops
 * the lock when the process ends, however it ends. The file stays behind and means nothing then.
 */
final class WriterLock implements Closeable {
  // The system's lock belongs to the process and goes when any of its channels to the file closes,
  // so a second attempt inside this process must not even open the file.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private static final int NOTE_BYTES_MAX = 32;

  private final Path held;
  private final FileChannel channel;

  private WriterLock(Path held, FileChannel channel) {
    this.held = held;
    this.channel = channel;
  }

  static WriterLock take(JournalPaths paths) throws JournalException, IOException {
    Path held = paths.lock().toAbsolutePath().getParent().toRealPath();
    held = held.resolve(paths.lock().getFileName());
    if (!HELD_HERE.add(held)) {
      throw new JournalException(paths.file() + " is being written by this process already");
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              held, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new JournalException(
            paths.file() + " is being written by another process (" + note(channel) + ")");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              ("pid " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new WriterLock(held, channel);
    } catch (IOException | JournalException e) {
      if (channel != null) {
        channel.close();
      }
      HELD_HERE.remove(held);
      throw e;
    }
  }

  /** Whether some process writes the journal now. */
  static boolean isTaken(JournalPaths paths) throws IOException {
    try {
      take(paths).close();
      return false;
    } catch (JournalException e) {
      return true;
    }
  }

  private static String note(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(NOTE_BYTES_MAX);
    channel.read(bytes, 0);
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(held);
    }
  }
}
