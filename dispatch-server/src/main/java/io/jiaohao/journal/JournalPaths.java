package io.jiaohao.journal;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a hall's journal lies: {@code <hall>.journal} and the files that belong to it. */
record JournalPaths(Path file) {
  static final String SUFFIX = ".journal";

  private static final Pattern HALL = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  static JournalPaths of(Path dir, String hall) {
    return new JournalPaths(dir.resolve(checked(hall) + SUFFIX));
  }

  /** The hall's id, if it can be part of a file's name. */
  static String checked(String hall) {
    if (!HALL.matcher(hall).matches()) {
      throw new IllegalArgumentException("hall: " + hall + " (expected: " + HALL.pattern() + ")");
    }
    return hall;
  }

  Path wal() {
    return beside("-wal");
  }

  Path lock() {
    return beside(".lock");
  }

  /** Where a new journal is built before it gets its name. */
  Path unborn() {
    return beside(".new");
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
