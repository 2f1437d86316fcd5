package io.jiaohao.views;

import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts entries into words for other systems. Keeps only what later entries refer to: where live
 * tickets, open calls and bookings belong. Takes all entries after those of the image that it began
 * with, in order, on one thread.
 */
public final class EventTeller {
  private static final String NOWHERE = "";

  private final Map<Long, Ticket> tickets = new HashMap<>();
  private final Map<Long, Call> calls = new HashMap<>();
  private final Map<Long, Booking> bookings = new HashMap<>();
  private HallLayout layout = HallLayout.NONE;

  private record Ticket(String number, String wing, String service) {
    private static final Ticket UNKNOWN = new Ticket("", NOWHERE, NOWHERE);
  }

  private record Call(long ticketId, String window) {
    private static final Call UNKNOWN = new Call(0, NOWHERE);
  }

  private record Booking(String wing, String service) {
    private static final Booking UNKNOWN = new Booking(NOWHERE, NOWHERE);
  }

  /** Tells what comes after this image. */
  public EventTeller(HallImage image) {
    image.plan().ifPresent(plan -> layout = new HallLayout(plan, HallLayout.NONE, image.orphans()));
    image.tickets().forEach(this::put);
    image.calls().forEach(this::put);
    image.bookings().forEach(one -> bookings.put(one.bookingId(), booking(one)));
  }

  private void put(HallImage.Ticket ticket) {
    tickets.put(ticket.ticketId(), new Ticket(ticket.number(), ticket.wing(), ticket.service()));
  }

  private void put(HallImage.Call call) {
    calls.put(call.callId(), new Call(call.ticketId(), call.window()));
  }

  private static Booking booking(HallImage.Booking one) {
    return new Booking(one.wing(), one.service());
  }

  /** The events of the next entry that other systems are told of. */
  public List<HallEvent> tell(Entry entry) {
    List<HallEvent> told = new ArrayList<>();
    int index = 0;
    for (Event event : entry.events()) {
      index++;
      Words words = new Words();
      event.visit(words);
      EventPosition position = new EventPosition(entry.seq(), index);
      words.told.ifPresent(one -> told.add(one.at(position, entry.atMs())));
    }
    return told;
  }

  /** Everything that an event says but when. */
  private record Told(
      EventKind kind, String wing, String zone, String service, EventDetails details) {
    HallEvent at(EventPosition position, long atMs) {
      return new HallEvent(position, atMs, kind, wing, zone, service, details);
    }
  }

  /** One event in words; each kind of event says itself whether it is told. */
  private final class Words implements Event.Cases {
    private Optional<Told> told = Optional.empty();

    private void hall(EventKind kind, Object... details) {
      told = Optional.of(new Told(kind, NOWHERE, NOWHERE, NOWHERE, EventDetails.of(details)));
    }

    private void wing(EventKind kind, String wing) {
      told = Optional.of(new Told(kind, wing, NOWHERE, NOWHERE, EventDetails.NONE));
    }

    private void service(EventKind kind, String wing, String service, Object... details) {
      String zone = layout.zoneOfService(service);
      told = Optional.of(new Told(kind, wing, zone, service, EventDetails.of(details)));
    }

    private void window(EventKind kind, String window, Object... more) {
      String wing = layout.window(window).map(one -> one.wing()).orElse(NOWHERE);
      EventDetails details = EventDetails.of("window", window).then(EventDetails.of(more));
      told = Optional.of(new Told(kind, wing, layout.zoneOf(window), NOWHERE, details));
    }

    private void ticket(EventKind kind, long ticketId, EventDetails more) {
      Ticket ticket = tickets.getOrDefault(ticketId, Ticket.UNKNOWN);
      EventDetails details =
          EventDetails.of("ticketId", ticketId, "number", ticket.number()).then(more);
      String zone = layout.zoneOfService(ticket.service());
      told = Optional.of(new Told(kind, ticket.wing(), zone, ticket.service(), details));
    }

    private void ticket(EventKind kind, long ticketId, Object... more) {
      ticket(kind, ticketId, EventDetails.of(more));
    }

    private Call call(EventKind kind, long callId, Object... more) {
      Call call = calls.getOrDefault(callId, Call.UNKNOWN);
      EventDetails details = EventDetails.of("callId", callId, "window", call.window());
      ticket(kind, call.ticketId(), details.then(EventDetails.of(more)));
      return call;
    }

    private Call callEnded(EventKind kind, long callId, Object... more) {
      Call call = call(kind, callId, more);
      calls.remove(callId);
      return call;
    }

