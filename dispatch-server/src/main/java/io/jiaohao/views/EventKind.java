package io.jiaohao.views;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What other systems are told of, in words that stay. */
public enum EventKind {
  TICKET_ISSUED("ticket.issued"),
  TICKET_PRINTED("ticket.printed"),
  TICKET_VOIDED("ticket.voided"),
  TICKET_REVIVED("ticket.revived"),
  TICKET_CALLED("ticket.called"),
  TICKET_ANNOUNCED("ticket.announced"),
  TICKET_SERVING("ticket.serving"),
  TICKET_SERVED("ticket.served"),
  TICKET_NO_SHOW("ticket.no_show"),
  TICKET_RETURNED("ticket.returned"),
  TICKET_REJOINED("ticket.rejoined"),
  TICKET_HELD("ticket.held"),
  TICKET_SERVICE_ADDED("ticket.service_added"),
  TICKET_SERVICE_CHANGED("ticket.service_changed"),
  TICKET_TRANSFERRED("ticket.transferred"),
  TICKET_MERGED("ticket.merged"),
  TICKET_CANCELLED("ticket.cancelled"),
  WINDOW_OPENED("window.opened"),
  WINDOW_PAUSED("window.paused"),
  WINDOW_CLOSED("window.closed"),
  WINDOW_OFFLINE("window.offline"),
  WINDOW_ONLINE("window.online"),
  WINDOW_UNDONE("window.undone"),
  SERVICE_STOPPED("service.stopped"),
  SERVICE_RESUMED("service.resumed"),
  BOOKING_MADE("booking.made"),
  BOOKING_MOVED("booking.moved"),
  BOOKING_CANCELLED("booking.cancelled"),
  BOOKING_ARRIVED("booking.arrived"),
  BOOKING_MISSED("booking.missed"),
  HALL_DAY_TURNED("hall.day_turned"),
  HALL_RESUMED("hall.resumed"),
  HALL_PLAN_CHANGED("hall.plan_changed"),
  HALL_PLAN_SCHEDULED("hall.plan_scheduled"),
  HALL_EVACUATED("hall.evacuated"),
  HALL_EVACUATION_ENDED("hall.evacuation_ended");

  private final String word;

  EventKind(String word) {
    this.word = word;
  }

  /** As it is written outside. */
  public String word() {
    return word;
  }

  /** Whether it is about the hall as a whole, wherever in it. */
  public boolean isOfTheHall() {
    return word.startsWith("hall.");
  }

  public static Optional<EventKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** All words, for those who are told that theirs is none. */
  public static String words() {
    return Arrays.stream(values()).map(EventKind::word).collect(Collectors.joining(", "));
  }
}
