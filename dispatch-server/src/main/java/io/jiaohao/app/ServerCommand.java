package io.jiaohao.app;

import io.jiaohao.engine.SystemHallClock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "server",
    description = "Runs a hall until it is stopped (Ctrl-C or SIGTERM).",
    mixinStandardHelpOptions = true)
final class ServerCommand implements Callable<Integer> {
  @Mixin private ServerOptions options;

  @Override
  public Integer call() throws InterruptedException {
    return ServerRun.run(options, options.settings(), SystemHallClock.real(), System.out);
  }
}
