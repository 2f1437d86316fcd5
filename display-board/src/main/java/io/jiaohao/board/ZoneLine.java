package io.jiaohao.board;

import io.jiaohao.protocol.wire.ZoneWaiting;

/** How many visitors wait in one zone of one wing. */
public record ZoneLine(String wing, String zone, int waiting) {
  static ZoneLine of(ZoneWaiting message) {
    return new ZoneLine(message.getWing(), message.getZone(), message.getWaiting());
  }

  boolean sameZoneAs(ZoneLine other) {
    return wing.equals(other.wing) && zone.equals(other.zone);
  }
}
