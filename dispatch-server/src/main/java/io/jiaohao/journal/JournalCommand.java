package io.jiaohao.journal;

import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads, checks and copies journals; a server may be writing them meanwhile. */
@Command(
    name = "journal",
    description = "Journals: check, show, copy. A server may be writing them meanwhile.",
    mixinStandardHelpOptions = true,
    subcommands = {PastCommand.At.class, PastCommand.Why.class},
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:done, and all that was read is sound",
      "1:damage was found, or the file could not be read or written",
      "2:wrong usage"
    })
public final class JournalCommand {
  private static final int DONE = 0;
  private static final int NOT_DONE = 1;

  @Spec private CommandSpec spec;

  @Command(
      name = "verify",
      description = {
        "Reads whole journals: structure, sequence, hash chain, stamps, and every command decided",
        "again. Exit status 1 if anything is wrong."
      },
      mixinStandardHelpOptions = true)
  int verify(
      @Parameters(paramLabel = "FILE", arity = "0..1", description = "One journal.") Path file,
      @Option(
              names = "--data",
              paramLabel = "DIR",
              description = "All journals of this data directory.")
          Path data) {
    if ((file == null) == (data == null)) {
      throw new ParameterException(spec.commandLine(), "Give either FILE or --data DIR");
    }
    return reported(
        () -> {
          boolean sound = true;
          for (Path each : data == null ? List.of(file) : journalsIn(data)) {
            sound &= verified(each);
          }
          return sound ? DONE : NOT_DONE;
        });
  }

  private static List<Path> journalsIn(Path dir) throws IOException, JournalException {
    if (!Files.isDirectory(dir)) {
      throw new JournalException(dir + ": no such directory");
    }
    try (Stream<Path> files = Files.list(dir)) {
      List<Path> journals =
          files.filter(f -> f.toString().endsWith(JournalPaths.SUFFIX)).sorted().toList();
      if (journals.isEmpty()) {
        throw new JournalException(dir + ": no journals (expected: files *.journal)");
      }
      return journals;
    }
  }

  private boolean verified(Path file) throws JournalException {
    VerifyReport report = JournalVerifier.verify(file);
    report.faults().forEach(fault -> err().println(fault));
    out()
        .printf(
            "%s: hall %s, %d entries in %d batches, stamps %d to %d, hash %s, digest %016x: %s%n",
            file,
            report.hall(),
            report.entries(),
            report.batches(),
            report.firstMs(),
            report.lastMs(),
            report.hash(),
            report.digest(),
            report.isSound() ? "sound" : report.faults().size() + " faults");
    return report.isSound();
  }

  @Command(
      name = "dump",
      description = "Prints entries, one a line, with the local time of the hall.",
      mixinStandardHelpOptions = true)
  int dump(
      @Parameters(paramLabel = "FILE", description = "The journal.") Path file,
      @Option(
              names = "--from",
              paramLabel = "N",
              defaultValue = "1",
              description = "First entry to print (default: ${DEFAULT-VALUE}).")
          long from,
      @Option(
              names = "--to",
              paramLabel = "N",
              description = "Last entry to print (default: the last).")
          Long to,
      @Option(names = "--json", description = "Print JSON, with every field.") boolean json) {
    long last = to == null ? Long.MAX_VALUE : to;
    if (from < 1 || last < from) {
      throw new ParameterException(
          spec.commandLine(), "--from " + from + " --to " + last + " (expected: 1 <= from <= to)");
    }
    return reported(
        () -> {
          dump(file, from, last, json);
          return DONE;
        });
  }

  private void dump(Path file, long from, long last, boolean json)
      throws JournalException, IOException {
    EntryLines lines = new EntryLines();
    try (ReadOnlyJournal journal = ReadOnlyJournal.open(file)) {
      journal.readUpTo(
          last,
          (entry, hash) -> {
            lines.see(entry);
            if (entry.seq() >= from && entry.seq() <= last) {
              out().println(json ? RecordJson.of(entry) : lines.line(entry));
            }
          });
    }
  }

  @Command(
      name = "backup",
      description = "Copies a journal, also while a server writes it, into one new file.",
      mixinStandardHelpOptions = true)
  int backup(
      @Parameters(paramLabel = "FILE", description = "The journal.") Path file,
      @Option(
              names = "--to",
              paramLabel = "FILE",
              required = true,
              description = "The copy; must not be there yet.")
          Path to) {
    return reported(
        () -> {
          JournalBackup.Copy copy = JournalBackup.copy(file, to);
          out().printf("%s: %d entries, hash %s%n", copy.file(), copy.entries(), copy.hash());
          return DONE;
        });
  }

  private interface Work {
    int run() throws JournalException, IOException;
  }

  private int reported(Work work) {
    try {
      return work.run();
    } catch (JournalException e) {
      err().println(e.getMessage());
    } catch (IOException e) {
      err().println("cannot be read: " + e.getMessage());
    } finally {
      out().flush();
      err().flush();
    }
    return NOT_DONE;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
