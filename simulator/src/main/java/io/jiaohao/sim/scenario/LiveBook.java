package io.jiaohao.sim.scenario;

import io.jiaohao.core.Command;
import io.jiaohao.protocol.wire.Became;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.ZoneWaiting;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What can be known of a running hall from replies and from the feed that boards have. What neither
 * tells cannot be seen. The feed comes on another thread.
 */
final class LiveBook implements Seen {
  private static final String AT_A_WINDOW = "at a window";

  private final Map<String, WindowPicture> windows = new LinkedHashMap<>();
  private final Map<String, ZoneWaiting> zones = new LinkedHashMap<>();
  private final Map<Long, String> states = new HashMap<>();
  private final Map<Long, String> numbers = new HashMap<>();
  private final Map<Long, Long> ticketOfCall = new HashMap<>();

  synchronized void snapshot(Snapshot snapshot) {
    windows.clear();
    zones.clear();
    show(snapshot.getWindowsList(), snapshot.getZonesList());
  }

  synchronized void delta(Delta delta) {
    show(delta.getWindowsList(), delta.getZonesList());
  }

  private void show(List<WindowPicture> pictures, List<ZoneWaiting> counts) {
    for (WindowPicture picture : pictures) {
      windows.put(picture.getWindow(), picture);
      if (picture.getCallId() != 0) {
        atWindow(picture.getCallId(), picture.getTicketId(), picture.getNumber());
      }
    }
    counts.forEach(zone -> zones.put(zone.getWing() + "/" + zone.getZone(), zone));
  }

  private void atWindow(long callId, long ticketId, String number) {
    ticketOfCall.put(callId, ticketId);
    numbers.put(ticketId, number);
    states.put(ticketId, AT_A_WINDOW);
  }

  /** Somebody was told that a wish has come true. */
  synchronized void granted(Command command, Reply reply) {
    Long about = ticket(command);
    if (about != null) {
      become(about, command, reply.getBecame());
    }
    if (reply.hasIssued()) {
      boolean printing = isToBePrinted(command);
      numbers.put(reply.getIssued().getTicketId(), reply.getIssued().getNumber());
      states.put(reply.getIssued().getTicketId(), printing ? "printing" : "waiting");
    }
    if (reply.hasCall()) {
      atWindow(
          reply.getCall().getCallId(), reply.getCall().getTicketId(), reply.getCall().getNumber());
    }
  }

  private static boolean isToBePrinted(Command command) {
    if (command instanceof Command.IssueTicket c) {
      return !c.printer().isEmpty();
    }
    return command instanceof Command.CheckIn c && !c.printer().isEmpty();
  }

  private void become(long ticketId, Command command, Became became) {
    switch (became) {
      case BECAME_WAITING, BECAME_DEFERRED -> states.put(ticketId, "waiting");
      case BECAME_PASSED -> states.put(ticketId, "passed");
      case BECAME_HELD -> states.put(ticketId, "held");
      case BECAME_DONE, BECAME_MERGED -> states.put(ticketId, "done");
      case BECAME_UNSPECIFIED, UNRECOGNIZED -> {
        if (command instanceof Command.CancelTicket) {
          states.put(ticketId, "cancelled");
        } else if (command instanceof Command.ReportPrintFailure) {
          states.put(ticketId, "voided");
        }
      }
    }
  }

  /** The ticket that a wish was about, as far as that is known. */
  private Long ticket(Command command) {
    if (command instanceof Command.CancelTicket c) {
      return c.ticketId();
    }
    if (command instanceof Command.ConfirmPrint c) {
      return c.ticketId();
    }
    if (command instanceof Command.ReportPrintFailure c) {
      return c.ticketId();
    }
    if (command instanceof Command.ReviveTicket c) {
      return c.ticketId();
    }
    return command instanceof Command.RejoinTicket c
        ? c.ticketId()
        : ticketOfCall.get(call(command));
  }

  private static long call(Command command) {
    if (command instanceof Command.CallNext c) {
      return c.finishing();
    }
    if (command instanceof Command.FinishService c) {
      return c.callId();
    }
    if (command instanceof Command.MarkNoShow c) {
      return c.callId();
    }
    if (command instanceof Command.ReturnTicket c) {
      return c.callId();
    }
    if (command instanceof Command.HoldTicket c) {
      return c.callId();
    }
    return command instanceof Command.TransferTicket c ? c.callId() : 0;
  }

  // ---- What there is to see

  synchronized List<String> windowIds() {
    return List.copyOf(windows.keySet());
  }

  /** Wing and zone of each count that the hall has. */
  synchronized List<String> zoneIds() {
    return List.copyOf(zones.keySet());
  }

  @Override
  public synchronized Optional<Window> window(String id) {
    return Optional.ofNullable(windows.get(id)).map(LiveBook::window);
  }

  private static Window window(WindowPicture picture) {
    return new Window(
        picture.getState().name().replace("WINDOW_", "").toLowerCase(Locale.ROOT),
        picture.getOffline(),
        picture.getCallId(),
        picture.getTicketId(),
        picture.getNumber(),
        picture.getAnnouncement(),
        picture.getService(),
        picture.getAlsoServedList(),
        Optional.empty(),
        picture.getPauseReason(),
        picture.getAuto());
  }

  @Override
  public synchronized Optional<Ticket> ticket(long id) {
    for (WindowPicture picture : windows.values()) {
      if (picture.getCallId() != 0 && picture.getTicketId() == id) {
        Window window = window(picture);
        String state = window.state().equals("serving") ? "serving" : "called";
        return Optional.of(
            new Ticket(
                window.number(),
                state,
                Map.of("window", picture.getWindow(), "service", window.service())));
      }
    }
    return Optional.ofNullable(states.get(id))
        .filter(state -> !state.equals(AT_A_WINDOW))
        .map(state -> new Ticket(numbers.getOrDefault(id, ""), state, Map.of()));
  }

  @Override
  public synchronized Optional<Long> waiting(String part) {
    List<ZoneWaiting> counted =
        zones.values().stream()
            .filter(
                zone ->
                    part.isEmpty() || part.equals(zone.getZone()) || part.equals(zone.getWing()))
            .toList();
    return counted.isEmpty()
        ? Optional.empty()
        : Optional.of(counted.stream().mapToLong(ZoneWaiting::getWaiting).sum());
  }

  @Override
  public Optional<List<String>> list(String window) {
    return Optional.empty();
  }

  @Override
  public Optional<Map<String, Long>> figures() {
    return Optional.empty();
  }

  @Override
  public Optional<Long> announcements(long ticketId) {
    return Optional.empty();
  }

  @Override
  public Optional<Long> calls(long ticketId) {
    return Optional.empty();
  }

  @Override
  public Optional<String> reason(long ticketId) {
    return Optional.empty();
  }

  @Override
  public Optional<Long> served(String windowOrService) {
    return Optional.empty();
  }

  @Override
  public Optional<Long> servingMs(String window) {
    return Optional.empty();
  }

  @Override
  public Optional<Booking> booking(long bookingId) {
    return Optional.empty();
  }

  @Override
  public Optional<Rating> rating(long callId) {
    return Optional.empty();
  }

  @Override
  public Optional<String> day() {
    return Optional.empty();
  }
}
