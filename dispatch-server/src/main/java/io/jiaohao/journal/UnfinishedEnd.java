package io.jiaohao.journal;

import java.nio.file.Path;

/**
 * A batch that was being written when the server stopped: never acknowledged, and dropped.
 *
 * @param file that has it
 * @param offset where it begins
 * @param bytes how much of it there is
 */
public record UnfinishedEnd(Path file, long offset, long bytes) {
  @Override
  public String toString() {
    return file + ": unfinished end of " + bytes + " bytes at byte " + offset;
  }
}
