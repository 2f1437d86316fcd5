package io.jiaohao.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code jiaohao kiosk}, {@code jiaohao window} and {@code jiaohao evacuate}. */
@Command(
    name = "jiaohao",
    description = "Devices of a hall as text: a ticket machine, a window's terminal, a manager's.",
    subcommands = {KioskCommand.class, WindowCommand.class, EvacuateCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(kiosk | window | evacuate)")
public final class TerminalMain implements Runnable {
  /** What was asked for has been done. */
  static final int DONE = 0;

  /** The server refused it. */
  static final int REFUSED = 1;

  /** The command line or the key file is wrong. */
  static final int USAGE = 2;

  /** There is no server, it does not let the device in, or it does not answer. */
  static final int UNREACHABLE = 3;

  private static final String LOG_SETTINGS = "logback.configurationFile";

  private final BufferedReader in;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private TerminalMain(BufferedReader in) {
    this.in = in;
  }

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] args) {
    if (System.getProperty(LOG_SETTINGS) == null) {
      System.setProperty(LOG_SETTINGS, "logback-terminal.xml");
    }
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    System.exit(run(in, out, err, args));
  }

  static int run(BufferedReader in, PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new TerminalMain(in))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(TerminalMain::failed)
        .execute(args);
  }

  private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof UnreachableException) {
      command.getErr().println(failure.getMessage());
      return UNREACHABLE;
    }
    throw failure;
  }

  BufferedReader in() {
    return in;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say which device: kiosk or window; or evacuate");
  }
}
