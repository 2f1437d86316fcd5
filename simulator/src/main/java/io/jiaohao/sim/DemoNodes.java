package io.jiaohao.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A demonstration's hall on several nodes, and the Redis that they share. Whoever serves is killed;
 * another node goes on, and the killed one comes back to stand by. All nodes' clocks are one: each
 * computes hall time from the same origin on the machine's clock.
 */
final class DemoNodes implements DemoHost {
  private static final String NAME = "n";

  private final LocalRedis redis;
  private final ProgressLine progress;
  private final Map<String, DemoServer> nodes = new LinkedHashMap<>();
  private final List<SimSettings.Server> servers = new ArrayList<>();
  private String managerPage = "";

  private DemoNodes(LocalRedis redis, ProgressLine progress) {
    this.redis = redis;
    this.progress = progress;
  }

  /**
   * Starts the Redis; the nodes are named {@code n1}, {@code n2} and so on, as their directories.
   *
   * @param data of all of them
   */
  static DemoNodes prepare(
      DemoSettings settings,
      Path data,
      DemoServer.Origin origin,
      Consumer<String> opened,
      ProgressLine progress)
      throws IOException, InterruptedException {
    LocalRedis redis = LocalRedis.start(data, "always");
    DemoNodes all = new DemoNodes(redis, progress);
    for (int i = 1; i <= settings.nodes(); i++) {
      String name = NAME + i;
      DemoSettings own = i == 1 ? settings : settings.withPorts(0, 0);
      List<String> shares = List.of("--journal", redis.uri(), "--node", name);
      Path directory = Files.createDirectories(data.resolve(name));
      all.nodes.put(name, new DemoServer(own, directory, origin, shares, opened));
    }
    return all;
  }

  /** The first node's data directory, where the devices' keys are made. */
  static Path first(Path data) {
    return data.resolve(NAME + 1);
  }

  private DemoServer first() {
    return nodes.values().iterator().next();
  }

  /** First one alone: it has the devices' keys, which the others get from it through Redis. */
  @Override
  public void start() throws IOException, InterruptedException {
    first().start();
    managerPage = first().ready().managerPage();
    first().process().awaitLinks();
    for (DemoServer node : nodes.values()) {
      if (node != first()) {
        node.start();
      }
    }
    for (Map.Entry<String, DemoServer> node : nodes.entrySet()) {
      ServerProcess.Ready ready = node.getValue().ready();
      servers.add(new SimSettings.Server(node.getKey(), ready.host(), ready.port()));
    }
  }

  @Override
  public List<SimSettings.Server> servers() {
    return List.copyOf(servers);
  }

  @Override
  public String managerPage() {
    return managerPage;
  }

  @Override
  public List<String> links() {
    return first().process().links();
  }

  @Override
  public long opensInMs() {
    return first().opensInMs();
  }

  @Override
  public void checkAlive() throws IOException {
    for (DemoServer node : nodes.values()) {
      node.checkAlive();
    }
  }

  @Override
  public double kill(Simulation simulation) throws IOException, InterruptedException {
    String name = simulation.node();
    DemoServer owner = nodes.get(name);
    if (owner == null) {
      throw new IOException(
          "node: \"" + name + "\" serves (expected: one of " + nodes.keySet() + ")");
    }
    progress.say("killing node " + name + ", which serves …");
    simulation.outageBegins();
    long killedNanos = SimClock.nanos();
    owner.process().kill();
    double servedMs = simulation.awaitTakeOver(killedNanos);
    simulation.outageEnds(killedNanos);
    double backMs = SimClock.msSince(killedNanos);
    progress.say(
        String.format(
            Locale.ROOT,
            "%s serves: first command %.1f s after the kill, every device there after %.1f s",
            simulation.node(),
            servedMs / 1_000,
            backMs / 1_000));
    nodes.get(simulation.node()).process().links().forEach(progress::say);
    owner.start();
    owner.ready();
    progress.say("node " + name + " is back and stands by");
    return backMs;
  }

  /** Who serves last goes last: else each gives the hall to the next. */
  @Override
  public boolean stop() throws InterruptedException {
    boolean stopped = true;
    for (DemoServer node : nodes.values()) {
      stopped &= node.process().stop();
    }
    return stopped;
  }

  @Override
  public void close() throws InterruptedException {
    for (DemoServer node : nodes.values()) {
      node.end();
    }
    redis.close();
  }
}
