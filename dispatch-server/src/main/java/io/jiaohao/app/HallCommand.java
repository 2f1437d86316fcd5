package io.jiaohao.app;

import io.jiaohao.config.HallFile;
import io.jiaohao.config.HallFileException;
import io.jiaohao.core.HallPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "hall",
    description = "Checks a hall file and tells all its faults, or what it holds.",
    mixinStandardHelpOptions = true)
final class HallCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "0..1", description = "Default: the hall that ships.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    HallPlan plan;
    try {
      plan = file == null ? HallFile.defaultHall() : HallFile.read(file);
    } catch (HallFileException e) {
      System.err.println(e.getMessage());
      return 1;
    }
    System.out.printf(
        "%s %s: %d wings, %d zones, %d services, %d windows%n",
        plan.name().zh(),
        plan.name().en(),
        plan.wings().size(),
        plan.zones().size(),
        plan.services().size(),
        plan.windows().size());
    return 0;
  }
}
