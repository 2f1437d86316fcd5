package io.jiaohao.core;

import static io.jiaohao.core.BrokenInvariantException.require;

import io.jiaohao.core.HallImage.Booking;
import io.jiaohao.core.HallImage.BookingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Reserved times of today and later, and who did not come lately. */
final class Bookings {
  private final SortedMap<Long, Booking> byId = new TreeMap<>();
  private final SortedSet<HallState.Deadline> deadlines;
  private final Set<String> evacuated;
  private final Map<Slot, Integer> taken = new LinkedHashMap<>();
  private final SortedMap<String, List<Long>> missedDays = new TreeMap<>();
  private long lastId;

  private record Slot(String wing, String service, long slotMs) {
    static Slot of(Booking booking) {
      return new Slot(booking.wing(), booking.service(), booking.slotMs());
    }
  }

  /**
   * Bookings that note in these deadlines when they are missed.
   *
   * @param evacuated wings in which that stands still, as they are at any time
   */
  Bookings(SortedSet<HallState.Deadline> deadlines, Set<String> evacuated) {
    this.deadlines = deadlines;
    this.evacuated = evacuated;
  }

  void restore(HallImage image) {
    lastId = image.lastBookingId();
    image.bookings().forEach(this::put);
    image.missed().forEach(m -> note(m.person(), m.epochDay()));
  }

  long lastId() {
    return lastId;
  }

  Optional<Booking> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<Booking> image() {
    return List.copyOf(byId.values());
  }

  List<HallImage.Missed> missedImage() {
    List<HallImage.Missed> all = new ArrayList<>();
    missedDays.forEach(
        (person, days) -> days.forEach(day -> all.add(new HallImage.Missed(person, day))));
    return all;
  }

  /** Places of a slot that are reserved or have been used. */
  int taken(String wing, String service, long slotMs) {
    return taken.getOrDefault(new Slot(wing, service, slotMs), 0);
  }

  /** Bookings of a person that hold, between two moments. */
  long of(String person, long fromMs, long beforeMs) {
    return byId.values().stream()
        .filter(b -> b.person().equals(person) && isHolding(b))
        .filter(b -> b.slotMs() >= fromMs && b.slotMs() < beforeMs)
        .count();
  }

  List<Long> missedDays(String person) {
    return missedDays.getOrDefault(person, List.of());
  }

  void add(Booking booking) {
    require(booking.bookingId() == lastId + 1, () -> "booking id jumped to " + booking.bookingId());
    lastId = booking.bookingId();
    put(booking);
  }

  private void put(Booking booking) {
    byId.put(booking.bookingId(), booking);
    if (isHolding(booking)) {
      taken.merge(Slot.of(booking), 1, Integer::sum);
    }
    if (booking.state() == BookingState.BOOKED && !evacuated.contains(booking.wing())) {
      deadlines.add(deadline(booking));
    }
  }

  private Booking take(long id) {
    Booking booking = byId.remove(id);
    require(booking != null, () -> "booking " + id + " is not there");
    if (isHolding(booking)) {
      taken.computeIfPresent(Slot.of(booking), (slot, n) -> n == 1 ? null : n - 1);
    }
    if (booking.state() == BookingState.BOOKED) {
      deadlines.remove(deadline(booking));
    }
    return booking;
  }

  private static boolean isHolding(Booking booking) {
    return booking.state() == BookingState.BOOKED || booking.state() == BookingState.ARRIVED;
  }

  private static HallState.Deadline deadline(Booking booking) {
    return new HallState.Deadline(
        booking.missedAtMs(), HallState.About.BOOKING, booking.bookingId());
  }

  void move(long id, long slotMs, long missedAtMs) {
    Booking b = take(id);
    require(b.state() == BookingState.BOOKED, () -> "booking " + id + " is " + b.state());
    put(
        new Booking(
            id, b.person(), b.wing(), b.service(), slotMs, missedAtMs, BookingState.BOOKED, 0, ""));
  }

  /** Nobody can come into the wing, so nobody misses a booking there. */
  void standStill(String wing) {
    booked(wing).forEach(b -> deadlines.remove(deadline(b)));
  }

  /** People can come again; who should have come by now gets that much longer. */
  void goOn(String wing, long nowMs, long shiftMs) {
    for (Booking b : booked(wing)) {
      long laterMs = b.slotMs() <= nowMs ? shiftMs : 0;
      move(b.bookingId(), b.slotMs(), b.missedAtMs() + laterMs);
    }
  }

  private List<Booking> booked(String wing) {
    return byId.values().stream()
        .filter(b -> b.state() == BookingState.BOOKED && b.wing().equals(wing))
        .toList();
  }

  void cancel(long id) {
    settle(id, BookingState.CANCELLED, 0, "");
  }

  void miss(long id, long epochDay) {
    settle(id, BookingState.MISSED, 0, "");
    note(byId.get(id).person(), epochDay);
  }

  /** The person came, perhaps after the slot was missed: then that does not count any more. */
  void arrive(long id, long ticketId, String number) {
    Booking was = settle(id, BookingState.ARRIVED, ticketId, number);
    if (was.state() == BookingState.MISSED) {
      List<Long> days = missedDays.get(was.person());
      days.remove(days.size() - 1);
      missedDays.values().removeIf(List::isEmpty);
    }
  }

  private Booking settle(long id, BookingState state, long ticketId, String number) {
    Booking b = take(id);
    put(
        new Booking(
            id,
            b.person(),
            b.wing(),
            b.service(),
            b.slotMs(),
            b.missedAtMs(),
            state,
            ticketId,
            number));
    return b;
  }

  private void note(String person, long epochDay) {
    missedDays.computeIfAbsent(person, p -> new ArrayList<>()).add(epochDay);
  }

  /** A day has begun: what lies before it is over, and so are old misses. */
  void forgetBefore(long dayBeganAtMs, long oldestMissedDay) {
    List<Long> over =
        byId.values().stream()
            .filter(b -> b.slotMs() < dayBeganAtMs)
            .map(Booking::bookingId)
            .toList();
    over.forEach(this::take);
    missedDays.values().forEach(days -> days.removeIf(day -> day < oldestMissedDay));
    missedDays.values().removeIf(List::isEmpty);
  }
}
