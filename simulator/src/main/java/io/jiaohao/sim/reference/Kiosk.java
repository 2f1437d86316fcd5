package io.jiaohao.sim.reference;

import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What other kiosks print: people waiting times the mean service over the windows that serve it;
 * the wait of the last visitor who was called; how long the first in line has waited by now.
 */
final class Kiosk {
  private final ReferenceHall reference;
  private final Map<Long, ReferenceDay.Visitor> waiting = new LinkedHashMap<>();
  private final Map<String, Double> lastWaitMin = new LinkedHashMap<>();

  Kiosk(ReferenceHall reference) {
    this.reference = reference;
  }

  void issued(ReferenceDay.Visitor visitor, long ticketId) {
    waiting.put(ticketId, visitor);
  }

  void called(Event.TicketCalled call) {
    ReferenceDay.Visitor visitor = waiting.remove(call.ticketId());
    double waitedMin = minutes(call.calledAtMs() - visitor.arrivesMs());
    lastWaitMin.put(visitor.service(), waitedMin);
    lastWaitMin.put(visitor.service() + '/' + visitor.ticketClass(), waitedMin);
  }

  /** Waiting times mean service over open windows that serve it. */
  double naiveMin(ReferenceDay.Visitor visitor, HallState hall) {
    long ahead = waiting.values().stream().filter(v -> isSame(v, visitor)).count();
    int open = 0;
    for (HallImage.Window window : hall.image().windows()) {
      boolean works = window.open() && window.duty().pause().isEmpty();
      boolean serves = reference.windows.get(window.window()).skills().contains(visitor.service());
      open += works && serves ? 1 : 0;
    }
    return ahead * reference.services.get(visitor.service()).meanMin() / Math.max(1, open);
  }

  /** Wait of the last one called for the same service and class; of the same service, if none. */
  double lastCalledMin(ReferenceDay.Visitor visitor) {
    double ofService = lastWaitMin.getOrDefault(visitor.service(), 0.0);
    return lastWaitMin.getOrDefault(visitor.service() + '/' + visitor.ticketClass(), ofService);
  }

  /** How long the longest waiting of the same service has waited. */
  double firstInLineMin(ReferenceDay.Visitor visitor) {
    return waiting.values().stream()
        .filter(v -> isSame(v, visitor))
        .mapToDouble(v -> minutes(visitor.arrivesMs() - v.arrivesMs()))
        .findFirst()
        .orElse(0);
  }

  private static boolean isSame(ReferenceDay.Visitor one, ReferenceDay.Visitor other) {
    return one.service().equals(other.service());
  }

  private static double minutes(long ms) {
    return (double) ms / ReferenceHall.MINUTE_MS;
  }
}
