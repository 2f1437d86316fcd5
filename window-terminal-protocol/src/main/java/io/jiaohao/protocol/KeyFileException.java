package io.jiaohao.protocol;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A key file has faulty lines: all of them at once, by line number, and no secret among them. */
public final class KeyFileException extends IOException {
  private static final long serialVersionUID = 1L;

  KeyFileException(Path file, List<String> faults) {
    super(file + ":\n  " + String.join("\n  ", faults));
  }
}
