package io.jiaohao.core;

import static io.jiaohao.core.BrokenInvariantException.require;

import java.util.LinkedHashSet;
import java.util.Set;

/** Reads a whole hall and checks what must hold between its parts. */
final class InvariantCheck {
  private final HallState hall;
  private long aside;

  InvariantCheck(HallState hall) {
    this.hall = hall;
  }

  void run() {
    tickets();
    calls();
    lines();
    clerks();
    deadlines();
  }

  private void tickets() {
    Set<String> numbers = new LinkedHashSet<>();
    long waiting = 0;
    long atWindow = 0;
    for (Ticket ticket : hall.tickets().values()) {
      require(!ticket.state().isFinal(), "ticket " + ticket.id + " has ended and is still here");
      require(ticket.state() != TicketState.NEW, "ticket " + ticket.id + " was never issued");
      require(numbers.add(ticket.number), "number " + ticket.number + " is there twice");
      require(ticket.id <= hall.lastTicketId(), "ticket " + ticket.id + " is from the future");
      waiting += ticket.state() == TicketState.WAITING ? 1 : 0;
      aside += ticket.state() == TicketState.WAITING && ticket.marks().setAside() ? 1 : 0;
      require(
          ticket.marks().printByMs() == 0 || ticket.state() == TicketState.PRINTING,
          "ticket " + ticket.id + " is " + ticket.state() + " and waits for a slip");
      atWindow += isAtWindow(ticket) ? 1 : 0;
    }
    require(waiting == hall.waiting(), "waiting is " + hall.waiting() + ", counted " + waiting);
    require(atWindow == hall.calls().size(), "tickets at windows and open calls differ");
  }

  private void calls() {
    Set<Long> called = new LinkedHashSet<>();
    for (OpenCall call : hall.calls().values()) {
      require(
          hall.tickets().get(call.ticket.id) == call.ticket, "call " + call.id + " has a ghost");
      require(isAtWindow(call.ticket), "call " + call.id + " has a ticket that is not at a window");
      require(called.add(call.ticket.id), "ticket " + call.ticket.id + " is at two windows");
      require(
          hall.desks().get(call.desk.window) == call.desk, "call " + call.id + " is at no window");
      require(call.desk.callId == call.id, "window " + call.desk.window + " has another call");
      boolean ticking = call.deadlineMs() != 0;
      require(
          ticking == (call.ticket.state() == TicketState.CALLED),
          "call " + call.id + " is " + call.ticket.state() + " with deadline " + call.deadlineMs());
    }
    for (Desk desk : hall.desks().values()) {
      require(
          desk.callId == 0 || hall.calls().containsKey(desk.callId),
          "window " + desk.window + " has an ended call");
    }
  }

  private void lines() {
    long standing = 0;
    for (ServiceLine line : hall.lines().values()) {
      standing += line(line);
    }
    for (Desk desk : hall.desks().values()) {
      standing += line(desk.own());
      require(
          desk.own().waiting() == 0 || (desk.open && !desk.isPaused()),
          "people were sent to " + desk.window + ", which takes nobody");
    }
    require(standing + aside == hall.waiting(), "lines hold " + standing + " of " + hall.waiting());
  }

  private long line(ServiceLine line) {
    long inLine = 0;
    for (TicketQueue queue : line.queues()) {
      Ticket first = null;
      for (Ticket ticket : queue.inOrder()) {
        first = first == null ? ticket : first;
        require(ticket.state() == TicketState.WAITING, "ticket " + ticket.id + " left its line");
        require(hall.tickets().get(ticket.id) == ticket, "ticket " + ticket.id + " is a ghost");
        inLine++;
      }
      require(first == queue.head(), "a queue's head is not its first");
    }
    require(inLine == line.waiting(), "a line counts " + line.waiting() + ", holds " + inLine);
    return inLine;
  }

  private void clerks() {
    Set<String> seated = new LinkedHashSet<>();
    for (Desk desk : hall.desks().values()) {
      require(desk.clerk.isEmpty() || seated.add(desk.clerk), desk.clerk + " is at two windows");
    }
  }

  private void deadlines() {
    long ticking =
        hall.calls().values().stream()
            .filter(call -> call.deadlineMs() != 0 && !call.desk.offline)
            .filter(call -> !hall.evacuations().containsKey(call.ticket.wing()))
            .count();
    long printing =
        hall.tickets().values().stream().filter(t -> t.marks().printByMs() != 0).count();
    long booked =
        hall.bookings().image().stream()
            .filter(b -> b.state() == HallImage.BookingState.BOOKED)
            .filter(b -> !hall.evacuations().containsKey(b.wing()))
            .count();
    require(
        ticking + printing + booked == hall.deadlines().size(), "deadlines and what is due differ");
    for (HallState.Deadline deadline : hall.deadlines()) {
      long dueMs =
          switch (deadline.about()) {
            case CALL -> hall.calls().get(deadline.id()).deadlineMs();
            case SLIP -> hall.tickets().get(deadline.id()).marks().printByMs();
            case BOOKING -> hall.bookings().find(deadline.id()).orElseThrow().missedAtMs();
          };
      require(dueMs == deadline.atMs(), "a deadline belongs to nothing");
    }
  }

  private static boolean isAtWindow(Ticket ticket) {
    return ticket.state() == TicketState.CALLED || ticket.state() == TicketState.SERVING;
  }
}
