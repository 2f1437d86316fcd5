package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a demonstration is told.
 *
 * @param openMinute hall time at which it begins, in minutes after midnight
 * @param kills how often the server is killed
 * @param dataDir where the hall's data stay; temporary if there is none
 * @param port of the devices, 0 = any
 * @param webPort of the manager page, 0 = any
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
    Optional<Path> dataDir,
    int port,
    int webPort,
    Optional<Path> serverJar) {}
