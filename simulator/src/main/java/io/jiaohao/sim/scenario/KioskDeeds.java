package io.jiaohao.sim.scenario;

import io.jiaohao.core.Command;
import io.jiaohao.core.ShownWait;
import java.util.Map;
import java.util.TreeMap;

/** What happens at a ticket machine. */
final class KioskDeeds {
  private final Device kiosk;
  private final Args args;

  private KioskDeeds(Device kiosk, Args args) {
    this.kiosk = kiosk;
    this.args = args;
  }

  /** One way to read a step. */
  interface Reader {
    Deed read(KioskDeeds deeds);
  }

  /** Words of a step, and what they mean. */
  static final Map<String, Reader> WORDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("issues", KioskDeeds::issues),
              Map.entry("slip is out", KioskDeeds::slipOut),
              Map.entry("slip failed", KioskDeeds::slipFailed),
              Map.entry("cancels", KioskDeeds::cancels),
              Map.entry("rejoins", KioskDeeds::rejoins),
              Map.entry("books", KioskDeeds::books),
              Map.entry("moves booking", KioskDeeds::movesBooking),
              Map.entry("cancels booking", KioskDeeds::cancelsBooking),
              Map.entry("checks in", KioskDeeds::checksIn),
              Map.entry("goes offline", KioskDeeds::goesOffline),
              Map.entry("comes back", KioskDeeds::comesBack)));

  static Deed of(String word, Device kiosk, Args args) {
    return WORDS.get(word).read(new KioskDeeds(kiosk, args));
  }

  private Deed asks(Args.Later<Command> command) {
    return (target, names) -> target.ask(kiosk, command.in(target, names));
  }

  private String printer() {
    return args.yes("slip") ? kiosk.id() : "";
  }

  private Deed issues() {
    Command issue =
        new Command.IssueTicket(
            kiosk.place(),
            args.needed("service"),
            args.text("class"),
            printer(),
            args.person(),
            ShownWait.NONE);
    return asks((target, names) -> issue);
  }

  private Deed slipOut() {
    Args.Later<Long> ticket = args.ticket();
    return asks((target, names) -> new Command.ConfirmPrint(ticket.in(target, names)));
  }

  private Deed slipFailed() {
    Args.Later<Long> ticket = args.ticket();
    return asks((target, names) -> new Command.ReportPrintFailure(ticket.in(target, names)));
  }

  private Deed cancels() {
    Args.Later<Long> ticket = args.ticket();
    return asks((target, names) -> new Command.CancelTicket(ticket.in(target, names)));
  }

  private Deed rejoins() {
    Args.Later<Long> ticket = args.ticket();
    return asks((target, names) -> new Command.RejoinTicket(ticket.in(target, names)));
  }

  private Deed books() {
    String service = args.needed("service");
    String person = args.person();
    Args.Later<Long> slot = args.moment("slot");
    return asks(
        (target, names) ->
            new Command.Book(kiosk.place(), service, slot.in(target, names), person));
  }

  private Deed movesBooking() {
    Args.Later<Long> booking = args.booking();
    Args.Later<Long> slot = args.moment("slot");
    return asks(
        (target, names) ->
            new Command.ChangeBooking(booking.in(target, names), slot.in(target, names)));
  }

  private Deed cancelsBooking() {
    Args.Later<Long> booking = args.booking();
    return asks((target, names) -> new Command.CancelBooking(booking.in(target, names)));
  }

  private Deed checksIn() {
    Args.Later<Long> booking = args.booking();
    String printer = printer();
    return asks((target, names) -> new Command.CheckIn(booking.in(target, names), printer));
  }

  private Deed goesOffline() {
    return presence(false);
  }

  private Deed comesBack() {
    return presence(true);
  }

  private Deed presence(boolean here) {
    return (target, names) -> {
      target.presence(kiosk, here);
      return Answer.DONE;
    };
  }
}