    private void booking(EventKind kind, long bookingId, Object... more) {
      Booking booking = bookings.getOrDefault(bookingId, Booking.UNKNOWN);
      EventDetails details = EventDetails.of("bookingId", bookingId).then(EventDetails.of(more));
      String zone = layout.zoneOfService(booking.service());
      told = Optional.of(new Told(kind, booking.wing(), zone, booking.service(), details));
    }

    // ---- The hall

    @Override
    public void planAdopted(Event.PlanAdopted e) {
      layout = new HallLayout(e.plan(), layout, List.of());
      hall(EventKind.HALL_PLAN_CHANGED);
    }

    @Override
    public void planScheduled(Event.PlanScheduled e) {
      hall(EventKind.HALL_PLAN_SCHEDULED, "fromMs", e.atMs());
    }

    @Override
    public void dayTurned(Event.DayTurned e) {
      tickets.clear();
      calls.clear();
      hall(
          EventKind.HALL_DAY_TURNED,
          "day",
          LocalDate.ofEpochDay(e.epochDay()).toString(),
          "endsAtMs",
          e.endsAtMs());
    }

    @Override
    public void hallResumed(Event.HallResumed e) {
      hall(EventKind.HALL_RESUMED, "awayMs", e.gapMs());
    }

    @Override
    public void issuingStopped(Event.IssuingStopped e) {
      service(EventKind.SERVICE_STOPPED, NOWHERE, e.service());
    }

    @Override
    public void issuingResumed(Event.IssuingResumed e) {
      service(EventKind.SERVICE_RESUMED, NOWHERE, e.service());
    }

    @Override
    public void evacuationBegan(Event.EvacuationBegan e) {
      wing(EventKind.HALL_EVACUATED, e.wing());
    }

    @Override
    public void evacuationEnded(Event.EvacuationEnded e) {
      wing(EventKind.HALL_EVACUATION_ENDED, e.wing());
    }

    // ---- Tickets

    @Override
    public void ticketIssued(Event.TicketIssued e) {
      tickets.put(e.ticketId(), new Ticket(e.number(), e.wing(), e.service()));
      ticket(
          EventKind.TICKET_ISSUED,
          e.ticketId(),
          "ahead",
          e.ahead(),
          "printing",
          !e.printer().isEmpty());
    }

    @Override
    public void ticketCancelled(Event.TicketCancelled e) {
      ticket(EventKind.TICKET_CANCELLED, e.ticketId());
      tickets.remove(e.ticketId());
    }

    @Override
    public void ticketPrinted(Event.TicketPrinted e) {
      ticket(EventKind.TICKET_PRINTED, e.ticketId());
    }

    @Override
    public void ticketVoided(Event.TicketVoided e) {
      ticket(EventKind.TICKET_VOIDED, e.ticketId());
    }

    @Override
    public void ticketRevived(Event.TicketRevived e) {
      ticket(EventKind.TICKET_REVIVED, e.ticketId());
    }

    @Override
    public void ticketRejoined(Event.TicketRejoined e) {
      ticket(EventKind.TICKET_REJOINED, e.ticketId());
    }

    // ---- Calls

    @Override
    public void ticketCalled(Event.TicketCalled e) {
      Ticket before = tickets.get(e.ticketId());
      String wing =
          before == null
              ? layout.window(e.window()).map(one -> one.wing()).orElse(NOWHERE)
              : before.wing();
      tickets.put(e.ticketId(), new Ticket(e.number(), wing, e.service()));
      calls.put(e.callId(), new Call(e.ticketId(), e.window()));
      call(EventKind.TICKET_CALLED, e.callId());
    }

    @Override
    public void callAnnounced(Event.CallAnnounced e) {
      call(EventKind.TICKET_ANNOUNCED, e.callId(), "announcement", e.announcement());
    }

    @Override
    public void serviceStarted(Event.ServiceStarted e) {
      call(EventKind.TICKET_SERVING, e.callId());
    }

    @Override
    public void serviceFinished(Event.ServiceFinished e) {
      Call call = callEnded(EventKind.TICKET_SERVED, e.callId(), "outcome", e.outcome());
      tickets.remove(call.ticketId());
    }

    @Override
    public void ticketDeferred(Event.TicketDeferred e) {
      callEnded(EventKind.TICKET_NO_SHOW, e.callId(), "then", "waiting");
    }

    @Override
    public void ticketPassed(Event.TicketPassed e) {
      callEnded(EventKind.TICKET_NO_SHOW, e.callId(), "then", "passed");
    }

    @Override
    public void heldTicketMissed(Event.HeldTicketMissed e) {
      callEnded(EventKind.TICKET_NO_SHOW, e.callId(), "then", "held");
    }

    @Override
    public void ticketReturned(Event.TicketReturned e) {
      callEnded(EventKind.TICKET_RETURNED, e.callId(), "reason", e.reason());
    }

