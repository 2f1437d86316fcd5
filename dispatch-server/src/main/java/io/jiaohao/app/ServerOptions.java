package io.jiaohao.app;

import io.jiaohao.config.HallFileException;
import io.jiaohao.journal.redis.RedisAddress;
import io.jiaohao.journal.redis.RedisHall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every way of running a server is told. */
final class ServerOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Directory of journal, snapshots and device keys (default: ${DEFAULT-VALUE}).")
  private Path dataDir;

  @Option(
      names = "--hall",
      paramLabel = "FILE",
      description = "Hall file (default: the hall that ships with the server).")
  private Path hallFile;

  @Option(
      names = "--halls",
      paramLabel = "DIR",
      description = {
        "Directory of hall files (*.yaml): all these halls are shared with other nodes; with --node.",
        "Instead of --hall."
      })
  private Path hallsDir;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = ServerSettings.LOOPBACK,
      description = "Address to listen on; loopback only (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + ServerSettings.DEVICE_PORT,
      description = "Port of the devices, 0 = any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      defaultValue = "" + ServerSettings.WEB_PORT,
      description = "Port of the pages, 0 = any free one (default: ${DEFAULT-VALUE}).")
  private int webPort;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      converter = PublicAddress.class,
      description = {
        "Address by which visitors' phones reach the pages, as it is printed on slips,",
        "such as https://hall.example (default: that of the pages)."
      })
  private URI publicAddress;

  @Option(
      names = "--journal",
      paramLabel = "URL",
      converter = RedisUrl.class,
      description = {
        "Redis that keeps the journal: redis://HOST:PORT, rediss:// (TLS), redis-sentinel://H1:P1,H2:P2#NAME,",
        "redis-cluster://H1:P1,H2:P2 (default: none, it is kept in the data directory)."
      })
  private RedisAddress redis;

  @Option(
      names = "--journal-ca",
      paramLabel = "FILE",
      description = {
        "Certificates (PEM) that are trusted to sign that Redis's own, with rediss:// and the like",
        "(default: those that this Java trusts)."
      })
  private Path redisAuthorities;

  @Option(
      names = "--journal-replicas",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Replicas of that Redis that must have an entry before it is acknowledged (default: ${DEFAULT-VALUE}).")
  private int redisReplicas;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = {
        "Share the hall with other nodes at that Redis, under this name; no two have the same",
        "(default: this server is the only one)."
      })
  private String node;

  @Option(
      names = "--accept-clock",
      description = "Start although the clock does not fit the journal's last stamp.")
  private boolean acceptClock;

  /** The halls: one, unless there is a directory of hall files. */
  List<StartPlan> plans() throws IOException, HallFileException {
    if (hallsDir == null) {
      return List.of(hallFile == null ? StartPlan.shipped() : StartPlan.read(hallFile));
    }
    if (hallFile != null) {
      throw new IllegalArgumentException(
          "--hall " + hallFile + " (expected: none, or none of --halls)");
    }
    if (node == null) {
      throw new IllegalArgumentException(
          "--halls " + hallsDir + " (expected: together with --journal and --node)");
    }
    return StartPlan.readAll(hallsDir);
  }

  /** This node's name, if it shares its hall with others. */
  Optional<String> node() {
    return Optional.ofNullable(node);
  }

  ServerSettings settings() {
    return ServerSettings.of(dataDir, host, port, webPort)
        .withAcceptClock(acceptClock)
        .withPublicAddress(Optional.ofNullable(publicAddress))
        .withRedis(
            Optional.ofNullable(redis)
                .map(this::trusting)
                .map(address -> new RedisHall.Place(address, redisReplicas)));
  }

  private RedisAddress trusting(RedisAddress address) {
    try {
      return RedisUrl.trusting(address, Optional.ofNullable(redisAuthorities));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
