package io.jiaohao.app;

import io.jiaohao.protocol.OwnersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The hall file that was last sent from the administration page, kept in the data directory. It
 * stands before the file of the start until that one changes: whoever changes a file and starts the
 * server again means that file.
 */
final class ChangedPlan {
  private static final String FILE = "hall-changed.yaml";
  private static final String BEFORE = "hall-changed-before.yaml";
  private static final String HEAD = "# stands before the hall file ";

  private final Path file;
  private final Path before;
  private final String mark;

  /** That of a data directory, for a server started with the hall file of this mark. */
  ChangedPlan(Path dataDir, StartPlan start) {
    file = dataDir.resolve(FILE);
    before = dataDir.resolve(BEFORE);
    mark = start.mark();
  }

  /** Its text, if there is one and it still stands before the file of the start. */
  Optional<String> text() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String all = Files.readString(file);
    int end = all.indexOf('\n');
    return all.startsWith(HEAD + mark + "\n")
        ? Optional.of(all.substring(end + 1))
        : Optional.empty();
  }

  void keep(String text) throws IOException {
    OwnersFile.replace(file, HEAD + mark + "\n" + text);
    Files.deleteIfExists(before);
  }

  /**
   * Keeps the text of a plan that comes into force later, and the one that stands until then in
   * case it is withdrawn.
   *
   * @param another whether one waited already, so that what stands is kept
   */
  void keepLater(String text, boolean another) throws IOException {
    if (!another) {
      Files.deleteIfExists(before);
      if (Files.exists(file)) {
        OwnersFile.replace(before, Files.readString(file));
      }
    }
    OwnersFile.replace(file, HEAD + mark + "\n" + text);
  }

  /** What waited is withdrawn: what stood before stands. */
  void takeBack() throws IOException {
    if (Files.exists(before)) {
      OwnersFile.replace(file, Files.readString(before));
      Files.delete(before);
    } else {
      Files.deleteIfExists(file);
    }
  }

  /** The file of the start has been taken into force. */
  void drop() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(before);
  }
}
