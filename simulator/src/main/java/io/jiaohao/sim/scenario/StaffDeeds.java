package io.jiaohao.sim.scenario;

import io.jiaohao.core.Command;
import java.util.Map;
import java.util.TreeMap;

/** What a manager does, all over the hall, and what a visitor does at a rating pad. */
final class StaffDeeds {
  private static final String PAD_CHANNEL = "pad";

  private final Device device;
  private final Args args;

  private StaffDeeds(Device device, Args args) {
    this.device = device;
    this.args = args;
  }

  /** One way to read a step. */
  interface Reader {
    Deed read(StaffDeeds deeds);
  }

  /** Words of a manager's step, and what they mean. */
  static final Map<String, Reader> MANAGER_WORDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("releases", StaffDeeds::releases),
              Map.entry("signs in", StaffDeeds::signsIn),
              Map.entry("stops issuing", StaffDeeds::stopsIssuing),
              Map.entry("resumes issuing", StaffDeeds::resumesIssuing),
              Map.entry("resets zone", StaffDeeds::resetsZone),
              Map.entry("handles rating", StaffDeeds::handlesRating),
              Map.entry("cancels", StaffDeeds::cancels),
              Map.entry("rejoins", StaffDeeds::rejoins),
              Map.entry("revives", StaffDeeds::revives)));

  /** Words of a step at a pad. */
  static final Map<String, Reader> PAD_WORDS = new TreeMap<>(Map.of("rates", StaffDeeds::rates));

  static Deed of(Reader reader, Device device, Args args) {
    return reader.read(new StaffDeeds(device, args));
  }

  private Deed asks(Args.Later<Command> command) {
    return (target, names) -> target.ask(device, command.in(target, names));
  }

  private Deed releases() {
    String reason = args.needed("reason");
    Args.Later<Long> call = args.call();
    return asks((target, names) -> new Command.ReleaseCall(call.in(target, names), reason));
  }

  private Deed signsIn() {
    Command signIn =
        new Command.SignIn(args.window("window_of"), args.needed("clerk"), args.yes("take_over"));
    return asks((target, names) -> signIn);
  }

  private Deed stopsIssuing() {
    Command stop = new Command.StopIssuing(args.needed("service"));
    return asks((target, names) -> stop);
  }

  private Deed resumesIssuing() {
    Command resume = new Command.ResumeIssuing(args.needed("service"));
    return asks((target, names) -> resume);
  }

  private Deed resetsZone() {
    Command reset = new Command.ResetZone(args.needed("zone"));
    return asks((target, names) -> reset);
  }

  private Deed handlesRating() {
    Args.Later<Long> call = args.call();
    return asks((target, names) -> new Command.HandleRating(call.in(target, names)));
  }

  private Deed cancels() {
    Args.Later<Long> ticket = args.ticket();
    return asks((target, names) -> new Command.CancelTicket(ticket.in(target, names)));
  }

  private Deed rejoins() {
    Args.Later<Long> ticket = args.ticket();
    return asks((target, names) -> new Command.RejoinTicket(ticket.in(target, names)));
  }

  private Deed revives() {
    Args.Later<Long> ticket = args.ticket();
    return asks((target, names) -> new Command.ReviveTicket(ticket.in(target, names)));
  }

  private Deed rates() {
    int grade = args.grade();
    Args.Later<Long> call = args.callAt(device.place());
    return asks(
        (target, names) -> new Command.RateCall(call.in(target, names), grade, PAD_CHANNEL));
  }
}
