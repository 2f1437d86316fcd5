package io.jiaohao.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Whose keys and accounts a command changes. */
final class DataDir {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data directory of the server (default: ${DEFAULT-VALUE}).")
  private Path path;

  Path path() {
    return path;
  }
}
