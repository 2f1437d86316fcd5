package io.jiaohao.core;

import java.util.List;
import java.util.SplittableRandom;

/** A clerk who presses a key by chance. */
final class RandomClerk extends RandomHand {
  RandomClerk(SplittableRandom random) {
    super(random);
  }

  /** What a clerk does: mostly with the window's own call, sometimes from a stale screen. */
  Command atWindow() {
    String window = oneIn(4) ? window() : openWindow();
    long own = callAt(window);
    long callId = oneIn(8) ? random.nextLong(0, hall.lastCallId() + 2) : own;
    if (own == 0 && !oneIn(4)) {
      return oneIn(8)
          ? undo(window, recentCall())
          : new Command.CallNext(window, oneIn(6) ? callId : 0, outcome());
    }
    boolean serving = stateOf(own) == TicketState.SERVING;
    return oneIn(6)
        ? anyKey(window, callId)
        : serving ? atDesk(window, callId) : called(window, callId);
  }

  private String openWindow() {
    List<String> open =
        hall.windows().stream()
            .filter(w -> w.open() && w.duty().pause().isEmpty())
            .map(HallImage.Window::window)
            .toList();
    return open.isEmpty() ? window() : open.get(random.nextInt(open.size()));
  }

  private long callAt(String window) {
    return hall.windows().stream()
        .filter(w -> w.window().equals(window))
        .mapToLong(HallImage.Window::callId)
        .findFirst()
        .orElse(0);
  }

  private TicketState stateOf(long callId) {
    long ticket = ticketOf(callId);
    return hall.tickets().stream()
        .filter(t -> t.ticketId() == ticket)
        .map(HallImage.Ticket::state)
        .findFirst()
        .orElse(TicketState.NEW);
  }

  private long ticketOf(long callId) {
    return hall.calls().stream()
        .filter(call -> call.callId() == callId)
        .mapToLong(HallImage.Call::ticketId)
        .findFirst()
        .orElse(0);
  }

  /** Somebody has been called. */
  private Command called(String window, long callId) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> new Command.StartService(window, callId);
      case 4, 5, 6, 7 -> withCall(window, callId);
      case 8 -> undo(window, callId);
      default -> new Command.CallNext(window, callId, outcome());
    };
  }

  /** Somebody is being served. */
  private Command atDesk(String window, long callId) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3, 4 -> sending(window, callId);
      case 5 -> undo(window, callId);
      case 6 -> new Command.FinishService(window, callId, outcome());
      default -> new Command.CallNext(window, callId, outcome());
    };
  }

  private Command anyKey(String window, long callId) {
    return switch (random.nextInt(4)) {
      case 0 -> withCall(window, callId);
      case 1 -> sending(window, callId);
      case 2 -> called(window, callId);
      default -> atDesk(window, callId);
    };
  }

  private Command withCall(String window, long callId) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> new Command.Recall(window, callId);
      case 2, 3, 4 -> new Command.MarkNoShow(window, callId);
      case 5 -> new Command.ReturnTicket(window, callId, oneIn(8) ? "bored" : "break");
      case 6 -> new Command.ReleaseCall(callId, oneIn(8) ? "bored" : "wrong window");
      default ->
          new Command.RateCall(
              oneIn(4) ? callId : finishedCall(f -> f.grade() == 0),
              oneIn(12) ? 6 : 1 + random.nextInt(5),
              channel());
    };
  }

  private String channel() {
    return oneIn(12) ? "shout" : pick("pad", "qr");
  }

  private Command sending(String window, long callId) {
    return switch (random.nextInt(12)) {
      case 0, 1 ->
          new Command.HoldTicket(window, callId, oneIn(8) ? "bored" : "payment", timeAhead());
      case 2 -> new Command.AddService(window, callId, service());
      case 3 -> new Command.ChangeService(window, callId, service());
      case 4, 5, 6, 7 ->
          new Command.TransferTicket(
              window, callId, target(callId), oneIn(2) ? Command.Place.KEEPS : Command.Place.ANEW);
      default -> undo(window, callId);
    };
  }

  private Command undo(String window, long callId) {
    List<HallImage.LastAction> last =
        hall.windows().stream()
            .filter(w -> w.window().equals(window) && w.duty().lastAction() != null)
            .map(w -> w.duty().lastAction())
            .toList();
    boolean known = !last.isEmpty() && !oneIn(6);
    return new Command.Undo(window, known ? last.get(0).aboutCalls().get(0) : callId);
  }

  /** Anywhere; where the visitor waits already now and then. */
  private Command.Target target(long callId) {
    List<HallImage.Ticket> others = oneIn(2) ? othersOf(callId) : List.of();
    if (!others.isEmpty()) {
      return new Command.Target("", others.get(0).service(), "");
    }
    if (oneIn(2)) {
      return windowTarget();
    }
    String wing = oneIn(3) ? pick("E", "W", oneIn(6) ? "N" : "E") : "";
    String service = oneIn(3) ? "" : oneIn(20) ? "ZZ" : service();
    return new Command.Target(wing, service, oneIn(2) ? window() : "");
  }

  /** A window, mostly one that is open, and something that it serves. */
  private Command.Target windowTarget() {
    String id = oneIn(4) ? window() : openWindow();
    return hall.plan().orElseThrow().windows().stream()
        .filter(w -> w.id().equals(id) && !w.serves().isEmpty())
        .findFirst()
        .map(
            w ->
                new Command.Target(
                    w.wing(), w.serves().get(random.nextInt(w.serves().size())).service(), id))
        .orElse(new Command.Target("", "", id));
  }

  /** Further tickets of the person whose call this is. */
  private List<HallImage.Ticket> othersOf(long callId) {
    long own = ticketOf(callId);
    String person =
        hall.tickets().stream()
            .filter(t -> t.ticketId() == own)
            .map(t -> t.marks().person())
            .findFirst()
            .orElse("");
    return hall.tickets().stream()
        .filter(t -> t.ticketId() != own && !person.isEmpty())
        .filter(t -> t.marks().person().equals(person))
        .toList();
  }

  private String outcome() {
    return pick("", "done", "papers missing", oneIn(6) ? "nothing" : "");
  }
}
