package io.jiaohao.perf;

import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long after a crash the hall serves again, by the length of its history. */
@Command(
    name = "recovery",
    description = {
      "Builds a journal and times a killed server's start behind it, from the process's start to the"
          + " first answer to a kiosk: with a snapshot as old as one gets, and without any.",
      "Prints one JSON object."
    },
    mixinStandardHelpOptions = true)
final class RecoveryCommand implements Callable<Integer> {
  @Option(
      names = "--entries",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Entries of the journal (default: ${DEFAULT-VALUE}).")
  private long entries;

  @Option(
      names = "--server-jar",
      paramLabel = "FILE",
      required = true,
      description = "The server's runnable jar; a class archive beside it is used.")
  private Path serverJar;

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "3",
      description = "Starts of each kind (default: ${DEFAULT-VALUE}).")
  private int starts;

  @Override
  public Integer call() throws IOException, JournalException, InterruptedException {
    Recoveries recoveries;
    try (ScratchDirectory scratch = ScratchDirectory.here("recovery-")) {
      recoveries = Recoveries.measure(entries, starts, serverJar, scratch);
    }
    System.out.println(recoveries.json());
    return 0;
  }
}
