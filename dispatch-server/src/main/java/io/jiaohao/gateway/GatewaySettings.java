package io.jiaohao.gateway;

import io.jiaohao.protocol.FrameLimits;

/**
 * The device port's numbers.
 *
 * @param host address to listen on; loopback only, as long as there is no TLS
 * @param port 0 = any free one
 * @param perHostMax connections of one address that have not logged in
 * @param connectionsMax connections of all
 * @param loginWithinMs from the connection to the proof
 * @param heartbeatMs the server says something at least this often
 * @param deadAfterMs silence after which a device is taken for dead
 * @param pendingMax requests of one device that wait for their answer
 * @param conflateBytes unsent bytes above which a device gets whole pictures, not every change
 * @param cutBytes unsent bytes above which a device is cut off
 * @param countsEveryMs shortest time between two updates of waiting counts
 * @param busyRetryMs when a device that was told "busy" should ask again
 */
public record GatewaySettings(
    String host,
    int port,
    int perHostMax,
    int connectionsMax,
    int loginWithinMs,
    int heartbeatMs,
    int deadAfterMs,
    int pendingMax,
    int conflateBytes,
    int cutBytes,
    int countsEveryMs,
    int busyRetryMs) {

  /** What a server uses, on loopback and this port. */
  public static GatewaySettings onPort(int port) {
    return new GatewaySettings(
        "127.0.0.1",
        port,
        64,
        20_000,
        FrameLimits.LOGIN_TIMEOUT_MS,
        FrameLimits.HEARTBEAT_MS,
        FrameLimits.DEAD_AFTER_MS,
        256,
        256 * 1024,
        4 * 1024 * 1024,
        1_000,
        200);
  }

  /** The same, with another limit of unproven connections per address. */
  public GatewaySettings withPerHostMax(int max) {
    return new GatewaySettings(
        host,
        port,
        max,
        connectionsMax,
        loginWithinMs,
        heartbeatMs,
        deadAfterMs,
        pendingMax,
        conflateBytes,
        cutBytes,
        countsEveryMs,
        busyRetryMs);
  }

  /** The same, with waiting counts updated at another pace. */
  public GatewaySettings withCountsEveryMs(int everyMs) {
    return new GatewaySettings(
        host,
        port,
        perHostMax,
        connectionsMax,
        loginWithinMs,
        heartbeatMs,
        deadAfterMs,
        pendingMax,
        conflateBytes,
        cutBytes,
        everyMs,
        busyRetryMs);
  }

  /** The same, with other times of login, heartbeat and death. */
  public GatewaySettings withTimes(int login, int heartbeat, int dead) {
    return new GatewaySettings(
        host,
        port,
        perHostMax,
        connectionsMax,
        login,
        heartbeat,
        dead,
        pendingMax,
        conflateBytes,
        cutBytes,
        countsEveryMs,
        busyRetryMs);
  }

  /** The same, at another address. */
  public GatewaySettings at(String otherHost, int otherPort) {
    return new GatewaySettings(
        otherHost,
        otherPort,
        perHostMax,
        connectionsMax,
        loginWithinMs,
        heartbeatMs,
        deadAfterMs,
        pendingMax,
        conflateBytes,
        cutBytes,
        countsEveryMs,
        busyRetryMs);
  }
}
