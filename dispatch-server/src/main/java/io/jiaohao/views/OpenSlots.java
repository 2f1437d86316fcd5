package io.jiaohao.views;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
import io.jiaohao.core.Slots;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The times that can be booked still, worked out when somebody asks and on the asker's thread, away
 * from the engine's. For one thread.
 */
public final class OpenSlots {
  private static final long MS_PER_MINUTE = 60_000;

  private final BookingView bookings;
  private PlanIndex index;

  /** A time of a service in a wing; {@code free} of its places are not taken yet. */
  public record Slot(String wing, long fromMs, long toMs, int places, int free) {}

  public OpenSlots(BookingView bookings) {
    this.bookings = bookings;
  }

  /** Slots of a day that have not begun, in each wing that serves this; none if none can be had. */
  public List<Slot> of(String service, LocalDate day, long nowMs) {
    HallPlan plan = bookings.plan().orElse(null);
    if (plan == null) {
      return List.of();
    }
    if (index == null || !index.plan().equals(plan)) {
      index = new PlanIndex(plan);
    }
    long epochDay = day.toEpochDay();
    HallPlan.Appointments rules = plan.life().appointments();
    long today = bookings.epochDay();
    List<Slot> slots = new ArrayList<>();
    if (isOffered(service) && epochDay >= today && epochDay <= today + rules.daysAhead()) {
      for (String wing : index.wingsServing(service)) {
        add(slots, wing, service, epochDay, nowMs);
      }
    }
    return slots;
  }

  /** Whether this service takes appointments. */
  public boolean isOffered(String service) {
    return bookings.plan().stream()
        .anyMatch(plan -> plan.life().appointments().services().contains(service));
  }

  private void add(List<Slot> slots, String wing, String service, long epochDay, long nowMs) {
    HallPlan.Appointments rules = index.plan().life().appointments();
    Slots planned = new Slots(index, rules);
    for (long fromMs : planned.of(wing, service, epochDay)) {
      if (fromMs > nowMs) {
        int places = planned.capacity(wing, service, fromMs);
        int free = Math.max(0, places - bookings.taken(wing, service, fromMs));
        slots.add(
            new Slot(wing, fromMs, fromMs + rules.slotMinutes() * MS_PER_MINUTE, places, free));
      }
    }
  }
}
