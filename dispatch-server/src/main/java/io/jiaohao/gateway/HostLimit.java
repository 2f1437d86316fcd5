package io.jiaohao.gateway;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many connections each address has that have not logged in yet. */
final class HostLimit {
  private final int perHostMax;
  private final Map<InetAddress, Integer> unproven = new LinkedHashMap<>();

  HostLimit(int perHostMax) {
    this.perHostMax = perHostMax;
  }

  /** Counts a new connection, unless the address has too many already. */
  boolean admit(InetAddress host) {
    int before = unproven.getOrDefault(host, 0);
    if (before >= perHostMax) {
      return false;
    }
    unproven.put(host, before + 1);
    return true;
  }

  /** A connection that was admitted has logged in or gone. */
  void release(InetAddress host) {
    unproven.computeIfPresent(host, (h, count) -> count > 1 ? count - 1 : null);
  }
}
