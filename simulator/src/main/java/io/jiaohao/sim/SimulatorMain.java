package io.jiaohao.sim;

import io.jiaohao.sim.city.CityCommand;
import io.jiaohao.sim.reference.EstimatesCommand;
import io.jiaohao.sim.reference.PoliciesCommand;
import io.jiaohao.sim.scenario.ScenarioCommand;
import io.jiaohao.sim.whatif.StaffingCommand;
import io.jiaohao.sim.whatif.WhatIfCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The simulator's program. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    version = "Jiaohao simulator 0.1.0",
    subcommands = {
      DemoCommand.class,
      SimulateCommand.class,
      WhatIfCommand.class,
      StaffingCommand.class,
      PoliciesCommand.class,
      EstimatesCommand.class,
      ScenarioCommand.class,
      CityCommand.class
    },
    description = "Fills a hall with simulated visitors, clerks and boards, and audits its server.")
public final class SimulatorMain {
  private static final String LOG_SETTING = "logback.configurationFile";
  private static final String LOG_CONFIGURATION = "io/jiaohao/sim/logback.xml";

  private SimulatorMain() {}

  /** Runs the command line. */
  public static void main(String[] args) {
    // Before the first logger is made; whoever starts the program may have chosen another.
    if (System.getProperty(LOG_SETTING) == null) {
      System.setProperty(LOG_SETTING, LOG_CONFIGURATION);
    }
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new SimulatorMain());
    line.setParameterExceptionHandler(
        (fault, args) -> {
          CommandLine command = fault.getCommandLine();
          PrintWriter err = command.getErr();
          String name = command.getCommandName();
          err.println(name + ": " + fault.getMessage());
          err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
          return CommandLine.ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler(
        (fault, failed, parsed) -> {
          failed.getErr().println(failed.getCommandName() + ": " + fault.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    return line;
  }
}
