package io.jiaohao.sim.virtual;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.sim.Visitor;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;

/** A ticket machine: people queue at it, it issues and prints, and sometimes the paper is out. */
final class VirtualKiosk {
  private static final double HAS_PRINTER = 0.5;
  private static final double PRINT_FAILS = 0.01;
  private static final double SAYS_NOTHING = 0.005;
  private static final double CHANGES_MIND = 0.01;
  private static final long PRINT_MS = 1_500;

  private final VirtualDevice device;
  private final VirtualTime time;
  private final SplittableRandom random;
  private final boolean hasPrinter;
  private final Queue<Command> wishes = new ArrayDeque<>();

  VirtualKiosk(VirtualDevice device, VirtualTime time, SplittableRandom random) {
    this.device = device;
    this.time = time;
    this.random = random;
    this.hasPrinter = random.nextDouble() < HAS_PRINTER;
  }

  VirtualDevice device() {
    return device;
  }

  boolean isIdle() {
    return wishes.isEmpty() && !device.isWaiting();
  }

  void come(Visitor visitor) {
    wish(
        new Command.IssueTicket(
            visitor.wing(),
            visitor.service(),
            visitor.ticketClass(),
            hasPrinter ? device.id() : "",
            ""));
  }

  /** The machine has started anew; who stood at it has gone. */
  void startAnew() {
    device.reboot();
    next();
  }

  private void wish(Command command) {
    wishes.add(command);
    next();
  }

  private void next() {
    if (!device.isWaiting() && !wishes.isEmpty()) {
      device.ask(wishes.remove(), this::answered);
    }
  }

  private void answered(Answer answer) {
    Event.TicketIssued issued = answer.event(Event.TicketIssued.class);
    if (issued != null) {
      if (hasPrinter) {
        time.after(PRINT_MS, () -> printed(issued.ticketId()));
      } else if (random.nextDouble() < CHANGES_MIND) {
        time.after(
            random.nextLong(60_000, 1_200_000),
            () -> wish(new Command.CancelTicket(issued.ticketId())));
      }
    }
    next();
  }

  private void printed(long ticket) {
    double luck = random.nextDouble();
    if (luck < PRINT_FAILS) {
      wish(new Command.ReportPrintFailure(ticket));
      time.after(20_000, () -> wish(new Command.ReviveTicket(ticket)));
    } else if (luck > PRINT_FAILS + SAYS_NOTHING) {
      wish(new Command.ConfirmPrint(ticket));
    }
  }
}
