package io.jiaohao.core;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * One more wish by chance, in a hall as it is: mostly sensible, sometimes stale, out of place or
 * nonsense.
 */
final class RandomCommands {
  private static final List<String> WINDOWS = List.of("E01", "E02", "E03", "W04", "W05");
  private static final List<String> CLERKS = List.of("c1", "c2", "c3");

  private final SplittableRandom random;
  private HallImage hall;
  private long nowMs;

  RandomCommands(SplittableRandom random) {
    this.random = random;
  }

  Command one(HallImage now, long atMs) {
    hall = now;
    nowMs = atMs;
    int kind = random.nextInt(100);
    if (kind < 24) {
      return issue();
    }
    if (kind < 71) {
      return atWindow(kind);
    }
    return kind < 84 ? forTicket() : aside();
  }

  // ---- Numbers

  private Command issue() {
    String wing = pick("E", "E", "W", oneIn(30) ? "N" : "W");
    String service = pick("AA", "AA", "AB", "AC", "AD", oneIn(20) ? "ZZ" : "AA");
    String person = oneIn(2) ? pick("p1", "p2", "p3") : "";
    return switch (random.nextInt(12)) {
      case 0 -> paper(wing, service);
      case 1, 2, 3 -> new Command.IssueTicket(wing, service, className(), kiosk(), person);
      default -> new Command.IssueTicket(wing, service, className(), "", person);
    };
  }

  private Command paper(String wing, String service) {
    String number = oneIn(12) ? "没有" : pick("P1", "P2", "P-3", oneIn(3) ? "A4" : "p4");
    long agoMs = oneIn(10) ? random.nextLong(-5, 40 * 3_600_000L) : random.nextLong(0, 600_000);
    return new Command.EnterPaperTicket(wing, service, className(), number, nowMs - agoMs);
  }

  private String className() {
    return pick(
        "",
        SmallHall.WALK_IN,
        SmallHall.APPOINTMENT,
        SmallHall.SPECIAL_NEED,
        oneIn(20) ? "king" : SmallHall.MILITARY);
  }

  private String kiosk() {
    return pick("kiosk-E1", "kiosk-W1");
  }

  // ---- A clerk's keys

  /** What a clerk does: mostly with the window's own call, sometimes from a stale screen. */
  private Command atWindow(int kind) {
    String window = window();
    long own =
        hall.windows().stream()
            .filter(w -> w.window().equals(window))
            .mapToLong(HallImage.Window::callId)
            .findFirst()
            .orElse(0);
    long callId = oneIn(8) ? random.nextLong(0, hall.lastCallId() + 2) : own;
    if (kind < 37) {
      return new Command.CallNext(window, oneIn(6) ? 0 : callId, outcome());
    }
    if (kind < 46) {
      return new Command.StartService(window, callId);
    }
    if (kind < 50) {
      return new Command.FinishService(window, callId, outcome());
    }
    return kind < 59 ? withCall(window, callId) : sending(window, callId);
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
    String wing = oneIn(3) ? pick("E", "W", oneIn(6) ? "N" : "E") : "";
    String service = oneIn(3) ? "" : oneIn(20) ? "ZZ" : service();
    return new Command.Target(wing, service, oneIn(2) ? window() : "");
  }

