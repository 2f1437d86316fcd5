package io.jiaohao.app;

import io.jiaohao.journal.JournalCommand;
import picocli.CommandLine;

/** The server's program: runs a hall, makes device keys, reads journals. */
@CommandLine.Command(
    name = "jiaohao",
    description = "Queue and window-dispatch server of a city hall.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ServerCommand.class,
      DemoServerCommand.class,
      AccountCommand.class,
      DeviceCommand.class,
      HallCommand.class,
      JournalCommand.class,
      ClusterCommand.class
    })
public final class ServerMain {
  private ServerMain() {}

  /** Runs a command; the exit status is 0 only if it did what it was asked for. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ServerMain()).execute(args));
  }
}
