package io.jiaohao.protocol.netty;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where a device knocks next: at its own servers in turn, or where one of them has sent it. A
 * server that is told by another is tried once and at once; if servers send the device around, it
 * goes back to its own list and waits like after any failure.
 */
final class Itinerary {
  private static final int REDIRECTS_IN_A_ROW = 3;
  private static final int PORT_MAX = 65_535;

  private final List<InetSocketAddress> servers;
  private int attempts;
  private int redirects;
  private Optional<InetSocketAddress> sentTo = Optional.empty();

  Itinerary(List<InetSocketAddress> servers) {
    this.servers = servers;
  }

  /** The server to try now. */
  InetSocketAddress next() {
    if (sentTo.isPresent()) {
      InetSocketAddress there = sentTo.get();
      sentTo = Optional.empty();
      return there;
    }
    return servers.get(attempts++ % servers.size());
  }

  /** Whether the next server is one that another has named: there is nothing to wait for. */
  boolean knowsTheWay() {
    return sentTo.isPresent();
  }

  /** A server has said where the hall is; empty or no address: it does not know. */
  void sentTo(String address) {
    if (redirects < REDIRECTS_IN_A_ROW) {
      sentTo = parse(address);
      redirects += sentTo.isPresent() ? 1 : 0;
    } else {
      redirects = 0;
    }
  }

  /** Logged in. */
  void arrived() {
    redirects = 0;
  }

  private static Optional<InetSocketAddress> parse(String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    try {
      int port = Integer.parseInt(address.substring(colon + 1));
      return port >= 1 && port <= PORT_MAX
          ? Optional.of(InetSocketAddress.createUnresolved(address.substring(0, colon), port))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
