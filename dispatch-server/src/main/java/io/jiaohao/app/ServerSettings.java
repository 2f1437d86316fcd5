package io.jiaohao.app;

import io.jiaohao.engine.EngineSettings;
import io.jiaohao.gateway.GatewaySettings;
import io.jiaohao.journal.redis.RedisHall;
import io.jiaohao.views.EventLog;
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
 * @param latestEventsMax events of a hall that are kept in memory
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
    int keysEveryMs,
    int latestEventsMax) {

  /** Address of a server that is told nothing else. */
  static final String LOOPBACK = "127.0.0.1";

  /** Port of the devices of a server that is told nothing else. */
  static final int DEVICE_PORT = 7500;

  /** Port of the pages of a server that is told nothing else. */
  static final int WEB_PORT = 7501;

  /** Where the directories of many halls are, in the data directory. */
  static final String HALLS = "halls";

  /** Events that all halls of a node together keep in memory, and each at least. */
  private static final int EVENTS_OF_ALL = 131_072;

  private static final int EVENTS_MIN = 128;

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
        1_000,
        EventLog.KEPT_MAX);
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

  /**
   * The same for one of many halls of this node: in a directory of its own, with its own name
   * before that of the public address.
   *
   * @param halls how many share the node's memory
   */
  ServerSettings ofHall(String hall, int halls) {
    return new ServerSettings(
        dataDir.resolve(HALLS).resolve(hall),
        engine,
        gateway,
        web,
        acceptClock,
        guests,
        publicAddress.map(address -> PublicAddress.ofHall(address, hall)),
        redis,
        timerEveryMs,
        pictureEveryMs,
        keysEveryMs,
        Math.min(EventLog.KEPT_MAX, Math.max(EVENTS_MIN, EVENTS_OF_ALL / halls)));
  }

  /** Beginning of the addresses of the pages on this port, as in {@code http://127.0.0.1:7501}. */
  String pagesAddress(int port) {
    return "http://" + address(web.host(), port);
  }

  /** Where the devices come in, on this port. */
  String devicesAddress(int port) {
    return address(gateway.host(), port);
  }

  private static String address(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
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
        keysEveryMs,
        latestEventsMax);
  }
}
