package io.jiaohao.app;

import io.jiaohao.engine.SystemHallClock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A server whose hall time runs faster; only demonstrations start it. */
@Command(
    name = "demo-server",
    hidden = true,
    description = "Runs a hall for a demonstration, in hall time of its own.",
    mixinStandardHelpOptions = true)
final class DemoServerCommand implements Callable<Integer> {
  private static final int FASTEST_COUNTS_MS = 50;

  @Mixin private ServerOptions options;

  @Option(names = "--speed", required = true, description = "Hall time per real time, 1..1000.")
  private double speed;

  @Option(names = "--hall-epoch-ms", required = true, description = "Hall time at the origin.")
  private long hallEpochMs;

  @Option(names = "--wall-epoch-ms", required = true, description = "Wall time at the origin.")
  private long wallEpochMs;

  @Override
  public Integer call() throws InterruptedException {
    if (!(speed >= 1 && speed <= 1_000)) {
      System.err.println("speed: " + speed + " (expected: 1..1000)");
      return ServerRun.NOT_STARTED;
    }
    ServerSettings settings = options.settings().withGuests();
    int countsMs = Math.max(FASTEST_COUNTS_MS, (int) (settings.gateway().countsEveryMs() / speed));
    return ServerRun.run(
        options,
        settings.withGateway(settings.gateway().withPerHostMax(512).withCountsEveryMs(countsMs)),
        SystemHallClock.spedUp(hallEpochMs, wallEpochMs, speed),
        System.out,
        AccountKeeping::tellOnceLinks);
  }
}
