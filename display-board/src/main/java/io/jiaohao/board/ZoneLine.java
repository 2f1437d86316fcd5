package io.jiaohao.board;

import io.jiaohao.protocol.wire.ZoneWaiting;

/** How many visitors wait in one zone of one wing, and what the zone is called. */
public record ZoneLine(String wing, String zone, Name name, int waiting) {
  static ZoneLine of(ZoneWaiting message) {
    return new ZoneLine(
        message.getWing(), message.getZone(), Name.of(message), message.getWaiting());
  }

  boolean sameZoneAs(ZoneLine other) {
    return wing.equals(other.wing) && zone.equals(other.zone);
  }

  /** This line after an older one of the same zone: counts are told again and again, names once. */
  ZoneLine after(ZoneLine older) {
    return new ZoneLine(wing, zone, name.or(older.name), waiting);
  }
}
