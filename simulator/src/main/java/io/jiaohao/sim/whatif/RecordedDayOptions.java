package io.jiaohao.sim.whatif;

import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which recorded day is meant. */
final class RecordedDayOptions {
  private static final String SUFFIX = ".journal";

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "The hall's journal.")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Instead of FILE: the data directory of a server with one hall.")
  private Path data;

  @Option(
      names = "--day",
      paramLabel = "DATE",
      required = true,
      description = "The business day, as in 2026-11-25.")
  private String day;

  RecordedDay read() throws JournalException, IOException {
    if ((file == null) == (data == null)) {
      throw usage("expected: a journal, as FILE or as --data DIR");
    }
    LocalDate date = date();
    try {
      return DayReader.read(file == null ? onlyJournal() : file, date);
    } catch (UnknownDayException e) {
      throw usage("--day: " + e.getMessage());
    }
  }

  private LocalDate date() {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      throw usage("--day: " + day + " (expected: a date as in 2026-11-25)");
    }
  }

  private Path onlyJournal() throws IOException {
    if (!Files.isDirectory(data)) {
      throw usage("--data: " + data + " (expected: a data directory)");
    }
    try (Stream<Path> files = Files.list(data)) {
      List<Path> journals = files.filter(f -> f.toString().endsWith(SUFFIX)).toList();
      if (journals.size() != 1) {
        throw usage("--data: " + data + " has " + journals.size() + " journals (expected: one)");
      }
      return journals.get(0);
    }
  }

  ParameterException usage(String fault) {
    return new ParameterException(spec.commandLine(), fault);
  }
}
