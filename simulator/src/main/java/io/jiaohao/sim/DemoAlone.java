package io.jiaohao.sim;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A demonstration's hall on one server, which is started again each time that it is killed. */
final class DemoAlone implements DemoHost {
  private final DemoServer server;
  private final ProgressLine progress;
  private ServerProcess.Ready ready = ServerProcess.Ready.NOT_YET;

  DemoAlone(DemoServer server, ProgressLine progress) {
    this.server = server;
    this.progress = progress;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    server.start();
    ready = server.ready();
  }

  @Override
  public List<SimSettings.Server> servers() {
    return List.of(new SimSettings.Server("", ready.host(), ready.port()));
  }

  @Override
  public String managerPage() {
    return ready.managerPage();
  }

  @Override
  public List<String> links() {
    return server.process().links();
  }

  @Override
  public long opensInMs() {
    return server.opensInMs();
  }

  @Override
  public void checkAlive() throws IOException {
    server.checkAlive();
  }

  @Override
  public double kill(Simulation simulation) throws IOException, InterruptedException {
    progress.say("killing the server …");
    simulation.outageBegins();
    long killedNanos = SimClock.nanos();
    server.process().kill();
    long diedMs = simulation.hallMs();
    simulation.outage(diedMs, simulation.hallMs());
    start();
    double readyMs = SimClock.msSince(killedNanos);
    simulation.outageEnds(killedNanos);
    double backMs = SimClock.msSince(killedNanos);
    progress.say(
        String.format(
            Locale.ROOT,
            "killed: serving again after %.1f s, every device back after %.1f s",
            readyMs / 1_000,
            backMs / 1_000));
    return backMs;
  }

  @Override
  public boolean stop() throws InterruptedException {
    return server.process().stop();
  }

  @Override
  public void close() throws InterruptedException {
    server.end();
  }
}
