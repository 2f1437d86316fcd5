package io.jiaohao.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new directory that goes, with all that is in it, when it is closed. */
public final class ScratchDirectory implements AutoCloseable {
  private final Path path;

  private ScratchDirectory(Path path) {
    this.path = path;
  }

  /** Makes one where the system keeps such. */
  public static ScratchDirectory temporary(String prefix) throws IOException {
    return new ScratchDirectory(Files.createTempDirectory(prefix));
  }

  /** Makes one where the program runs, on a disk that is synced for real. */
  public static ScratchDirectory here(String prefix) throws IOException {
    return new ScratchDirectory(Files.createTempDirectory(Path.of("").toAbsolutePath(), prefix));
  }

  /** Makes one in another. */
  public static ScratchDirectory in(Path parent, String prefix) throws IOException {
    return new ScratchDirectory(Files.createTempDirectory(parent, prefix));
  }

  public Path path() {
    return path;
  }

  /** All there is in it, the deepest first, and it last. */
  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : files()) {
      Files.deleteIfExists(file);
    }
  }
}
