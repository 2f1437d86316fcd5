package io.jiaohao.views;

import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallImage.Booking;
import io.jiaohao.core.HallImage.BookingState;
import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.EntryFeed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reserved times of today and later, kept up from entries, for those who ask over HTTP. Written on
 * the engine's thread, read from any: each answer is whole, two may be of different moments.
 */
public final class BookingView implements EntryFeed {
  private final Map<Long, Booking> bookings = new ConcurrentHashMap<>();
  private final Map<Place, Integer> taken = new ConcurrentHashMap<>();
  private volatile HallPlan plan;
  private volatile long epochDay;
  private volatile long lastId;

  private record Place(String wing, String service, long slotMs) {
    static Place of(Booking booking) {
      return new Place(booking.wing(), booking.service(), booking.slotMs());
    }
  }

  /** A view of the bookings in this image of a hall. */
  public BookingView(HallImage image) {
    plan = image.plan().orElse(null);
    epochDay = image.epochDay();
    lastId = image.lastBookingId();
    image.bookings().forEach(this::put);
  }

  /** The plan in force; empty before the first. */
  public Optional<HallPlan> plan() {
    return Optional.ofNullable(plan);
  }

  /** The business day, in days since 1970-01-01. */
  public long epochDay() {
    return epochDay;
  }

  public Optional<Booking> find(long id) {
    return Optional.ofNullable(bookings.get(id));
  }

  /** Whether a booking with this id was made, even if its day is over and it is forgotten. */
  public boolean wasMade(long id) {
    return id > 0 && id <= lastId;
  }

  /** Places of a slot that are reserved or have been used. */
  public int taken(String wing, String service, long slotMs) {
    return taken.getOrDefault(new Place(wing, service, slotMs), 0);
  }

  @Override
  public void entry(Entry entry) {
    entry.events().forEach(this::take);
  }

  @Override
  public void endOfBatch(long seq) {
    // Readers come when they like; nobody waits for the end of a batch.
  }

  private void take(Event event) {
    if (event instanceof Event.PlanAdopted e) {
      plan = e.plan();
    } else if (event instanceof Event.DayTurned e) {
      epochDay = e.epochDay();
      forgetBeforeToday();
    } else if (event instanceof Event.BookingMade e) {
      lastId = e.bookingId();
      put(booked(e.bookingId(), e.person(), e.wing(), e.service(), e.slotMs(), e.missedAtMs()));
    } else if (event instanceof Event.BookingMoved e) {
      Booking b = bookings.get(e.bookingId());
      put(booked(e.bookingId(), b.person(), b.wing(), b.service(), e.slotMs(), e.missedAtMs()));
    } else if (event instanceof Event.BookingCancelled e) {
      settle(e.bookingId(), BookingState.CANCELLED, 0, "");
    } else if (event instanceof Event.BookingArrived e) {
      settle(e.bookingId(), BookingState.ARRIVED, e.ticketId(), e.number());
    } else if (event instanceof Event.BookingMissed e) {
      settle(e.bookingId(), BookingState.MISSED, 0, "");
    }
  }

  private static Booking booked(
      long id, String person, String wing, String service, long slotMs, long missedAtMs) {
    return new Booking(id, person, wing, service, slotMs, missedAtMs, BookingState.BOOKED, 0, "");
  }

  private void settle(long id, BookingState state, long ticketId, String number) {
    Booking b = bookings.get(id);
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
  }

  private void put(Booking booking) {
    letGo(bookings.put(booking.bookingId(), booking));
    if (isHolding(booking)) {
      taken.merge(Place.of(booking), 1, Integer::sum);
    }
  }

  private void letGo(Booking before) {
    if (before != null && isHolding(before)) {
      taken.computeIfPresent(Place.of(before), (place, n) -> n == 1 ? null : n - 1);
    }
  }

  private static boolean isHolding(Booking booking) {
    return booking.state() == BookingState.BOOKED || booking.state() == BookingState.ARRIVED;
  }

  private void forgetBeforeToday() {
    long dayBeganAtMs = plan.dayBeginsAtMs(LocalDate.ofEpochDay(epochDay));
    List<Long> over =
        bookings.values().stream()
            .filter(booking -> booking.slotMs() < dayBeganAtMs)
            .map(Booking::bookingId)
            .toList();
    over.forEach(id -> letGo(bookings.remove(id)));
  }
}
