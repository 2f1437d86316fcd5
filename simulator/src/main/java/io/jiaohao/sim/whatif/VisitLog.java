package io.jiaohao.sim.whatif;

import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The visitors of a day while it is being read. */
final class VisitLog {
  private final Map<Long, List<OpenLeg>> byTicket = new LinkedHashMap<>();
  private final Map<Long, OpenLeg> byCall = new LinkedHashMap<>();
  private final Map<Long, Long> ticketOfCall = new LinkedHashMap<>();

  boolean isEmpty() {
    return byTicket.isEmpty();
  }

  /** {@code walkUp}: the window that took the visitor in at once; empty = the visitor queues. */
  void issued(Event.TicketIssued e, String walkUp) {
    List<OpenLeg> legs = new ArrayList<>();
    legs.add(
        new OpenLeg(
            e.issuedAtMs(), e.key().releaseMs(), e.wing(), e.service(), e.ticketClass(), walkUp));
    byTicket.put(e.ticketId(), legs);
  }

  void printed(long ticket, long atMs) {
    last(ticket).ifPresent(leg -> leg.printed(atMs));
  }

  void voided(long ticket) {
    last(ticket).ifPresent(OpenLeg::voided);
  }

  void cancelled(long ticket, long atMs) {
    last(ticket).ifPresent(leg -> leg.left(atMs));
  }

  Optional<OpenLeg> called(Event.TicketCalled e) {
    Optional<OpenLeg> leg = last(e.ticketId());
    leg.ifPresent(
        l -> {
          l.called(e.callId(), e.calledAtMs());
          byCall.put(e.callId(), l);
          ticketOfCall.put(e.callId(), e.ticketId());
        });
    return leg;
  }

  /** A call is over; {@code inVain} if nobody came. */
  Optional<OpenLeg> ended(long call, long atMs, boolean inVain) {
    Optional<OpenLeg> leg = Optional.ofNullable(byCall.get(call));
    leg.ifPresent(l -> l.ended(call, atMs, inVain));
    return leg;
  }

  Optional<OpenLeg> transferred(Event.TicketTransferred e, long atMs) {
    Optional<OpenLeg> leg = ended(e.callId(), atMs, false);
    leg.ifPresent(
        from ->
            byTicket
                .get(ticketOfCall.get(e.callId()))
                .add(
                    new OpenLeg(
                        atMs, e.key().releaseMs(), e.wing(), e.service(), from.ticketClass, "")));
    return leg;
  }

  /** What was done last at a window never was. */
  void undone(Event.ActionUndone e) {
    for (long call : e.endedCalls()) {
      Optional.ofNullable(byCall.remove(call)).ifPresent(leg -> leg.callTakenBack(call));
    }
    e.calls().forEach(call -> reopen(call.callId()));
  }

  private void reopen(long call) {
    OpenLeg leg = byCall.get(call);
    if (leg != null) {
      leg.endTakenBack(call);
      List<OpenLeg> legs = byTicket.get(ticketOfCall.get(call));
      legs.subList(legs.indexOf(leg) + 1, legs.size()).clear();
    }
  }

  private Optional<OpenLeg> last(long ticket) {
    return Optional.ofNullable(byTicket.get(ticket)).map(legs -> legs.get(legs.size() - 1));
  }

  /** All visits; what is not known of one is taken from the others. */
  List<RecordedDay.Visit> visits(HallPlan plan, long lastMs) {
    PlanIndex index = new PlanIndex(plan);
    Map<String, Long> usualAtWindowMs = new LinkedHashMap<>();
    List<OpenLeg> all = byTicket.values().stream().flatMap(List::stream).toList();
    long usualNoticedMs = mean(all, OpenLeg::knownNoticedMs, 0);
    long usualAfterMs = mean(all, OpenLeg::knownAfterMs, 0);
    List<RecordedDay.Visit> visits = new ArrayList<>();
    for (List<OpenLeg> legs : byTicket.values()) {
      List<RecordedDay.Leg> read = new ArrayList<>();
      for (OpenLeg leg : legs.stream().filter(OpenLeg::counts).toList()) {
        long usualMs =
            usualAtWindowMs.computeIfAbsent(
                leg.service,
                service ->
                    mean(
                        all.stream().filter(l -> l.service.equals(service)).toList(),
                        OpenLeg::knownAtWindowMs,
                        index
                            .service(service)
                            .map(HallPlan.Service::expectedMs)
                            .orElse(0L)
                            .doubleValue()));
        read.add(leg.leg(lastMs, usualMs, usualNoticedMs, usualAfterMs));
      }
      if (!read.isEmpty()) {
        visits.add(new RecordedDay.Visit(read));
      }
    }
    return visits;
  }

  /** The mean of what is known. */
  private static long mean(List<OpenLeg> legs, ToLongFunction<OpenLeg> known, double ifNothingIs) {
    return Math.round(
        legs.stream().mapToLong(known).filter(ms -> ms >= 0).average().orElse(ifNothingIs));
  }
}
