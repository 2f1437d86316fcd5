package io.jiaohao.perf.city;

import io.jiaohao.sim.CityReport;
import java.util.List;
import java.util.Locale;

/**
 * One city that was measured.
 *
 * @param openS from the start of the processes until every hall had been opened once
 * @param cpuSeconds of the nodes, in the time that was measured
 * @param residentMib of the nodes at its end
 * @param heapMib of the nodes after a full collection, then
 */
record CityRow(
    int halls,
    int nodes,
    double openS,
    CityReport report,
    double cpuSeconds,
    double residentMib,
    double heapMib) {
  private static final double KIB_PER_MIB = 1_024;
  private static final double MICROS = 1e6;
  private static final List<String> HEADS =
      List.of(
          "halls",
          "nodes",
          "devices",
          "open s",
          "login s",
          "commands/s",
          "terminal p50 ms",
          "p99 ms",
          "last board p50 ms",
          "p99 ms",
          "resident MiB",
          "heap KiB/hall",
          "CPU µs/command",
          "faults");

  /** The first two lines of a table of rows. */
  static String header() {
    return line(HEADS) + System.lineSeparator() + "| --- ".repeat(HEADS.size()) + "|";
  }

  private static String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < HEADS.size(); i++) {
      String cell = cells.get(i);
      line.append("| ").append(" ".repeat(Math.max(0, HEADS.get(i).length() - cell.length())));
      line.append(cell).append(' ');
    }
    return line.append('|').toString();
  }

  private double cpuMicrosPerCommand() {
    return report.commands() == 0 ? 0 : cpuSeconds * MICROS / report.commands();
  }

  private double heapKibPerHall() {
    return heapMib * KIB_PER_MIB / halls;
  }

  /** A line of the table. */
  String words() {
    return line(
        List.of(
            Integer.toString(halls),
            Integer.toString(nodes),
            Integer.toString(report.devices()),
            rounded(openS, 1),
            rounded(report.loginS(), 1),
            rounded(report.commandsPerS(), 1),
            rounded(report.callToTerminalMs().p50(), 2),
            rounded(report.callToTerminalMs().p99(), 1),
            rounded(report.callToLastBoardMs().p50(), 2),
            rounded(report.callToLastBoardMs().p99(), 1),
            rounded(residentMib, 0),
            rounded(heapKibPerHall(), 0),
            rounded(cpuMicrosPerCommand(), 0),
            Long.toString(report.faults())));
  }

  private static String rounded(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"halls\":%d,\"nodes\":%d,\"open_s\":%.1f,\"resident_mib\":%.0f,\"heap_mib\":%.1f,"
            + "\"heap_kib_per_hall\":%.0f,\"cpu_s\":%.2f,\"cpu_us_per_command\":%.0f,\"load\":%s}",
        halls,
        nodes,
        openS,
        residentMib,
        heapMib,
        heapKibPerHall(),
        cpuSeconds,
        cpuMicrosPerCommand(),
        report.json());
  }
}
