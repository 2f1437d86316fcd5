package io.jiaohao.terminal;

import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Welcome;
import io.jiaohao.slip.PaperWidth;
import io.jiaohao.slip.PrintResult;
import io.jiaohao.slip.Printer;
import io.jiaohao.slip.Slip;
import io.jiaohao.slip.SlipBytes;
import io.jiaohao.slip.SlipLanguage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a ticket machine's slips come out. The protocol carries no names of services and zones, so
 * a slip from here has their ids.
 */
final class SlipOut {
  /** Slips that can be printed once more; the oldest makes room. */
  private static final int KEPT_MAX = 1_000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Printer printer;
  private final PaperWidth paper;
  private final SlipLanguage language;
  private final Welcome welcome;
  private final Map<Long, Issued> kept = new LinkedHashMap<>();

  SlipOut(Printer printer, PaperWidth paper, SlipLanguage language, Welcome welcome) {
    this.printer = printer;
    this.paper = paper;
    this.language = language;
    this.welcome = welcome;
  }

  /** Prints the slip, once. */
  PrintResult print(Issued ticket) {
    kept.put(ticket.getTicketId(), ticket);
    if (kept.size() > KEPT_MAX) {
      kept.remove(kept.keySet().iterator().next());
    }
    return printer.print(SlipBytes.of(slip(ticket), paper));
  }

  boolean knows(long ticketId) {
    return kept.containsKey(ticketId);
  }

  /** Prints the slip of a ticket that it {@link #knows} once more. */
  PrintResult again(long ticketId) {
    return printer.print(SlipBytes.of(slip(kept.get(ticketId)), paper));
  }

  private Slip slip(Issued ticket) {
    SlipLanguage.Waiting waiting =
        new SlipLanguage.Waiting(
            ticket.getAhead(),
            ticket.hasWait() ? ticket.getWait().getFromMin() : -1,
            ticket.hasWait() ? ticket.getWait().getToMin() : -1);
    return language.slip(
        welcome.getHall(),
        ticket.getService(),
        ticket.getNumber(),
        ticket.getWing(),
        waiting,
        ticket.getLink(),
        TIME.format(Instant.ofEpochMilli(ticket.getIssuedMs()).atZone(zone())));
  }

  /** The hall's zone, as it has told; a zone that this machine does not know is told in UTC. */
  private ZoneId zone() {
    try {
      return ZoneId.of(welcome.getZoneId());
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
