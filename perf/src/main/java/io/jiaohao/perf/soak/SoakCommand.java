package io.jiaohao.perf.soak;

import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.perf.Cleaner;
import io.jiaohao.perf.ScratchDirectory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A whole day at many times the load, and what the server's process takes meanwhile. */
@Command(
    name = "soak",
    description = {
      "Plays a hall's day over real sockets, audited, and looks at the server now and then: heap alive"
          + " (by a full collection), memory, threads, handles, the hall's files.",
      "Prints a line a look, the day's summary, and as the last line one JSON object.",
      "Exit status: 0 = no fault and neither threads nor handles grew by a tenth, 1 = not so."
    },
    mixinStandardHelpOptions = true)
public final class SoakCommand implements Callable<Integer> {
  private static final double NANOS_PER_MINUTE = 60e9;
  private static final long MS_PER_S = 1_000;
  private static final int MINUTES_MAX = 24 * 60;
  private static final int ENDS_WITHIN_MINUTES = 15;
  private static final double HALL_HOURS_MAX = 8;
  private static final String OPENS = "09:00";

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "60",
      description = "Minutes of real time (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @Option(
      names = "--every",
      paramLabel = "S",
      defaultValue = "240",
      description = "Seconds between two looks (default: ${DEFAULT-VALUE}).")
  private int everyS;

  @Option(
      names = "--hall-hours",
      paramLabel = "N",
      defaultValue = "8",
      description = "Hours of hall time in it, from 09:00 (default: ${DEFAULT-VALUE}).")
  private double hallHours;

  @Option(
      names = "--load",
      paramLabel = "X",
      defaultValue = "10",
      description = "Visitors, as a multiple of a usual weekday (default: ${DEFAULT-VALUE}).")
  private double load;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--demo-jar", paramLabel = "FILE", required = true, hidden = true)
  private Path demoJar;

  @Option(names = "--server-jar", paramLabel = "FILE", required = true, hidden = true)
  private Path serverJar;

  @Spec private CommandSpec spec;

  private final SystemHallClock clock = SystemHallClock.real();

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    try (ScratchDirectory scratch = ScratchDirectory.here("soak-")) {
      Cleaner.onExit(scratch);
      Path summary = scratch.path().resolve("summary");
      Path data = Files.createDirectory(scratch.path().resolve("data"));
      try (SoakedHall hall = new SoakedHall(demoJar, serverJar, data, day(), summary)) {
        List<SoakLook> looks = watch(hall);
        List<String> said = Files.readAllLines(summary, StandardCharsets.UTF_8);
        said.forEach(System.out::println);
        boolean leaks = SoakLook.leaks(looks);
        System.out.println(json(looks, hall.exitStatus(), leaks, said).encode());
        return hall.exitStatus() == 0 && !looks.isEmpty() && !leaks ? 0 : 1;
      }
    }
  }

  private void check() {
    if (minutes < 1 || minutes > MINUTES_MAX) {
      refuse("--minutes: " + minutes + " (expected: 1 to " + MINUTES_MAX + ")");
    }
    if (everyS < 1 || everyS >= minutes * 60) {
      refuse("--every: " + everyS + " (expected: 1 to below the length, " + minutes * 60 + " s)");
    }
    if (!(hallHours <= HALL_HOURS_MAX && speed() >= 1)) {
      refuse(
          "--hall-hours: %s in %d minutes (expected: up to %s, and no slower than real time)"
              .formatted(hallHours, minutes, HALL_HOURS_MAX));
    }
  }

  private void refuse(String why) {
    throw new ParameterException(spec.commandLine(), why);
  }

  private double speed() {
    return hallHours * 60 / minutes;
  }

  private List<String> day() {
    return List.of(
        "--open",
        OPENS,
        "--load",
        Double.toString(load),
        "--speed",
        String.format(Locale.ROOT, "%.3f", speed()),
        "--for",
        minutes + "m",
        "--seed",
        Long.toString(seed));
  }

  /** Looks until the day's time is over, and waits for its end. */
  private List<SoakLook> watch(SoakedHall hall) throws IOException, InterruptedException {
    hall.awaitOpen();
    System.out.println(SoakLook.header());
    long opened = clock.stopwatchNanos();
    List<SoakLook> looks = new ArrayList<>();
    while (!hall.endsWithin(everyS * MS_PER_S)) {
      double minute = (clock.stopwatchNanos() - opened) / NANOS_PER_MINUTE;
      if (minute > minutes + ENDS_WITHIN_MINUTES) {
        throw new IOException("the day has not ended at its minute " + Math.round(minute));
      }
      Optional<SoakLook> look = minute < minutes ? hall.look(minute) : Optional.empty();
      look.ifPresent(looks::add);
      look.ifPresent(one -> System.out.println(one.line()));
    }
    return looks;
  }

  private static JsonObject json(
      List<SoakLook> looks, int exitStatus, boolean leaks, List<String> said) {
    JsonObject day =
        said.isEmpty() || !said.get(said.size() - 1).startsWith("{")
            ? new JsonObject()
            : new JsonObject(said.get(said.size() - 1));
    return new JsonObject()
        .put("looks", new JsonArray(looks.stream().map(SoakLook::json).toList()))
        .put("exit_status", exitStatus)
        .put("threads_or_handles_grew", leaks)
        .put("day", day);
  }
}
