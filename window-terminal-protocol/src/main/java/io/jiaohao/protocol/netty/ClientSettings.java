package io.jiaohao.protocol.netty;

import io.jiaohao.protocol.FrameLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * How a device reaches its server and how patient it is.
 *
 * @param servers tried in turn
 * @param localAddress where to connect from, if it matters
 * @param pendingMax requests without an answer; one more fails at once
 * @param connectTimeoutMs for the connection
 * @param loginTimeoutMs from the connection to the Welcome
 * @param backoffFirstMs longest wait before the first attempt to come back
 * @param backoffMaxMs longest wait before any attempt
 * @param shownGapMs least time between two Shown
 * @param jitterSeed draws the waits
 */
public record ClientSettings(
    List<InetSocketAddress> servers,
    Optional<InetAddress> localAddress,
    int pendingMax,
    int connectTimeoutMs,
    int loginTimeoutMs,
    int backoffFirstMs,
    int backoffMaxMs,
    int shownGapMs,
    long jitterSeed) {
  private static final int PENDING_MAX = 256;
  private static final int CONNECT_TIMEOUT_MS = 3_000;

  /** Long enough that a whole hall does not come back within one tenth of a second. */
  static final int BACKOFF_FIRST_MS = 800;

  static final int BACKOFF_MAX_MS = 2_000;
  private static final SecureRandom SEEDS = new SecureRandom();

  public ClientSettings {
    servers = List.copyOf(servers);
    require(!servers.isEmpty(), "servers: none (expected: at least one)");
    require(pendingMax >= 1, "pendingMax: " + pendingMax + " (expected: 1 or more)");
    require(
        connectTimeoutMs >= 1, "connectTimeoutMs: " + connectTimeoutMs + " (expected: 1 or more)");
    require(loginTimeoutMs >= 1, "loginTimeoutMs: " + loginTimeoutMs + " (expected: 1 or more)");
    require(
        backoffFirstMs >= 1 && backoffMaxMs >= backoffFirstMs,
        "backoff: %d..%d ms (expected: 1 or more, first not over max)"
            .formatted(backoffFirstMs, backoffMaxMs));
    require(shownGapMs >= 0, "shownGapMs: " + shownGapMs + " (expected: 0 or more)");
  }

  /** The defaults, towards one server. Names are looked up again for each connection. */
  public static ClientSettings of(String host, int port) {
    return of(List.of(InetSocketAddress.createUnresolved(host, port)));
  }

  /** The defaults, towards a server with several addresses. */
  public static ClientSettings of(List<InetSocketAddress> servers) {
    return new ClientSettings(
        servers,
        Optional.empty(),
        PENDING_MAX,
        CONNECT_TIMEOUT_MS,
        FrameLimits.LOGIN_TIMEOUT_MS,
        BACKOFF_FIRST_MS,
        BACKOFF_MAX_MS,
        FrameLimits.SHOWN_GAP_MS,
        SEEDS.nextLong());
  }

  /** The same, connecting from this address of the host. */
  public ClientSettings from(InetAddress address) {
    return new ClientSettings(
        servers,
        Optional.of(address),
        pendingMax,
        connectTimeoutMs,
        loginTimeoutMs,
        backoffFirstMs,
        backoffMaxMs,
        shownGapMs,
        jitterSeed);
  }

  /** The same with another bound of unanswered requests. */
  public ClientSettings withPendingMax(int requests) {
    return new ClientSettings(
        servers,
        localAddress,
        requests,
        connectTimeoutMs,
        loginTimeoutMs,
        backoffFirstMs,
        backoffMaxMs,
        shownGapMs,
        jitterSeed);
  }

  /** The same with other waits before coming back. */
  public ClientSettings withBackoff(int firstMs, int maxMs, long seed) {
    return new ClientSettings(
        servers,
        localAddress,
        pendingMax,
        connectTimeoutMs,
        loginTimeoutMs,
        firstMs,
        maxMs,
        shownGapMs,
        seed);
  }

  /** The same with other patience for the connection and for the login. */
  public ClientSettings withTimeouts(int connectMs, int loginMs) {
    return new ClientSettings(
        servers,
        localAddress,
        pendingMax,
        connectMs,
        loginMs,
        backoffFirstMs,
        backoffMaxMs,
        shownGapMs,
        jitterSeed);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
