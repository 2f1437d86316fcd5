package io.jiaohao.core;

import io.jiaohao.core.HallImage.Booking;
import io.jiaohao.core.HallImage.BookingState;
import io.jiaohao.core.Refusal.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reserved times: booked, moved, given back, used or missed. */
final class Appointing extends Rules {
  private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private final HallPlan.Appointments rules;

  Appointing(HallState hall, long nowMs) {
    super(hall, nowMs);
    this.rules = life().appointments();
  }

  Decision book(Command.Book c) {
    if (!rules.services().contains(c.service())) {
      return Decision.refused(Reason.NOT_APPOINTABLE, "service: " + c.service());
    }
    if (!plan.wingsServing(c.service()).contains(c.wing())) {
      return Decision.refused(
          Reason.SERVICE_NOT_HERE,
          "service " + c.service() + " is served in " + plan.wingsServing(c.service()));
    }
    if (!PERSON.matcher(c.person()).matches()) {
      return Decision.refused(
          Reason.BAD_PERSON, "person (expected: a keyed hash of 8 to 64 characters)");
    }
    return reachFault(c.slotMs())
        .or(() -> personsFault(c.person(), c.slotMs()))
        .or(() -> slotsFault(c.wing(), c.service(), c.slotMs()))
        .orElseGet(
            () ->
                Decision.accepted(
                    new Event.BookingMade(
                        hall.bookings().lastId() + 1,
                        c.person(),
                        c.wing(),
                        c.service(),
                        c.slotMs(),
                        c.slotMs() + rules.graceMs())));
  }

  /** Comes before all that reckons in days: the calendar does not have one for every number. */
  private Optional<Decision> reachFault(long slotMs) {
    long reachMs = Duration.ofDays(rules.daysAhead() + 2L).toMillis();
    return slotMs > nowMs && slotMs - nowMs <= reachMs
        ? Optional.empty()
        : Optional.of(noSuchSlot(slotMs));
  }

  private Decision noSuchSlot(long slotMs) {
    return Decision.refused(
        Reason.NO_SUCH_SLOT,
        "slot: "
            + slotMs
            + " (expected: the beginning of one in the next "
            + rules.daysAhead()
            + " days)");
  }

  private Optional<Decision> personsFault(String person, long slotMs) {
    long barredSince = hall.epochDay() - rules.banDays();
    long missed =
        hall.bookings().missedDays(person).stream().filter(day -> day >= barredSince).count();
    if (missed >= rules.missedLimit()) {
      return Optional.of(
          Decision.refused(
              Reason.BOOKING_BAN,
              "missed: " + missed + " (expected: below " + rules.missedLimit() + ")"));
    }
    long day = plan.businessDay(slotMs).toEpochDay();
    long sameDay = hall.bookings().of(person, plan.dayBeginsAtMs(day), plan.dayBeginsAtMs(day + 1));
    return sameDay >= rules.perPersonDay()
        ? Optional.of(
            Decision.refused(
                Reason.BOOKING_LIMIT,
                "bookings that day: "
                    + sameDay
                    + " (expected: below "
                    + rules.perPersonDay()
                    + ")"))
        : Optional.empty();
  }

  private Optional<Decision> slotsFault(String wing, String service, long slotMs) {
    Slots slots = new Slots(plan, rules);
    long day = plan.businessDay(slotMs).toEpochDay();
    boolean bookable =
        day <= hall.epochDay() + rules.daysAhead() && slots.of(wing, service, day).contains(slotMs);
    if (!bookable) {
      return Optional.of(noSuchSlot(slotMs));
    }
    int capacity = slots.capacity(wing, service, slotMs);
    int taken = hall.bookings().taken(wing, service, slotMs);
    return taken >= capacity
        ? Optional.of(
            Decision.refused(
                Reason.SLOT_FULL, "booked: " + taken + " (expected: below " + capacity + ")"))
        : Optional.empty();
  }

  Decision change(Command.ChangeBooking c) {
    return onBooking(c.bookingId(), b -> changed(b, c.slotMs()));
  }

  private Decision changed(Booking booking, long slotMs) {
    if (slotMs == booking.slotMs()) {
      return Decision.accepted();
    }
    return tooLate(booking)
        .or(() -> reachFault(slotMs))
        .or(() -> otherDaysFault(booking, slotMs))
        .or(() -> slotsFault(booking.wing(), booking.service(), slotMs))
        .orElseGet(
            () ->
                Decision.accepted(
                    new Event.BookingMoved(booking.bookingId(), slotMs, slotMs + rules.graceMs())));
  }

  /** Within its own day a booking may move freely; into another one as a new one may. */
  private Optional<Decision> otherDaysFault(Booking booking, long slotMs) {
    return plan.businessDay(slotMs).equals(plan.businessDay(booking.slotMs()))
        ? Optional.empty()
        : personsFault(booking.person(), slotMs);
  }

  Decision cancel(Command.CancelBooking c) {
    return onBooking(
        c.bookingId(),
        b ->
            tooLate(b)
                .orElseGet(() -> Decision.accepted(new Event.BookingCancelled(b.bookingId()))));
  }

  private Optional<Decision> tooLate(Booking booking) {
    if (booking.state() != BookingState.BOOKED) {
      return Optional.of(over(booking));
    }
    return nowMs > booking.slotMs() - rules.cancelBeforeMs()
        ? Optional.of(
            Decision.refused(
                Reason.TOO_LATE_TO_CANCEL,
                "minutes before: "
                    + (booking.slotMs() - nowMs) / 60_000
                    + " (expected: at least "
                    + rules.cancelBeforeMs() / 60_000
                    + ")"))
        : Optional.empty();
  }

  private static Decision over(Booking booking) {
    return Decision.refused(
        Reason.BOOKING_ENDED, "booking " + booking.bookingId() + " is " + booking.state());
  }

  /**
   * In time, the ticket has the class of appointments and counts from shortly before the slot at
   * the earliest; too late, it is an ordinary one. Who has checked in gets the same ticket again.
   */
  Decision checkIn(Command.CheckIn c) {
    return onBooking(
        c.bookingId(),
        b -> {
          if (b.state() == BookingState.ARRIVED) {
            return new Issuing(hall, nowMs).issuedBefore(b);
          }
          if (b.state() == BookingState.CANCELLED) {
            return over(b);
          }
          Optional<Decision> evacuated = evacuated(b.wing());
          if (evacuated.isPresent()) {
            return evacuated.get();
          }
          return nowMs < b.slotMs() - rules.checkInBeforeMs()
              ? tooEarly(b)
              : new Issuing(hall, nowMs).issueTo(b, c.printer(), isLate(b), rules);
        });
  }

  private boolean isLate(Booking booking) {
    return booking.state() == BookingState.MISSED || nowMs > booking.missedAtMs();
  }

  private Decision tooEarly(Booking booking) {
    long minutes = (booking.slotMs() - rules.checkInBeforeMs() - nowMs + 59_999) / 60_000;
    return Decision.refused(
        Reason.CHECK_IN_TOO_EARLY,
        "minutes to go: " + minutes + " (or take an ordinary number now)");
  }

  private Decision onBooking(long id, Function<Booking, Decision> action) {
    Optional<Booking> booking = hall.bookings().find(id);
    if (booking.isPresent()) {
      return action.apply(booking.get());
    }
    return id > 0 && id <= hall.bookings().lastId()
        ? Decision.refused(Reason.BOOKING_ENDED, "booking: " + id)
        : unknown(Reason.UNKNOWN_BOOKING, "booking", Long.toString(id));
  }
}
