package io.jiaohao.core;

import java.util.List;
import java.util.SplittableRandom;

/**
 * One more wish by chance, in a hall as it is: mostly sensible, sometimes stale, out of place or
 * nonsense.
 */
final class RandomCommands extends RandomHand {
  private static final List<String> CLERKS = List.of("c1", "c2", "c3");

  private final RandomClerk clerk;

  RandomCommands(SplittableRandom random) {
    super(random);
    this.clerk = new RandomClerk(random);
  }

  Command one(HallImage now, long atMs) {
    look(now, atMs);
    clerk.look(now, atMs);
    List<String> shut =
        hall.windows().stream()
            .filter(w -> !w.open() || !w.duty().pause().isEmpty())
            .map(HallImage.Window::window)
            .toList();
    if (!shut.isEmpty() && oneIn(8)) {
      return new Command.OpenWindow(shut.get(random.nextInt(shut.size())));
    }
    int kind = random.nextInt(100);
    if (kind < 24) {
      return issue();
    }
    if (kind < 71) {
      return clerk.atWindow();
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

  // ---- Windows, devices, managers

  private Command aside() {
    String window = window();
    return switch (random.nextInt(52)) {
      case 0, 1 -> new Command.OpenWindow(window);
      case 2, 3 -> new Command.CloseWindow(window);
      case 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 -> new Command.RegainDevice(window);
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
      case 46 -> oneIn(2) ? new Command.Evacuate(pick("E", "W", "", "N")) : issue();
      case 47, 48, 49 ->
          hall.evacuations().isEmpty() && !oneIn(8)
              ? new Command.OpenWindow(window)
              : new Command.EndEvacuation(pick("E", "W", "", "N"));
      default -> oneIn(3) ? new Command.Resume() : new Command.OpenWindow(window);
    };
  }

  private String clerk() {
    return oneIn(12) ? "not a clerk" : CLERKS.get(random.nextInt(CLERKS.size()));
  }
}
