package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.sim.course.DayCourse;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;

/**
 * What a demonstration is told.
 *
 * @param openMinute hall time at which it begins, in minutes after midnight
 * @param kills how often the server is killed
 * @param lineFaults how often something goes wrong with a device's line
 * @param nodes servers that share the hall, 1 = the only one
 * @param dataDir where the hall's data stay; temporary if there is none
 * @param port of the devices, 0 = any
 * @param webPort of the manager page, 0 = any
 * @param course its date, its clerks and its steps
 * @param reportDir where the report goes; none is written if there is none
 */
record DemoSettings(
    HallPlan plan,
    Optional<Path> hallFile,
    double load,
    long runMs,
    long seed,
    double speed,
    int openMinute,
    int kills,
    int lineFaults,
    int nodes,
    Optional<Path> dataDir,
    int port,
    int webPort,
    Optional<Path> serverJar,
    DayCourse course,
    Optional<Path> reportDir) {
  /** On one server, without steps and without a report. */
  DemoSettings(
      HallPlan plan,
      Optional<Path> hallFile,
      double load,
      long runMs,
      long seed,
      double speed,
      int openMinute,
      int kills,
      Optional<Path> dataDir,
      int port,
      int webPort,
      Optional<Path> serverJar) {
    this(
        plan,
        hallFile,
        load,
        runMs,
        seed,
        speed,
        openMinute,
        kills,
        0,
        1,
        dataDir,
        port,
        webPort,
        serverJar,
        DayCourse.plain(load, speed, LocalTime.MIDNIGHT.plusMinutes(openMinute), runMs),
        Optional.empty());
  }

  /** The same on other ports. */
  DemoSettings withPorts(int devices, int pages) {
    return with(lineFaults, nodes, devices, pages);
  }

  /** The same on so many servers. */
  DemoSettings withNodes(int count) {
    return with(lineFaults, count, port, webPort);
  }

  /** The same with lines on which so often something goes wrong. */
  DemoSettings withLineFaults(int count) {
    return with(count, nodes, port, webPort);
  }

  private DemoSettings with(int faultsOfLines, int servers, int devices, int pages) {
    return new DemoSettings(
        plan,
        hallFile,
        load,
        runMs,
        seed,
        speed,
        openMinute,
        kills,
        faultsOfLines,
        servers,
        dataDir,
        devices,
        pages,
        serverJar,
        course,
        reportDir);
  }
}
