package io.jiaohao.perf.city;

import io.jiaohao.sim.CityReport;
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

  static final String HEADER =
      String.format(
          Locale.ROOT,
          "| %6s | %5s | %7s | %6s | %6s | %8s | %8s | %8s | %8s | %8s | %9s | %8s | %6s |",
          "halls",
          "nodes",
          "devices",
          "open s",
          "login s",
          "cmds/s",
          "call p50",
          "call p99",
          "board p50",
          "board p99",
          "RSS MiB",
          "heap KiB/hall",
          "CPU µs/cmd");

  private double cpuMicrosPerCommand() {
    return report.commands() == 0 ? 0 : cpuSeconds * MICROS / report.commands();
  }

  private double heapKibPerHall() {
    return heapMib * KIB_PER_MIB / halls;
  }

  String words() {
    return String.format(
        Locale.ROOT,
        "| %6d | %5d | %7d | %6.1f | %7.1f | %8.1f | %8.2f | %8.2f | %9.2f | %9.2f | %9.0f | %13.0f | %10.0f |%s",
        halls,
        nodes,
        report.devices(),
        openS,
        report.loginS(),
        report.commandsPerS(),
        report.callToTerminalMs().p50(),
        report.callToTerminalMs().p99(),
        report.callToLastBoardMs().p50(),
        report.callToLastBoardMs().p99(),
        residentMib,
        heapKibPerHall(),
        cpuMicrosPerCommand(),
        report.faults() == 0 ? "" : " " + report.faults() + " FAULTS");
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
