package io.jiaohao.journal;

import io.jiaohao.core.Command;
import io.jiaohao.core.ShownWait;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.CancelTicket;
import io.jiaohao.journal.wire.ConfirmPrint;
import io.jiaohao.journal.wire.EnterPaperTicket;
import io.jiaohao.journal.wire.IssueTicket;
import io.jiaohao.journal.wire.LoseKiosk;
import io.jiaohao.journal.wire.RegainKiosk;
import io.jiaohao.journal.wire.RejoinTicket;
import io.jiaohao.journal.wire.ReportPrintFailure;
import io.jiaohao.journal.wire.ReviveTicket;
import io.jiaohao.journal.wire.SetAside;

/** Commands about a ticket that is at no window: issued, printed, given back, come again. */
final class TicketCommands {
  private TicketCommands() {}

  static IssueTicket message(Command.IssueTicket c) {
    IssueTicket.Builder message =
        IssueTicket.newBuilder()
            .setWing(c.wing())
            .setService(c.service())
            .setTicketClass(c.ticketClass())
            .setPrinter(c.printer())
            .setPerson(c.person());
    if (c.shown().isKnown()) {
      message.setShown(PartsCodec.message(c.shown()));
    }
    return message.build();
  }

  static Command read(IssueTicket m) throws JournalException {
    return new Command.IssueTicket(
        m.getWing(),
        m.getService(),
        m.getTicketClass(),
        m.getPrinter(),
        m.getPerson(),
        m.hasShown() ? PartsCodec.shown(m.getShown()) : ShownWait.NONE);
  }

  static CancelTicket message(Command.CancelTicket c) {
    return CancelTicket.newBuilder().setTicketId(c.ticketId()).build();
  }

  static Command read(CancelTicket m) {
    return new Command.CancelTicket(m.getTicketId());
  }

  static ConfirmPrint message(Command.ConfirmPrint c) {
    return ConfirmPrint.newBuilder().setTicketId(c.ticketId()).build();
  }

  static Command read(ConfirmPrint m) {
    return new Command.ConfirmPrint(m.getTicketId());
  }

  static ReportPrintFailure message(Command.ReportPrintFailure c) {
    return ReportPrintFailure.newBuilder().setTicketId(c.ticketId()).build();
  }

  static Command read(ReportPrintFailure m) {
    return new Command.ReportPrintFailure(m.getTicketId());
  }

  static ReviveTicket message(Command.ReviveTicket c) {
    return ReviveTicket.newBuilder().setTicketId(c.ticketId()).build();
  }

  static Command read(ReviveTicket m) {
    return new Command.ReviveTicket(m.getTicketId());
  }

  static LoseKiosk message(Command.LoseKiosk c) {
    return LoseKiosk.newBuilder().setKiosk(c.kiosk()).build();
  }

  static Command read(LoseKiosk m) {
    return new Command.LoseKiosk(m.getKiosk());
  }

  static RegainKiosk message(Command.RegainKiosk c) {
    return RegainKiosk.newBuilder().setKiosk(c.kiosk()).build();
  }

  static Command read(RegainKiosk m) {
    return new Command.RegainKiosk(m.getKiosk());
  }

  static EnterPaperTicket message(Command.EnterPaperTicket c) {
    return EnterPaperTicket.newBuilder()
        .setWing(c.wing())
        .setService(c.service())
        .setTicketClass(c.ticketClass())
        .setNumber(c.number())
        .setIssuedAtMs(c.issuedAtMs())
        .build();
  }

  static Command read(EnterPaperTicket m) {
    return new Command.EnterPaperTicket(
        m.getWing(), m.getService(), m.getTicketClass(), m.getNumber(), m.getIssuedAtMs());
  }

  static RejoinTicket message(Command.RejoinTicket c) {
    return RejoinTicket.newBuilder().setTicketId(c.ticketId()).build();
  }

  static Command read(RejoinTicket m) {
    return new Command.RejoinTicket(m.getTicketId());
  }

  static SetAside message(Command.SetAside c) {
    return SetAside.newBuilder().setTicketId(c.ticketId()).build();
  }

  static Command read(SetAside m) {
    return new Command.SetAside(m.getTicketId());
  }
}
