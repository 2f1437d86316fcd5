package io.jiaohao.sim.scenario;

import io.jiaohao.core.Command;
import io.jiaohao.core.ShownWait;
import java.util.Map;
import java.util.TreeMap;

/** What happens at a ticket machine. */
final class KioskDeeds extends Deeds {
  private KioskDeeds(Device kiosk, Args args) {
    super(kiosk, args);
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
              Map.entry("slip is out", d -> d.onTicket(Command.ConfirmPrint::new)),
              Map.entry("slip failed", d -> d.onTicket(Command.ReportPrintFailure::new)),
              Map.entry("cancels", d -> d.onTicket(Command.CancelTicket::new)),
              Map.entry("rejoins", d -> d.onTicket(Command.RejoinTicket::new)),
              Map.entry("books", KioskDeeds::books),
              Map.entry("moves booking", KioskDeeds::movesBooking),
              Map.entry(
                  "cancels booking", d -> d.asksOf(d.args.booking(), Command.CancelBooking::new)),
              Map.entry("checks in", KioskDeeds::checksIn),
              Map.entry("goes offline", d -> d.presence(false)),
              Map.entry("comes back", d -> d.presence(true))));

  static Deed of(String word, Device kiosk, Args args) {
    return WORDS.get(word).read(new KioskDeeds(kiosk, args));
  }

  private String printer() {
    return args.yes("slip") ? device.id() : "";
  }

  private Deed issues() {
    Command issue =
        new Command.IssueTicket(
            device.place(),
            args.needed("service"),
            args.text("class"),
            printer(),
            args.person(),
            ShownWait.NONE);
    return asks(issue);
  }

  private Deed books() {
    String service = args.needed("service");
    String person = args.person();
    Args.Later<Long> slot = args.moment("slot");
    return asksThen(
        (target, names) ->
            new Command.Book(device.place(), service, slot.in(target, names), person));
  }

  private Deed movesBooking() {
    Args.Later<Long> booking = args.booking();
    Args.Later<Long> slot = args.moment("slot");
    return asksThen(
        (target, names) ->
            new Command.ChangeBooking(booking.in(target, names), slot.in(target, names)));
  }

  private Deed checksIn() {
    Args.Later<Long> booking = args.booking();
    String printer = printer();
    return asksOf(booking, id -> new Command.CheckIn(id, printer));
  }
}
