package io.jiaohao.journal;

import io.jiaohao.core.HallImage;
import io.jiaohao.core.TicketState;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.Hold;
import io.jiaohao.journal.wire.Marks;
import io.jiaohao.journal.wire.Ticket;

/** A ticket that is alive, with what is special about it, as a message and back. */
final class TicketCodec {
  private TicketCodec() {}

  static Ticket message(HallImage.Ticket ticket) {
    Ticket.Builder message =
        Ticket.newBuilder()
            .setTicketId(ticket.ticketId())
            .setNumber(ticket.number())
            .setWing(ticket.wing())
            .setService(ticket.service())
            .setTicketClass(ticket.ticketClass())
            .setIssuedAtMs(ticket.issuedAtMs())
            .setKey(PartsCodec.message(ticket.key()))
            .setState(message(ticket.state()))
            .setPasses(ticket.passes())
            .setChangedSeq(ticket.changedSeq());
    if (!ticket.marks().equals(HallImage.Marks.NONE)) {
      message.setMarks(message(ticket.marks()));
    }
    return message.build();
  }

  static HallImage.Ticket ticket(Ticket message) throws JournalException {
    Wire.known(message);
    return new HallImage.Ticket(
        message.getTicketId(),
        message.getNumber(),
        message.getWing(),
        message.getService(),
        message.getTicketClass(),
        message.getIssuedAtMs(),
        PartsCodec.key(message.getKey()),
        state(message.getState()),
        message.getPasses(),
        message.getChangedSeq(),
        message.hasMarks() ? marks(message.getMarks()) : HallImage.Marks.NONE);
  }

  private static io.jiaohao.journal.wire.TicketState message(TicketState state) {
    return switch (state) {
      case NEW -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_NEW;
      case PRINTING -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_PRINTING;
      case VOIDED -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_VOIDED;
      case WAITING -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_WAITING;
      case CALLED -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_CALLED;
      case SERVING -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_SERVING;
      case HELD -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_HELD;
      case PASSED -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_PASSED;
      case DONE -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_DONE;
      case CANCELLED -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_CANCELLED;
      case EXPIRED -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_EXPIRED;
      case UNFINISHED -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_UNFINISHED;
    };
  }

  private static TicketState state(io.jiaohao.journal.wire.TicketState state)
      throws JournalException {
    return switch (state) {
      case TICKET_STATE_NEW -> TicketState.NEW;
      case TICKET_STATE_PRINTING -> TicketState.PRINTING;
      case TICKET_STATE_VOIDED -> TicketState.VOIDED;
      case TICKET_STATE_WAITING -> TicketState.WAITING;
      case TICKET_STATE_CALLED -> TicketState.CALLED;
      case TICKET_STATE_SERVING -> TicketState.SERVING;
      case TICKET_STATE_HELD -> TicketState.HELD;
      case TICKET_STATE_PASSED -> TicketState.PASSED;
      case TICKET_STATE_DONE -> TicketState.DONE;
      case TICKET_STATE_CANCELLED -> TicketState.CANCELLED;
      case TICKET_STATE_EXPIRED -> TicketState.EXPIRED;
      case TICKET_STATE_UNFINISHED -> TicketState.UNFINISHED;
      case TICKET_STATE_UNSPECIFIED, UNRECOGNIZED -> throw Wire.newer("an unknown ticket state");
    };
  }

  private static Marks message(HallImage.Marks marks) {
    Marks.Builder message =
        Marks.newBuilder()
            .setPerson(marks.person())
            .setPrinter(marks.printer())
            .setPrintByMs(marks.printByMs())
            .setOnlyWindow(marks.onlyWindow())
            .setPassedAtMs(marks.passedAtMs())
            .setRejoined(marks.rejoined())
            .setSetAside(marks.setAside());
    if (!marks.hold().equals(HallImage.Hold.NONE)) {
      message.setHold(message(marks.hold()));
    }
    return message.build();
  }

  private static HallImage.Marks marks(Marks message) throws JournalException {
    Wire.known(message);
    return new HallImage.Marks(
        message.getPerson(),
        message.getPrinter(),
        message.getPrintByMs(),
        message.getOnlyWindow(),
        message.hasHold() ? hold(message.getHold()) : HallImage.Hold.NONE,
        message.getPassedAtMs(),
        message.getRejoined(),
        message.getSetAside());
  }

  private static Hold message(HallImage.Hold hold) {
    return Hold.newBuilder()
        .setWindow(hold.window())
        .setReason(hold.reason())
        .setSinceMs(hold.sinceMs())
        .setUntilMs(hold.untilMs())
        .build();
  }

  private static HallImage.Hold hold(Hold message) throws JournalException {
    Wire.known(message);
    return new HallImage.Hold(
        message.getWindow(), message.getReason(), message.getSinceMs(), message.getUntilMs());
  }
}
