package io.jiaohao.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Files that a hall file names: they stand beside it, or ship with the server. */
@FunctionalInterface
interface SideFiles {

  /** The file's bytes, cut off at the limit of a hall file; empty if there is none. */
  Optional<byte[]> read(String name) throws IOException;

  /** Those that ship alone. */
  static SideFiles shipped() {
    return name -> {
      try (InputStream in = SideFiles.class.getResourceAsStream(name)) {
        return in == null ? Optional.empty() : Optional.of(bounded(in));
      }
    };
  }

  /** Those beside a file, else those that ship. */
  static SideFiles beside(Path hallFile) {
    return name -> {
      try (InputStream in = Files.newInputStream(hallFile.resolveSibling(name))) {
        return Optional.of(bounded(in));
      } catch (NoSuchFileException e) {
        return shipped().read(name);
      }
    };
  }

  private static byte[] bounded(InputStream in) throws IOException {
    return in.readNBytes(HallFileLimits.MAX_BYTES + 1);
  }
}
