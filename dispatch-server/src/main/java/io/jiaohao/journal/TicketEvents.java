package io.jiaohao.journal;

import io.jiaohao.core.Event;
import io.jiaohao.core.ShownWait;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.KioskBack;
import io.jiaohao.journal.wire.KioskLost;
import io.jiaohao.journal.wire.TicketCancelled;
import io.jiaohao.journal.wire.TicketIssued;
import io.jiaohao.journal.wire.TicketPrinted;
import io.jiaohao.journal.wire.TicketRejoined;
import io.jiaohao.journal.wire.TicketRevived;
import io.jiaohao.journal.wire.TicketSetAside;
import io.jiaohao.journal.wire.TicketVoided;

/** Events of a ticket that is at no window: issued, printed, given back, come again. */
final class TicketEvents {
  private TicketEvents() {}

  static TicketIssued message(Event.TicketIssued e) {
    TicketIssued.Builder message =
        TicketIssued.newBuilder()
            .setTicketId(e.ticketId())
            .setNumber(e.number())
            .setCounter(e.counter())
            .setWing(e.wing())
            .setService(e.service())
            .setTicketClass(e.ticketClass())
            .setIssuedAtMs(e.issuedAtMs())
            .setKey(PartsCodec.message(e.key()))
            .setAhead(e.ahead())
            .setPrinter(e.printer())
            .setPrintByMs(e.printByMs())
            .setPerson(e.person());
    if (e.shown().isKnown()) {
      message.setShown(PartsCodec.message(e.shown()));
    }
    return message.build();
  }

  static Event read(TicketIssued m) throws JournalException {
    return new Event.TicketIssued(
        m.getTicketId(),
        m.getNumber(),
        m.getCounter(),
        m.getWing(),
        m.getService(),
        m.getTicketClass(),
        m.getIssuedAtMs(),
        PartsCodec.key(m.getKey()),
        m.getAhead(),
        m.getPrinter(),
        m.getPrintByMs(),
        m.getPerson(),
        m.hasShown() ? PartsCodec.shown(m.getShown()) : ShownWait.NONE);
  }

  static TicketCancelled message(Event.TicketCancelled e) {
    return TicketCancelled.newBuilder().setTicketId(e.ticketId()).build();
  }

  static Event read(TicketCancelled m) {
    return new Event.TicketCancelled(m.getTicketId());
  }

  static TicketPrinted message(Event.TicketPrinted e) {
    return TicketPrinted.newBuilder().setTicketId(e.ticketId()).build();
  }

  static Event read(TicketPrinted m) {
    return new Event.TicketPrinted(m.getTicketId());
  }

  static TicketVoided message(Event.TicketVoided e) {
    return TicketVoided.newBuilder().setTicketId(e.ticketId()).build();
  }

  static Event read(TicketVoided m) {
    return new Event.TicketVoided(m.getTicketId());
  }

  static TicketRevived message(Event.TicketRevived e) {
    return TicketRevived.newBuilder().setTicketId(e.ticketId()).build();
  }

  static Event read(TicketRevived m) {
    return new Event.TicketRevived(m.getTicketId());
  }

  static KioskLost message(Event.KioskLost e) {
    return KioskLost.newBuilder().setKiosk(e.kiosk()).build();
  }

  static Event read(KioskLost m) {
    return new Event.KioskLost(m.getKiosk());
  }

  static KioskBack message(Event.KioskBack e) {
    return KioskBack.newBuilder().setKiosk(e.kiosk()).setPrintByMs(e.printByMs()).build();
  }

  static Event read(KioskBack m) {
    return new Event.KioskBack(m.getKiosk(), m.getPrintByMs());
  }

  static TicketRejoined message(Event.TicketRejoined e) {
    return TicketRejoined.newBuilder()
        .setTicketId(e.ticketId())
        .setKey(PartsCodec.message(e.key()))
        .build();
  }

  static Event read(TicketRejoined m) throws JournalException {
    return new Event.TicketRejoined(m.getTicketId(), PartsCodec.key(m.getKey()));
  }

  static TicketSetAside message(Event.TicketSetAside e) {
    return TicketSetAside.newBuilder().setTicketId(e.ticketId()).build();
  }

  static Event read(TicketSetAside m) {
    return new Event.TicketSetAside(m.getTicketId());
  }
}
