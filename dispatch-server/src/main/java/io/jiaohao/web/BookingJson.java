package io.jiaohao.web;

import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage.Booking;
import io.jiaohao.core.HallImage.BookingState;
import io.jiaohao.views.OpenSlots;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * Slots and bookings as JSON. What is told of a grant comes from its events and the request alone,
 * so a repeat is told the same, whatever has become of the booking since.
 */
record BookingJson(ApiTimes times) {

  JsonObject slots(String service, LocalDate date, List<OpenSlots.Slot> slots) {
    JsonArray list = new JsonArray();
    slots.forEach(
        slot ->
            list.add(
                new JsonObject()
                    .put("wing", slot.wing())
                    .put("start", times.text(slot.fromMs()))
                    .put("end", times.text(slot.toMs()))
                    .put("places", slot.places())
                    .put("free", slot.free())));
    return new JsonObject().put("service", service).put("date", date.toString()).put("slots", list);
  }

  /** As it is now; who booked is not told. */
  JsonObject booking(Booking b) {
    JsonObject json = booking(b.bookingId(), b.wing(), b.service(), b.slotMs(), b.state());
    return b.state() == BookingState.ARRIVED ? json.put("number", b.number()) : json;
  }

  private JsonObject booking(
      long id, String wing, String service, long startMs, BookingState state) {
    return new JsonObject()
        .put("id", id)
        .put("service", service)
        .put("wing", wing)
        .put("start", times.text(startMs))
        .put("state", word(state));
  }

  private static String word(BookingState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  JsonObject made(List<Event> events) {
    for (Event event : events) {
      if (event instanceof Event.BookingMade e) {
        return booking(e.bookingId(), e.wing(), e.service(), e.slotMs(), BookingState.BOOKED);
      }
    }
    throw new IllegalStateException("a booking was granted without being made: " + events);
  }

  JsonObject moved(long id, long startMs) {
    return new JsonObject()
        .put("id", id)
        .put("start", times.text(startMs))
        .put("state", word(BookingState.BOOKED));
  }

  static JsonObject cancelled(long id) {
    return new JsonObject().put("id", id).put("state", word(BookingState.CANCELLED));
  }

  /** Who had checked in before gets the same ticket; whether that was late is not said again. */
  JsonObject arrived(long id, List<Event> events, LongFunction<String> pageOf) {
    JsonObject json = new JsonObject().put("id", id).put("state", word(BookingState.ARRIVED));
    for (Event event : events) {
      if (event instanceof Event.TicketIssued e) {
        json.put(
            "ticket",
            new JsonObject()
                .put("id", e.ticketId())
                .put("number", e.number())
                .put("wing", e.wing())
                .put("service", e.service())
                .put("issued", times.text(e.issuedAtMs()))
                .put("link", pageOf.apply(e.ticketId())));
      } else if (event instanceof Event.BookingArrived e) {
        json.put("late", e.late());
      }
    }
    return json;
  }
}
