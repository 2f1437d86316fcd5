package io.jiaohao.gateway;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The halls that are served at this port, and where the others are. On the port's loop. */
final class ServedHalls {
  private final Map<String, HallDesk> byId = new LinkedHashMap<>();
  private Function<String, Optional<String>> elsewhere = hall -> Optional.empty();

  void add(String id, HallDesk desk) {
    byId.put(id, desk);
  }

  Optional<HallDesk> remove(String id) {
    return Optional.ofNullable(byId.remove(id));
  }

  /**
   * Who knows the address, {@code host:port}, of a hall that is served by another node. Is asked
   * with an empty name for a device that names no hall.
   */
  void askElsewhere(Function<String, Optional<String>> directory) {
    elsewhere = directory;
  }

  /** The hall that a Hello names; if it names none, the only one. */
  Optional<HallDesk> of(String named) {
    return named.isEmpty() && byId.size() == 1
        ? Optional.of(byId.values().iterator().next())
        : Optional.ofNullable(byId.get(named));
  }

  /** Address of the port that serves the hall; empty if nobody is known to. */
  String addressOf(String named) {
    return elsewhere.apply(named).orElse("");
  }

  Collection<HallDesk> all() {
    return byId.values();
  }
}
