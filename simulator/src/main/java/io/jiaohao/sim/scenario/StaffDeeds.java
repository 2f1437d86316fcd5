package io.jiaohao.sim.scenario;

import io.jiaohao.core.Command;
import java.util.Map;
import java.util.TreeMap;

/** What a manager does, all over the hall, and what a visitor does at a rating pad. */
final class StaffDeeds extends Deeds {
  private static final String PAD_CHANNEL = "pad";

  private StaffDeeds(Device device, Args args) {
    super(device, args);
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
              Map.entry(
                  "stops issuing", d -> d.asks(new Command.StopIssuing(d.args.needed("service")))),
              Map.entry(
                  "resumes issuing",
                  d -> d.asks(new Command.ResumeIssuing(d.args.needed("service")))),
              Map.entry("resets zone", d -> d.asks(new Command.ResetZone(d.args.needed("zone")))),
              Map.entry("handles rating", d -> d.asksOf(d.args.call(), Command.HandleRating::new)),
              Map.entry("cancels", d -> d.onTicket(Command.CancelTicket::new)),
              Map.entry("rejoins", d -> d.onTicket(Command.RejoinTicket::new)),
              Map.entry("revives", d -> d.onTicket(Command.ReviveTicket::new))));

  /** Words of a step at a pad. */
  static final Map<String, Reader> PAD_WORDS = new TreeMap<>(Map.of("rates", StaffDeeds::rates));

  static Deed of(Reader reader, Device device, Args args) {
    return reader.read(new StaffDeeds(device, args));
  }

  private Deed releases() {
    String reason = args.needed("reason");
    return asksOf(args.call(), call -> new Command.ReleaseCall(call, reason));
  }

  private Deed signsIn() {
    return asks(
        new Command.SignIn(args.window("window_of"), args.needed("clerk"), args.yes("take_over")));
  }

  private Deed rates() {
    int grade = args.grade();
    return asksOf(
        args.callAt(device.place()), call -> new Command.RateCall(call, grade, PAD_CHANNEL));
  }
}
