package io.jiaohao.sim.scenario;

import io.jiaohao.config.HallFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scenario files from the command line. */
@Command(
    name = "scenario",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {
      ScenarioRunCommand.class,
      ScenarioCommand.Check.class,
      ScenarioCommand.Hall.class
    },
    description = "Plays scenario files, or checks that they can be read.")
public final class ScenarioCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "expected: a command, run, check or hall");
  }

  /** Says what is wrong with scenario files without playing them. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Reads scenario files and tells all their faults, with their lines.")
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files, or folders.")
    private List<Path> files;

    @Override
    public Integer call() throws IOException {
      int faulty = 0;
      for (Path file : all(spec, files)) {
        try {
          Scenario scenario = ScenarioFile.read(file);
          int steps = scenario.steps().size();
          spec.commandLine().getOut().println("ok      " + file + ": " + steps + " steps");
        } catch (HallFileException e) {
          faulty++;
          spec.commandLine().getOut().println(e.getMessage());
        }
      }
      spec.commandLine().getOut().flush();
      return faulty == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** Writes the hall file that a server needs for a scenario to be played against it. */
  @Command(
      name = "hall",
      mixinStandardHelpOptions = true,
      description = "Writes the hall file of a scenario whose hall is told in few words.")
  static final class Hall implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A scenario file.")
    private Path file;

    @Override
    public Integer call() throws IOException, HallFileException {
      String text =
          ScenarioFile.read(file)
              .hallFile()
              .orElseThrow(
                  () ->
                      new CommandLine.ParameterException(
                          spec.commandLine(),
                          "FILE: " + file + " (expected: one that tells its hall in few words)"));
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
      return CommandLine.ExitCode.OK;
    }
  }

  /** The files named, and those of the folders named, in order of their names. */
  static List<Path> all(CommandSpec spec, List<Path> named) throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.walk(path)) {
          inside.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(all::add);
        }
      } else if (Files.isReadable(path)) {
        all.add(path);
      } else {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "FILE: " + path + " (expected: a readable file or folder)");
      }
    }
    return all;
  }
}
