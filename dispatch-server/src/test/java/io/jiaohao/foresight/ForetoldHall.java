package io.jiaohao.foresight;

import io.jiaohao.core.Command;
import io.jiaohao.core.Decision;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import io.jiaohao.core.PlannedAbsences;
import io.jiaohao.core.Words;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A hall of one wing whose windows W1, W2 … all serve A, of five minutes; the test owns time. */
final class ForetoldHall {
  static final long MINUTE_MS = 60_000;
  static final String WING = "E";
  static final String SERVICE = "A";
  private static final String OTHER_SERVICE = "B";

  private static final long BEGINS_MS = 20_514L * 1_440 * MINUTE_MS;

  private final HallState hall = HallState.empty();
  private Consumer<Entry> feed = entry -> {};
  private long nowMs = BEGINS_MS + 9 * 60 * MINUTE_MS;

  ForetoldHall(int windows) {
    this(windows, window -> SERVICE);
  }

  private ForetoldHall(int windows, IntFunction<String> serviceOf) {
    ask(new Command.AdoptPlan(plan(windows, serviceOf)));
  }

  /** Two windows of which the second serves B, and nothing of the first one's. */
  static ForetoldHall apart() {
    return new ForetoldHall(2, window -> window == 1 ? SERVICE : OTHER_SERVICE);
  }

  private static HallPlan plan(int windows, IntFunction<String> serviceOf) {
    return new HallPlan(
        "small",
        words("small"),
        ZoneOffset.UTC,
        LocalTime.MIDNIGHT,
        3,
        HallPlan.MAX_WAITING,
        new HallPlan.Hours(0, 1_440),
        new HallPlan.CallRules(3, 1, 20_000, 20_000, 0, 3, 2),
        new HallPlan.OrderRules("head-start", 1, 60 * MINUTE_MS),
        List.of(new HallPlan.Wing(WING, words(WING), 1, 1, List.of("Z1"))),
        List.of(new HallPlan.Zone("Z1", words("Z1"))),
        List.of(
            new HallPlan.TicketClass("walk-in", words("walk-in"), 0),
            new HallPlan.TicketClass("special-need", words("special-need"), 20 * MINUTE_MS)),
        List.of(service(SERVICE), service(OTHER_SERVICE)),
        IntStream.rangeClosed(1, windows)
            .mapToObj(
                i ->
                    new HallPlan.Window(
                        "W" + i,
                        WING,
                        words("window"),
                        List.of(new HallPlan.Skill(serviceOf.apply(i), 0))))
            .toList(),
        List.of("done"),
        List.of("break"));
  }

  private static HallPlan.Service service(String id) {
    return new HallPlan.Service(id, words(id), "Z1", id, 5 * MINUTE_MS, 200);
  }

  private static Words words(String text) {
    return new Words(text, text);
  }

  Forecaster forecaster() {
    return forecaster(PlannedAbsences.NONE);
  }

  Forecaster forecaster(PlannedAbsences absences) {
    Forecaster forecaster = new Forecaster(image(), plan -> absences, SplitMix::new);
    feed(forecaster::take);
    return forecaster;
  }

  void feed(Consumer<Entry> newFeed) {
    feed = newFeed;
  }

  HallImage image() {
    return hall.image();
  }

  long seq() {
    return hall.seq();
  }

  long nowMs() {
    return nowMs;
  }

  /** Open calls by window. */
  Map<String, Long> calls() {
    Map<String, Long> calls = new LinkedHashMap<>();
    hall.image().calls().forEach(call -> calls.put(call.window(), call.callId()));
    return calls;
  }

  List<String> openWindows() {
    return hall.image().windows().stream()
        .filter(HallImage.Window::open)
        .map(HallImage.Window::window)
        .toList();
  }

  int waitingNow() {
    return hall.waiting();
  }

  ForetoldHall after(long ms) {
    nowMs += ms;
    return this;
  }

  ForetoldHall waiting(int people) {
    for (int i = 0; i < people; i++) {
      ask(new Command.IssueTicket(WING, SERVICE, ""));
    }
    return this;
  }

  ForetoldHall open(String... windows) {
    for (String window : windows) {
      ask(new Command.RegainDevice(window));
      ask(new Command.OpenWindow(window));
    }
    return this;
  }

  ForetoldHall pause(String window, long untilMs) {
    ask(new Command.PauseWindow(window, "break", untilMs));
    return this;
  }

  /** Calls the next and begins to serve; the call's id. */
  long serve(String window) {
    long callId =
        ask(new Command.CallNext(window, 0, "")).stream()
            .filter(Event.TicketCalled.class::isInstance)
            .mapToLong(e -> ((Event.TicketCalled) e).callId())
            .findFirst()
            .orElseThrow();
    ask(new Command.StartService(window, callId));
    return callId;
  }

  void finish(String window, long callId) {
    ask(new Command.FinishService(window, callId, ""));
  }

  private List<Event> ask(Command command) {
    Decision decision = HallRules.decide(hall, command, nowMs);
    if (!(decision instanceof Decision.Accepted accepted)) {
      throw new AssertionError(command + ": " + decision);
    }
    if (!accepted.events().isEmpty()) {
      Entry entry =
          new Entry(hall.seq() + 1, nowMs, 1, Optional.empty(), command, accepted.events());
      hall.apply(entry);
      feed.accept(entry);
    }
    return accepted.events();
  }
}
