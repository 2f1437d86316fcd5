package io.jiaohao.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who serves what in the {@link NaiveHall}; services that have gone away with a plan too. */
final class NaiveServices {
  /** Zone of each service that a plan ever had. */
  private final Map<String, String> zoneOf = new TreeMap<>();

  private HallPlan plan;

  void follow(HallPlan newPlan) {
    plan = newPlan;
    newPlan.services().forEach(s -> zoneOf.put(s.id(), s.zone()));
  }

  Optional<HallPlan.Service> service(String id) {
    return plan.services().stream().filter(s -> s.id().equals(id)).findFirst();
  }

  Optional<HallPlan.Window> window(String id) {
    return plan.windows().stream().filter(w -> w.id().equals(id)).findFirst();
  }

  /** The class of this id; the empty id stands for the usual class, without a head start. */
  Optional<HallPlan.TicketClass> ticketClass(String id) {
    return plan.classes().stream()
        .filter(k -> id.isEmpty() ? k.headStartMs() == 0 : k.id().equals(id))
        .findFirst();
  }

  boolean hasHeadStart(NaiveTicket ticket) {
    return ticketClass(ticket.ticketClass).filter(k -> k.headStartMs() > 0).isPresent();
  }

  boolean serves(String window, String service) {
    return window(window).filter(w -> serves(w, service)).isPresent();
  }

  private static boolean serves(HallPlan.Window window, String service) {
    return window.serves().stream().anyMatch(s -> s.service().equals(service));
  }

  boolean isInZone(String service, String zone) {
    return service(service).filter(s -> s.zone().equals(zone)).isPresent();
  }

  boolean isServedIn(String wing, String service) {
    return plan.windows().stream().anyMatch(w -> w.wing().equals(wing) && serves(w, service));
  }

  /** How late the window counts the ticket as, if it takes its like at all. */
  Optional<Long> reluctanceMs(HallPlan.Window window, NaiveTicket ticket) {
    if (!window.wing().equals(ticket.wing)) {
      return Optional.empty();
    }
    if (service(ticket.service).isEmpty()) {
      return takesIn(window, zoneOf.get(ticket.service)) ? Optional.of(0L) : Optional.empty();
    }
    return window.serves().stream()
        .filter(s -> s.service().equals(ticket.service))
        .map(HallPlan.Skill::reluctanceMs)
        .findFirst();
  }

  /**
   * Who has lost the service goes to the windows of its wing that serve all of its zone, or if
   * there are none to those that serve some of it, or to all.
   */
  private boolean takesIn(HallPlan.Window window, String zone) {
    long most = neighbours(window).stream().mapToLong(w -> servedOf(zone, w)).max().orElse(0);
    long all = plan.services().stream().filter(s -> s.zone().equals(zone)).count();
    if (all > 0 && most == all) {
      return servedOf(zone, window) == all;
    }
    return most == 0 || servedOf(zone, window) > 0;
  }

  private List<HallPlan.Window> neighbours(HallPlan.Window window) {
    return plan.windows().stream().filter(w -> w.wing().equals(window.wing())).toList();
  }

  private long servedOf(String zone, HallPlan.Window window) {
    return plan.services().stream()
        .filter(s -> s.zone().equals(zone) && serves(window, s.id()))
        .count();
  }
}
