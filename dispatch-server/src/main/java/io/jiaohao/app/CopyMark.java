package io.jiaohao.app;

import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Says in a data directory that its journal is only a copy of what is in Redis. A server that went
 * on with the copy would issue numbers again that visitors already hold.
 */
final class CopyMark {
  private static final int NAME_BYTES = 6;

  private final Path mark;
  private final Path node;

  CopyMark(Path dataDir, String hall) {
    this.mark = dataDir.resolve(hall + ".copy-of");
    this.node = dataDir.resolve("node");
  }

  /** For a server that keeps its journal in its own files. */
  void refuseCopy() throws IOException, JournalException {
    if (Files.exists(mark)) {
      throw new JournalException(
          "the journal here is a copy of the one in "
              + Files.readString(mark).strip()
              + " (expected: --journal with it; if that Redis is gone for good, remove "
              + mark
              + " and go on with the copy, which may lack the last entries)");
    }
  }

  /** For a server whose journal is in Redis. */
  void markCopy(String address, long ownSeq) throws IOException, JournalException {
    if (!Files.exists(mark) && ownSeq > 0) {
      throw new JournalException(
          "this data directory has a hall of its own, up to entry "
              + ownSeq
              + " (expected with --journal: an empty directory, or a copy of what is in Redis)");
    }
    Files.writeString(mark, address + "\n");
  }

  /** This node's name for its leases; made once, so that a restart is the same owner. */
  String nodeName() throws IOException {
    if (!Files.exists(node)) {
      byte[] name = new byte[NAME_BYTES];
      new SecureRandom().nextBytes(name);
      Files.writeString(node, "node-" + HexFormat.of().formatHex(name) + "\n");
    }
    return Files.readString(node).strip();
  }
}
