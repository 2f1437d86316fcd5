package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.sim.TicketRecord.Whereabouts;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The auditor's own list of tickets: who was given which number, and where they are now. */
final class TicketBook {
  private final Faults faults;
  private final Map<String, String> zoneOfService = new HashMap<>();
  private final Map<Long, TicketRecord> byId = new LinkedHashMap<>();
  private final Map<String, Long> idByNumber = new HashMap<>();
  private final Map<Place, Long> oldWaiting = new LinkedHashMap<>();
  private long beganMs = Long.MAX_VALUE;

  /** The least id of a ticket that was issued to us: those below are from before. */
  private long firstOwn = Long.MAX_VALUE;

  TicketBook(HallPlan plan, Faults faults) {
    this.faults = faults;
    plan.services().forEach(service -> zoneOfService.put(service.id(), service.zone()));
  }

  /** From now on every new ticket is ours; so many wait already. */
  void begins(long hallMs, Map<Place, Long> waitingAlready) {
    beganMs = hallMs;
    oldWaiting.putAll(waitingAlready);
  }

  /** When the simulation began, in hall time. */
  long beganMs() {
    return beganMs;
  }

  /** A device was given a number: from now on the ticket may not get lost. */
  TicketRecord issued(Issued issued) {
    TicketRecord ticket = byId.get(issued.getTicketId());
    if (ticket == null) {
      ticket =
          add(
              issued.getTicketId(),
              issued.getNumber(),
              issued.getService(),
              issued.getWing(),
              false);
    } else if (ticket.acknowledged) {
      faults.add("%s was given out twice", ticket);
    } else if (!ticket.number.equals(issued.getNumber())) {
      faults.add("%s was printed as %s", ticket, issued.getNumber());
    }
    ticket.acknowledged = true;
    ticket.issuedMs = issued.getIssuedMs();
    firstOwn = Math.min(firstOwn, ticket.id);
    return ticket;
  }

  /** The ticket that was called; one that no kiosk has told us of yet may still be answered for. */
  TicketRecord called(CallRecord.Facts call, String wing) {
    TicketRecord known = byId.get(call.ticketId());
    if (known != null) {
      if (!known.number.equals(call.number())) {
        faults.add("%s was called as %s at %s", known, call.number(), call.window());
      }
      if (!known.wing.equals(wing)) {
        faults.add("%s of wing %s was called at %s", known, known.wing, call.window());
      }
      return known;
    }
    boolean old = beganMs == Long.MAX_VALUE;
    return add(call.ticketId(), call.number(), call.service(), wing, old);
  }

  /**
   * A reply said when a called ticket was issued: perhaps it is one of those who waited already.
   */
  void issuedAt(TicketRecord ticket, long issuedMs) {
    ticket.issuedMs = issuedMs;
    if (!ticket.old && !ticket.acknowledged && issuedMs < beganMs) {
      isFromBefore(ticket);
    }
  }

  private void isFromBefore(TicketRecord ticket) {
    ticket.old = true;
    oldWaiting.merge(placeOf(ticket), -1L, Long::sum);
  }

  /** Who was called by themselves alone may be from before: their ids tell. */
  void sortOutStrangers() {
    for (TicketRecord ticket : byId.values()) {
      if (!ticket.old && !ticket.acknowledged && ticket.issuedMs == 0 && ticket.id < firstOwn) {
        isFromBefore(ticket);
      }
    }
  }

  private TicketRecord add(long id, String number, String service, String wing, boolean old) {
    TicketRecord ticket = new TicketRecord(id, number, service, wing, old);
    byId.put(id, ticket);
    Long other = idByNumber.put(number, id);
    if (other != null) {
      faults.add("number %s stands for two tickets, %d and %d", number, other, id);
    }
    return ticket;
  }

  /** A ticket came to nobody, for the nth time; the server puts it back or passes it over. */
  void cameToNobody(TicketRecord ticket, int passesMax, boolean moves) {
    boolean fromHold = !ticket.heldAt.isEmpty();
    ticket.noShows += fromHold ? 0 : 1;
    if (moves && fromHold) {
      ticket.whereabouts = Whereabouts.HELD;
    } else if (moves) {
      ticket.whereabouts = ticket.noShows >= passesMax ? Whereabouts.PASSED : Whereabouts.WAITING;
    } else if (ticket.isWaitingStill() && ticket.noShows >= passesMax) {
      ticket.whereabouts = Whereabouts.PASSED; // An older call, heard of late, was the first.
    }
  }

  Optional<TicketRecord> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  Collection<TicketRecord> all() {
    return byId.values();
  }

  private Place placeOf(TicketRecord ticket) {
    return new Place(ticket.wing, zoneOfService.getOrDefault(ticket.service, ""));
  }

  /** Whether the count of this place depends on what happened before the simulation. */
  boolean isUncertain(Place place) {
    return byId.values().stream()
        .anyMatch(ticket -> ticket.old && ticket.noShows > 0 && placeOf(ticket).equals(place));
  }

  /** How many should be waiting, by place. */
  Map<Place, Long> waiting() {
    Map<Place, Long> counts = new LinkedHashMap<>(oldWaiting);
    for (TicketRecord ticket : byId.values()) {
      if (ticket.whereabouts == Whereabouts.WAITING) {
        counts.merge(placeOf(ticket), 1L, Long::sum);
      }
    }
    return counts;
  }

  /** Tickets that were called although no kiosk ever got them. */
  void checkAllAcknowledged() {
    for (TicketRecord ticket : byId.values()) {
      if (!ticket.acknowledged && !ticket.old) {
        faults.add("%s was called, but no kiosk was given it", ticket);
      }
    }
  }
}
