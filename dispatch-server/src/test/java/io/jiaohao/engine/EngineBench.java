package io.jiaohao.engine;

import io.jiaohao.app.TestHall;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.core.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A dispatch loop on a bench: turned by hand, on a clock and journals that a test controls. */
final class EngineBench {
  static final String HALL = "small";

  final HandClock clock = new HandClock();
  final FakeJournal journal = new FakeJournal();
  final List<Entry> fed = new ArrayList<>();
  final List<Exception> stops = new ArrayList<>();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final EngineSettings settings;
  DispatchLoop loop;
  HallKeeper keeper;
  private int reloads;
  private long lastRequestId;

  EngineBench() {
    this(EngineSettings.DEFAULTS);
  }

  EngineBench(EngineSettings settings) {
    this.settings = settings;
    boot();
    submit(new Command.AdoptPlan(TestHall.plan()));
    turn();
    fed.clear();
  }

  /** Starts the engine over what the journal has: at first, and after a crash. */
  void boot() {
    loop = new DispatchLoop(settings, clock, tasks::add);
    keeper = host(HALL, journal);
    keeper.feed(
        new EntryFeed() {
          @Override
          public void entry(Entry entry) {
            fed.add(entry);
          }

          @Override
          public void endOfBatch(long seq) {}
        });
  }

  /** Has the loop serve a hall as its journal has it. */
  HallKeeper host(String hall, Journal of) {
    HallKeeper hosted =
        new HallKeeper(
            hall,
            loop,
            of,
            recovered(of),
            () -> {
              reloads++;
              return Recovery.recover(of, Snapshots.NONE).hall();
            },
            (id, cause) -> stops.add(cause));
    loop.host(hosted);
    return hosted;
  }

  private static HallState recovered(Journal journal) {
    try {
      return Recovery.recover(journal, Snapshots.NONE).hall();
    } catch (JournalException e) {
      throw new AssertionError(e);
    }
  }

  /** Work that the way back has asked to be run later. */
  final Queue<Runnable> reading = new ArrayDeque<>();

  /** And how much later. */
  final List<Integer> readAfterMs = new ArrayList<>();

  /** Has the hall come back by itself when its journal was away. */
  void comeBackByItself() {
    comeBackByItself(false);
  }

  /** The same for a hall that is perhaps left to another node. */
  void comeBackByItself(boolean givesWay) {
    Comeback way =
        new Comeback(
            journal,
            Snapshots.NONE,
            (ms, task) -> {
              readAfterMs.add(ms);
              reading.add(task);
            },
            tasks::add);
    keeper.comeBackBy(givesWay ? way.givingWay() : way);
  }

  int reloads() {
    return reloads;
  }

  /** One turn of the loop, and whatever it has asked to be run after it. */
  void turn() {
    loop.runOnce();
    runTasks();
  }

  /** Whatever the loop has asked to be run. */
  void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Hands one of the server's own commands in. */
  Answer submit(Command command) {
    return submit(HALL, command);
  }

  Answer submit(String hall, Command command) {
    Answer answer = new Answer();
    loop.offer(new Submission(hall, Optional.empty(), command, answer));
    return answer;
  }

  /** Hands a device's request in. */
  Answer request(String device, long requestId, Command command) {
    Answer answer = new Answer();
    loop.offer(new Submission(HALL, Optional.of(new Origin(device, requestId)), command, answer));
    return answer;
  }

  /** Hands a fresh request of a kiosk in: one more number, please. */
  Answer issue() {
    return request("kiosk-E1", ++lastRequestId, issueCommand());
  }

  static Command issueCommand() {
    return new Command.IssueTicket("E", "AA", "");
  }

  /** Opens the first window, its terminal there, and calls somebody to it. */
  Event.TicketCalled callSomebody() {
    issue();
    submit(new Command.RegainDevice("E01"));
    submit(new Command.OpenWindow("E01"));
    Answer called = submit(new Command.CallNext("E01", 0, ""));
    turn();
    return called.event(Event.TicketCalled.class);
  }

  /** The same in another hall, which has no plan yet. */
  void callSomebody(String hall) {
    submit(hall, new Command.AdoptPlan(TestHall.plan()));
    submit(hall, issueCommand());
    submit(hall, new Command.RegainDevice("E01"));
    submit(hall, new Command.OpenWindow("E01"));
    submit(hall, new Command.CallNext("E01", 0, ""));
    turn();
  }

  /** The commands of the durable entries from this sequence on. */
  List<Command> commandsFrom(long seq) {
    return journal.durable().stream().filter(e -> e.seq() >= seq).map(Entry::command).toList();
  }

  static HallPlan.CallRules calls() {
    return TestHall.USUAL_CALLS;
  }
}