    @Override
    public void ticketHeld(Event.TicketHeld e) {
      callEnded(EventKind.TICKET_HELD, e.callId(), "reason", e.reason(), "untilMs", e.untilMs());
    }

    @Override
    public void serviceAdded(Event.ServiceAdded e) {
      call(EventKind.TICKET_SERVICE_ADDED, e.callId(), "added", e.service());
    }

    @Override
    public void serviceChanged(Event.ServiceChanged e) {
      Call call = calls.get(e.callId());
      Ticket ticket = call == null ? null : tickets.get(call.ticketId());
      if (ticket != null) {
        tickets.put(call.ticketId(), new Ticket(ticket.number(), ticket.wing(), e.service()));
      }
      call(
          EventKind.TICKET_SERVICE_CHANGED,
          e.callId(),
          "from",
          ticket == null ? NOWHERE : ticket.service());
    }

    @Override
    public void ticketTransferred(Event.TicketTransferred e) {
      Call call = calls.get(e.callId());
      Ticket ticket = call == null ? null : tickets.get(call.ticketId());
      if (ticket != null) {
        tickets.put(call.ticketId(), new Ticket(ticket.number(), e.wing(), e.service()));
      }
      callEnded(
          EventKind.TICKET_TRANSFERRED,
          e.callId(),
          "fromService",
          ticket == null ? NOWHERE : ticket.service(),
          "toWindow",
          e.window());
    }

    @Override
    public void ticketMerged(Event.TicketMerged e) {
      Call call = callEnded(EventKind.TICKET_MERGED, e.callId(), "intoTicketId", e.intoTicketId());
      tickets.remove(call.ticketId());
    }

    // ---- Windows

    @Override
    public void windowOpened(Event.WindowOpened e) {
      window(EventKind.WINDOW_OPENED, e.window());
    }

    @Override
    public void windowClosed(Event.WindowClosed e) {
      window(EventKind.WINDOW_CLOSED, e.window());
    }

    @Override
    public void windowPaused(Event.WindowPaused e) {
      window(EventKind.WINDOW_PAUSED, e.window(), "reason", e.reason(), "untilMs", e.untilMs());
    }

    @Override
    public void deviceLost(Event.DeviceLost e) {
      window(EventKind.WINDOW_OFFLINE, e.window());
    }

    @Override
    public void deviceBack(Event.DeviceBack e) {
      window(EventKind.WINDOW_ONLINE, e.window());
    }

    @Override
    public void actionUndone(Event.ActionUndone e) {
      e.endedCalls().forEach(calls::remove);
      e.tickets().forEach(EventTeller.this::put);
      e.calls().forEach(EventTeller.this::put);
      window(
          EventKind.WINDOW_UNDONE,
          e.window(),
          "ticketIds",
          e.tickets().stream().map(HallImage.Ticket::ticketId).toList(),
          "endedCalls",
          e.endedCalls(),
          "openCalls",
          e.calls().stream().map(HallImage.Call::callId).toList());
    }

    // ---- Bookings

    @Override
    public void bookingMade(Event.BookingMade e) {
      bookings.put(e.bookingId(), new Booking(e.wing(), e.service()));
      booking(EventKind.BOOKING_MADE, e.bookingId(), "slotMs", e.slotMs());
    }

    @Override
    public void bookingMoved(Event.BookingMoved e) {
      booking(EventKind.BOOKING_MOVED, e.bookingId(), "slotMs", e.slotMs());
    }

    @Override
    public void bookingCancelled(Event.BookingCancelled e) {
      booking(EventKind.BOOKING_CANCELLED, e.bookingId());
      bookings.remove(e.bookingId());
    }

    @Override
    public void bookingArrived(Event.BookingArrived e) {
      booking(
          EventKind.BOOKING_ARRIVED,
          e.bookingId(),
          "ticketId",
          e.ticketId(),
          "number",
          e.number(),
          "late",
          e.late());
      bookings.remove(e.bookingId());
    }

    @Override
    public void bookingMissed(Event.BookingMissed e) {
      booking(EventKind.BOOKING_MISSED, e.bookingId());
      bookings.remove(e.bookingId());
    }

    // ---- Not for others: staff, what visitors think of them, machines, the order of the queue

    @Override
    public void clerkSignedIn(Event.ClerkSignedIn e) {}

    @Override
    public void clerkSignedOut(Event.ClerkSignedOut e) {}

    @Override
    public void autoSet(Event.AutoSet e) {}

    @Override
    public void callRated(Event.CallRated e) {}

    @Override
    public void ratingHandled(Event.RatingHandled e) {}

    @Override
    public void kioskLost(Event.KioskLost e) {}

    @Override
    public void kioskBack(Event.KioskBack e) {}

    @Override
    public void ticketSetAside(Event.TicketSetAside e) {}
  }
}