  /** Further tickets of the person whose call this is. */
  private List<HallImage.Ticket> othersOf(long callId) {
    long own =
        hall.calls().stream()
            .filter(call -> call.callId() == callId)
            .mapToLong(HallImage.Call::ticketId)
            .findFirst()
            .orElse(0);
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

  private String service() {
    return pick("AA", "AB", "AC", "AD");
  }

  private String outcome() {
    return pick("", "done", "papers missing", oneIn(6) ? "nothing" : "");
  }

  private long recentCall() {
    return Math.max(0, hall.lastCallId() + 1 - random.nextLong(0, 8));
  }

  /** The last one of those, usually, if there are any. */
  private long finishedCall(Predicate<HallImage.Finished> kind) {
    List<HallImage.Finished> those = hall.finished().stream().filter(kind).toList();
    return those.isEmpty() || oneIn(6) ? recentCall() : those.get(those.size() - 1).callId();
  }

  private long timeAhead() {
    return oneIn(3) ? nowMs + random.nextLong(-1_000, 600_000) : 0;
  }

  // ---- What happens to a ticket besides

  private Command forTicket() {
    String window = window();
    return switch (random.nextInt(13)) {
      case 0 -> new Command.CancelTicket(anyTicket());
      case 1, 2, 3, 4 ->
          new Command.ConfirmPrint(
              ticket(t -> t.state() == TicketState.PRINTING || (oneIn(2) && isVoid(t))));
      case 5 -> new Command.ReportPrintFailure(ticket(t -> t.state() == TicketState.PRINTING));
      case 6 -> new Command.ReviveTicket(ticket(RandomCommands::isVoid));
      case 7, 8 ->
          new Command.RejoinTicket(
              ticket(t -> t.state() == TicketState.PASSED || t.marks().rejoined()));
      case 9 ->
          new Command.CallTicket(
              window,
              ticket(t -> t.state() == TicketState.WAITING),
              oneIn(8) ? "bored" : "helper-asked");
      case 10 -> new Command.SetAside(ticket(t -> t.state() == TicketState.WAITING));
      default -> new Command.ResumeTicket(window, ticket(t -> t.state() == TicketState.HELD));
    };
  }

  private static boolean isVoid(HallImage.Ticket t) {
    return t.state() == TicketState.VOIDED;
  }

  /** One of those, usually, if there are any. */
  private long ticket(Predicate<HallImage.Ticket> kind) {
    List<HallImage.Ticket> those = hall.tickets().stream().filter(kind).toList();
    return those.isEmpty() || oneIn(8)
        ? anyTicket()
        : those.get(random.nextInt(those.size())).ticketId();
  }

  private long anyTicket() {
    return Math.max(0, hall.lastTicketId() + 1 - random.nextLong(0, 15));
  }

  // ---- Windows, devices, managers

  private Command aside() {
    String window = window();
    return switch (random.nextInt(48)) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 -> new Command.OpenWindow(window);
      case 13, 14 -> new Command.CloseWindow(window);
      case 15, 16, 17 -> new Command.PauseWindow(window, oneIn(8) ? "bored" : "lunch", timeAhead());
      case 18, 19, 20, 21, 22 -> new Command.SetAuto(window, !oneIn(3));
      case 23, 24, 25, 26, 27 -> new Command.RegainDevice(window);
      case 28 -> new Command.LoseDevice(window);
      case 29, 30, 31 -> new Command.SignIn(window, clerk(), oneIn(2));
      case 32 -> new Command.SignOut(window);
      case 33, 34 -> new Command.LoseKiosk(kiosk());
      case 35, 36 -> new Command.RegainKiosk(kiosk());
      case 37 -> new Command.StopIssuing(oneIn(6) ? "ZZ" : service());
      case 38, 39 ->
          new Command.ResumeIssuing(
              hall.stoppedServices().isEmpty() ? service() : hall.stoppedServices().get(0));
      case 40 -> oneIn(3) ? new Command.ResetZone(pick("Z1", "Z2", "Z9")) : issue();
      case 41, 42 -> new Command.HandleRating(finishedCall(f -> f.grade() == 1 || f.grade() == 2));
      case 43, 44, 45 -> new Command.IssueAndServe(window, service(), className());
      default -> oneIn(3) ? new Command.Resume() : new Command.OpenWindow(window);
    };
  }

  private String clerk() {
    return oneIn(12) ? "not a clerk" : CLERKS.get(random.nextInt(CLERKS.size()));
  }

  private String window() {
    return oneIn(40) ? "X09" : WINDOWS.get(random.nextInt(WINDOWS.size()));
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private String pick(String... all) {
    return all[random.nextInt(all.length)];
  }
}
