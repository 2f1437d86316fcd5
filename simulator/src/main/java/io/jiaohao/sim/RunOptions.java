package io.jiaohao.sim;

import io.jiaohao.config.HallFile;
import io.jiaohao.config.HallFileException;
import io.jiaohao.core.HallPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every run is told. */
final class RunOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--hall",
      paramLabel = "FILE",
      description = "Hall file (default: the hall that ships with the server).")
  private Path hallFile;

  @Option(
      names = "--load",
      paramLabel = "X",
      defaultValue = "1.35",
      description = "Visitors, as a multiple of a usual weekday (default: ${DEFAULT-VALUE}).")
  private double load;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = RealTime.Converter.class,
      description = "Real time to run, once the hall is open (default: ${DEFAULT-VALUE}).")
  private RealTime runTime;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Of all chance: the same seed brings the same visitors (default: ${DEFAULT-VALUE}).")
  private long seed;

  void check() {
    if (!(load >= SimLimits.LOAD_MIN && load <= SimLimits.LOAD_MAX)) {
      throw usage(
          "--load: %s (expected: %s to %s)"
              .formatted(load, SimLimits.LOAD_MIN, SimLimits.LOAD_MAX));
    }
    if (hallFile != null && !Files.isReadable(hallFile)) {
      throw usage("--hall: " + hallFile + " (expected: a readable hall file)");
    }
  }

  /** Whatever goes on in this directory begins there; null = nowhere. */
  void checkNew(String option, Path dir, String why) throws IOException {
    if (dir != null && Files.exists(dir) && !isEmptyDirectory(dir)) {
      throw usage(option + ": " + dir + " (expected: a new or empty directory; " + why + ")");
    }
  }

  private static boolean isEmptyDirectory(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }

  ParameterException usage(String fault) {
    return new ParameterException(spec.commandLine(), fault);
  }

  HallPlan plan() throws IOException, HallFileException {
    return hallFile == null ? HallFile.defaultHall() : HallFile.read(hallFile);
  }

  Optional<Path> hallFile() {
    return Optional.ofNullable(hallFile);
  }

  /** Whether somebody gave this option, rather than leave it at its usual value. */
  boolean isGiven(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  double load() {
    return load;
  }

  long runMs() {
    return runTime.ms();
  }

  long seed() {
    return seed;
  }
}
