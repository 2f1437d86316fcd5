package io.jiaohao.app;

import io.jiaohao.engine.EngineSettings;
import io.jiaohao.gateway.GatewaySettings;
import io.jiaohao.journal.redis.RedisHall;
import io.jiaohao.web.WebSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How one server runs.
 *
 * @param dataDir journal, snapshots and device keys
 * @param acceptClock start although the clock is before the last stamp or far past it
 * @param guests whether there are devices for people at the pages of a demonstration
 * @param publicAddress by which visitors' phones reach the pages; empty = that of the pages
 * @param redis where the journal is; empty = in the data directory
 * @param timerEveryMs how often the hall's deadlines are looked at when nothing arrives
 * @param pictureEveryMs shortest time between two pictures for managers
 * @param keysEveryMs how often the key file is looked at
 */
public record ServerSettings(
    Path dataDir,
    EngineSettings engine,
    GatewaySettings gateway,
    WebSettings web,
    boolean acceptClock,
    boolean guests,
    Optional<URI> publicAddress,
    Optional<RedisHall.Place> redis,
    int timerEveryMs,
    int pictureEveryMs,
    int keysEveryMs) {

  /** Address of a server that is told nothing else. */
  static final String LOOPBACK = "127.0.0.1";

  /** Port of the devices of a server that is told nothing else. */
  static final int DEVICE_PORT = 7500;

  /** Port of the pages of a server that is told nothing else. */
  static final int WEB_PORT = 7501;

  /** The usual settings for a data directory and two ports; 0 = any free one. */
  public static ServerSettings of(Path dataDir, int devicePort, int webPort) {
    return of(dataDir, LOOPBACK, devicePort, webPort);
  }

  /** The usual settings at another address. */
  static ServerSettings of(Path dataDir, String host, int devicePort, int webPort) {
    return new ServerSettings(
        dataDir,
        EngineSettings.DEFAULTS,
        GatewaySettings.onPort(devicePort).at(host, devicePort),
        WebSettings.DEFAULTS.at(host, webPort),
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        20,
        250,
        1_000);
  }

  ServerSettings withAcceptClock(boolean accept) {
    return with(engine, gateway, accept, guests, publicAddress, redis);
  }

  ServerSettings withGuests() {
    return with(engine, gateway, acceptClock, true, publicAddress, redis);
  }

  ServerSettings withPublicAddress(Optional<URI> address) {
    return with(engine, gateway, acceptClock, guests, address, redis);
  }

  /** The same with the journal in Redis. */
  ServerSettings withRedis(Optional<RedisHall.Place> place) {
    return with(engine, gateway, acceptClock, guests, publicAddress, place);
  }

  /** The same with another device port's settings. */
  public ServerSettings withGateway(GatewaySettings other) {
    return with(engine, other, acceptClock, guests, publicAddress, redis);
  }

  /** The same with another engine's limits. */
  public ServerSettings withEngine(EngineSettings other) {
    return with(other, gateway, acceptClock, guests, publicAddress, redis);
  }

  private ServerSettings with(
      EngineSettings newEngine,
      GatewaySettings newGateway,
      boolean accept,
      boolean withGuests,
      Optional<URI> address,
      Optional<RedisHall.Place> place) {
    return new ServerSettings(
        dataDir,
        newEngine,
        newGateway,
        web,
        accept,
        withGuests,
        address,
        place,
        timerEveryMs,
        pictureEveryMs,
        keysEveryMs);
  }
}
