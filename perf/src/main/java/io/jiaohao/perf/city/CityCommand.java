package io.jiaohao.perf.city;

import io.jiaohao.config.HallFileException;
import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.perf.ProcessMeter;
import io.jiaohao.perf.ScratchDirectory;
import io.jiaohao.sim.CityFiles;
import io.jiaohao.sim.CityLoad;
import io.jiaohao.sim.CityNodes;
import io.jiaohao.sim.CityReport;
import io.jiaohao.sim.CitySettings;
import io.jiaohao.sim.city.City;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A city's halls on one node, few to all, and all halls on several nodes. */
@Command(
    name = "city",
    description = {
      "Starts a Redis, nodes and a made-up city's devices on this machine, each row anew, lets the load run"
          + " and prints a table, and as the last line one JSON object.",
      "Exit status 0 only if no row had a fault."
    },
    mixinStandardHelpOptions = true)
public final class CityCommand implements Callable<Integer> {
  private static final double NANOS_PER_S = 1e9;
  private static final int HALLS_MAX = 1_282;
  private static final int NODES_MAX = 9;

  @Option(
      names = "--halls",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,10,100,641,1282",
      description = "Halls of the rows on one node (default: ${DEFAULT-VALUE}).")
  private List<Integer> halls = List.of();

  @Option(
      names = "--nodes",
      paramLabel = "N",
      split = ",",
      defaultValue = "2,3",
      description = "Nodes of the further rows, with the most halls (default: ${DEFAULT-VALUE}).")
  private List<Integer> nodes = List.of();

  @Option(
      names = "--load",
      paramLabel = "X",
      defaultValue = "10",
      description = "As a multiple of an hour like any other (default: ${DEFAULT-VALUE}).")
  private double load;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "10",
      description = "Seconds of load that are not measured (default: ${DEFAULT-VALUE}).")
  private int warmUpS;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description = "Seconds that are measured (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the city and of all chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--server-jar",
      paramLabel = "FILE",
      required = true,
      description = "The server's runnable jar; a class archive beside it is used.")
  private Path serverJar;

  @Spec private CommandSpec spec;

  private final SystemHallClock clock = SystemHallClock.real();

  @Override
  public Integer call() throws Exception {
    check("--halls", halls, HALLS_MAX);
    check("--nodes", nodes, NODES_MAX);
    System.out.println(CityRow.header());
    List<CityRow> rows = new ArrayList<>();
    for (int count : halls) {
      rows.add(tell(measure(count, 1)));
    }
    int most = halls.stream().mapToInt(Integer::intValue).max().orElse(HALLS_MAX);
    for (int count : nodes) {
      rows.add(tell(measure(most, count)));
    }
    System.out.println(
        rows.stream().map(CityRow::json).collect(Collectors.joining(",", "{\"rows\":[", "]}")));
    return rows.stream().allMatch(row -> row.report().faults() == 0) ? 0 : 1;
  }

  private void check(String option, List<Integer> numbers, int max) {
    for (int number : numbers) {
      if (number < 1 || number > max) {
        throw new ParameterException(
            spec.commandLine(), option + ": " + number + " (expected: 1 to " + max + ")");
      }
    }
  }

  private static CityRow tell(CityRow row) {
    System.out.println(row.words());
    row.report().faultWords().forEach(words -> System.out.println("  - " + words));
    return row;
  }

  private CityRow measure(int hallCount, int nodeCount)
      throws IOException, HallFileException, InterruptedException {
    try (ScratchDirectory scratch = ScratchDirectory.here("city-")) {
      Path hallDir = scratch.path().resolve("hall-files");
      City.of(hallCount, seed).write(hallDir);
      long beganNanos = clock.stopwatchNanos();
      try (CityNodes city =
          CityNodes.start(Optional.of(serverJar), scratch.path(), hallDir, nodeCount)) {
        double openS = (clock.stopwatchNanos() - beganNanos) / NANOS_PER_S;
        return measure(city, hallDir, hallCount, nodeCount, openS);
      }
    }
  }

  private CityRow measure(CityNodes city, Path hallDir, int hallCount, int nodeCount, double openS)
      throws IOException, HallFileException, InterruptedException {
    CitySettings settings =
        new CitySettings(city.servers(), CityFiles.read(hallDir, city.dataDirs()), load, seed);
    ProcessMeter meter = new ProcessMeter(city.pids());
    try (CityLoad devices = new CityLoad(settings)) {
      devices.start();
      devices.open();
      TimeUnit.SECONDS.sleep(warmUpS);
      devices.measure();
      double cpuBefore = meter.cpuSeconds();
      TimeUnit.SECONDS.sleep(seconds);
      double cpu = meter.cpuSeconds() - cpuBefore;
      double resident = meter.residentMib();
      CityReport report = devices.stop();
      return new CityRow(hallCount, nodeCount, openS, report, cpu, resident, meter.heapMib());
    }
  }
}
