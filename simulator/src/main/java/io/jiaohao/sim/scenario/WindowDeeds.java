package io.jiaohao.sim.scenario;

import io.jiaohao.config.Field;
import io.jiaohao.core.Command;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** What a clerk does at a window. */
final class WindowDeeds extends Deeds {
  private final String window;

  private WindowDeeds(String window, Args args) {
    super(Device.window(window), args);
    this.window = window;
  }

  /** One way to read a step. */
  interface Reader {
    Deed read(WindowDeeds deeds);
  }

  /** Words of a step, and what they mean. */
  static final Map<String, Reader> WORDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("opens", d -> d.asks(new Command.OpenWindow(d.window))),
              Map.entry("closes", d -> d.asks(new Command.CloseWindow(d.window))),
              Map.entry("pauses", WindowDeeds::pauses),
              Map.entry("signs in", WindowDeeds::signsIn),
              Map.entry("signs out", d -> d.asks(new Command.SignOut(d.window))),
              Map.entry("turns auto on", d -> d.asks(new Command.SetAuto(d.window, true))),
              Map.entry("turns auto off", d -> d.asks(new Command.SetAuto(d.window, false))),
              Map.entry("next", d -> d.asks(new Command.CallNext(d.window, 0, ""))),
              Map.entry("finishes and next", WindowDeeds::finishesAndNext),
              Map.entry("calls", WindowDeeds::calls),
              Map.entry("recalls", d -> d.onCall(id -> new Command.Recall(d.window, id))),
              Map.entry("starts", d -> d.onCall(id -> new Command.StartService(d.window, id))),
              Map.entry("finishes", WindowDeeds::finishes),
              Map.entry("no-show", d -> d.onCall(id -> new Command.MarkNoShow(d.window, id))),
              Map.entry("returns", WindowDeeds::returns),
              Map.entry("holds", WindowDeeds::holds),
              Map.entry("resumes", d -> d.onTicket(t -> new Command.ResumeTicket(d.window, t))),
              Map.entry("adds service", WindowDeeds::addsService),
              Map.entry("changes service", WindowDeeds::changesService),
              Map.entry("transfers", WindowDeeds::transfers),
              Map.entry("undoes", d -> d.onCall(id -> new Command.Undo(d.window, id))),
              Map.entry("issues and serves", WindowDeeds::issuesAndServes),
              Map.entry("rejoins", d -> d.onTicket(Command.RejoinTicket::new)),
              Map.entry("revives", d -> d.onTicket(Command.ReviveTicket::new)),
              Map.entry("cancels", d -> d.onTicket(Command.CancelTicket::new)),
              Map.entry("enters paper number", WindowDeeds::entersPaper),
              Map.entry("goes offline", d -> d.presence(false)),
              Map.entry("comes back", d -> d.presence(true))));

  static Deed of(String word, String window, Args args) {
    return WORDS.get(word).read(new WindowDeeds(window, args));
  }

  private Deed onCall(LongFunction<Command> command) {
    return asksOf(args.callAt(window), command);
  }

  private Deed pauses() {
    String reason = args.needed("reason");
    Args.Later<Long> until = args.momentIfAny("until");
    return asksThen(
        (target, names) -> new Command.PauseWindow(window, reason, until.in(target, names)));
  }

  private Deed signsIn() {
    return asks(new Command.SignIn(window, args.needed("clerk"), false));
  }

  private Deed finishesAndNext() {
    String outcome = args.text("outcome");
    return onCall(id -> new Command.CallNext(window, id, outcome));
  }

  private Deed calls() {
    String reason = args.needed("reason");
    return onTicket(ticket -> new Command.CallTicket(window, ticket, reason));
  }

  private Deed finishes() {
    String outcome = args.text("outcome");
    return onCall(id -> new Command.FinishService(window, id, outcome));
  }

  private Deed returns() {
    String reason = args.needed("reason");
    return onCall(id -> new Command.ReturnTicket(window, id, reason));
  }

  private Deed holds() {
    String reason = args.needed("reason");
    Args.Later<Long> until = args.momentIfAny("until");
    Args.Later<Long> call = args.callAt(window);
    return asksThen(
        (target, names) ->
            new Command.HoldTicket(
                window, call.in(target, names), reason, until.in(target, names)));
  }

  private Deed addsService() {
    String service = args.needed("service");
    return onCall(id -> new Command.AddService(window, id, service));
  }

  private Deed changesService() {
    String service = args.needed("service");
    return onCall(id -> new Command.ChangeService(window, id, service));
  }

  private Deed transfers() {
    Command.Target to =
        new Command.Target(
            args.text("to_wing"), args.text("to_service"), args.windowIfAny("to_window"));
    boolean anew =
        args.field("place").flatMap(WindowDeeds::place).filter("anew"::equals).isPresent();
    Command.Place place = anew ? Command.Place.ANEW : Command.Place.KEEPS;
    return onCall(id -> new Command.TransferTicket(window, id, to, place));
  }

  private static Optional<String> place(Field field) {
    return field.word("keeps", "anew");
  }

  private Deed issuesAndServes() {
    return asks(new Command.IssueAndServe(window, args.needed("service"), args.text("class")));
  }

  private Deed entersPaper() {
    String wing = args.needed("wing");
    String service = args.needed("service");
    String ticketClass = args.text("class");
    String number = args.needed("number");
    Args.Later<Long> issued = args.moment("issued");
    return asksThen(
        (target, names) ->
            new Command.EnterPaperTicket(
                wing, service, ticketClass, number, issued.in(target, names)));
  }
}
