package io.jiaohao.sim.virtual;

import io.jiaohao.core.Command;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.core.Origin;
import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.DispatchLoop;
import io.jiaohao.engine.EngineSettings;
import io.jiaohao.engine.EntryFeed;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.HallKeeper;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Recovery;
import io.jiaohao.engine.ReplyTo;
import io.jiaohao.engine.SnapshotTaker;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.engine.Submission;
import io.jiaohao.views.HallView;
import io.jiaohao.views.WindowLook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The production engine on virtual time: it is killed and started again over the same disk. A hall
 * that cannot go on stops the server, as in production, until somebody starts it again.
 */
final class VirtualServer {
  private static final int HALL_PENDING_MAX = 65_536;
  private static final int BATCH_MAX = 1_024;
  private static final int TICKS_MAX = 64;

  private static final long NOTICE_AGAIN_MS = 5_000;

  /** Entries between two readings of the whole hall for its invariants. */
  private static final int CHECK_EVERY = 997;

  private final VirtualTime time;
  private final HallPlan plan;
  private final SimStorage storage;
  private final Snapshots snapshots;
  private final Swarm swarm;
  private final Parts parts;
  private final Broken broken;
  private final Map<String, BoardFeed> boards = new LinkedHashMap<>();
  private Journal journal;
  private CommandPort port;
  private DispatchLoop loop;
  private HallKeeper keeper;
  private HallView view;
  private HallClock clock;
  private boolean up;
  private int life;
  private long wakeAtMs;
  private long checkedSeq;

  /** Is told what must never be. */
  interface Broken {
    void say(String fault);
  }

  VirtualServer(
      VirtualTime time,
      HallPlan plan,
      SimStorage storage,
      Swarm swarm,
      Parts parts,
      Broken broken) {
    this.time = time;
    this.plan = parts.plan(plan);
    this.storage = storage;
    this.snapshots = parts.snapshots(storage.snapshots());
    this.swarm = swarm;
    this.parts = parts;
    this.broken = broken;
  }

  boolean isUp() {
    return up;
  }

  HallState hall() {
    return keeper.hall();
  }

  /** What the window's terminal shows of itself; empty while the server is away. */
  Optional<WindowLook> look(String window) {
    return up ? view.window(window) : Optional.empty();
  }

  /** What the boards of this wing are told. Only while the server is up. */
  BoardFeed feed(String wing) {
    return boards.get(wing);
  }

  /** What a device that has forgotten its own count is told when it logs in. */
  long highestRequestId(String device) {
    return keeper.highestRequestId(device);
  }

  /** People who wait for something that this window serves, as its terminal shows it. */
  int takeable(String window) {
    return up ? view.takeable(window) : 0;
  }

  void start() {
    life++;
    up = true;
    wakeAtMs = Long.MAX_VALUE;
    EngineSettings settings =
        new EngineSettings(
            swarm.inboxMax(), HALL_PENDING_MAX, BATCH_MAX, TICKS_MAX, swarm.snapshotEvery(), 0);
    clock = parts.clock(time);
    int thisLife = life;
    loop = new DispatchLoop(settings, clock, task -> time.after(0, () -> turn(thisLife, task)));
    port = parts.port(loop);
    journal = parts.journal(openJournal());
    Recovery.Recovered recovered = recover();
    boolean wasHereBefore = recovered.hall().seq() > 0;
    keeper =
        new HallKeeper(
            plan.id(), loop, journal, recovered.hall(), this::reloaded, this::hallStopped);
    loop.host(keeper);
    view = new HallView(recovered.hall().image());
    boards.clear();
    for (HallPlan.Wing wing : plan.wings()) {
      BoardFeed feed = new BoardFeed(view, wing.id());
      boards.put(wing.id(), feed);
      view.watch(feed);
    }
    keeper.feed(parts.view(view));
    keeper.feed(
        new SnapshotTaker(
            keeper, journal, snapshots, recovered.snapshotSeq(), settings, clock, Runnable::run));
    keeper.feed(new ClockAudit(time, recovered.hall().atMs(), broken));
    keeper.feed(new Checks());
    if (wasHereBefore) {
      loop.offer(Submission.own(plan.id(), new Command.Resume()));
    }
    loop.offer(Submission.own(plan.id(), new Command.AdoptPlan(plan)));
  }

  private final class Checks implements EntryFeed {
    @Override
    public void entry(io.jiaohao.core.Entry entry) {}

    @Override
    public void endOfBatch(long seq) {
      if (seq - checkedSeq >= CHECK_EVERY || seq < checkedSeq) {
        checkedSeq = seq;
        check();
      }
    }
  }

  private void checkFaultless() {
    if (up && loop.figures().faults() > 0) {
      broken.say("the engine met " + loop.figures().faults() + " faults of its own");
    }
  }

  /** The hall that the record alone brings back. */
  HallState replayed() {
    try {
      return Recovery.recover(journal, Snapshots.NONE).hall();
    } catch (JournalException e) {
      throw new IllegalStateException("the record cannot be replayed: " + e.getMessage(), e);
    }
  }

  /** Reads the whole hall for what must hold between its parts. */
  void check() {
    checkFaultless();
    try {
      keeper.hall().checkInvariants();
    } catch (RuntimeException e) {
      broken.say("invariant: " + e.getMessage());
    }
  }

  private HallState reloaded() {
    broken.say("the hall broke while applying and was reloaded");
    return recover().hall();
  }

  /** A hall may stop only because its journal could not keep an entry. */
  private void hallStopped(String hall, Exception cause) {
    if (!(cause instanceof JournalException)) {
      broken.say("hall " + hall + " stopped: " + cause);
    }
    stop();
  }

  private Journal openJournal() {
    try {
      return storage.open();
    } catch (JournalException e) {
      throw new IllegalStateException("the journal cannot be opened: " + e.getMessage(), e);
    }
  }

  private Recovery.Recovered recover() {
    try {
      return Recovery.recover(journal, snapshots);
    } catch (JournalException e) {
      throw new IllegalStateException("the hall cannot be recovered: " + e.getMessage(), e);
    }
  }

  private void turn(int ofLife, Runnable task) {
    if (ofLife == life && up) {
      task.run();
      planWake();
    }
  }

  /** The engine's timer: no later than the hall's next deadline. */
  private void planWake() {
    if (!up) {
      return;
    }
    long dueMs = keeper.hall().nextDeadlineMs();
    long atMs = time.nowMs() + Math.max(1, dueMs - clock.hallMs());
    if (dueMs != Long.MAX_VALUE && atMs < wakeAtMs) {
      wakeAtMs = atMs;
      int thisLife = life;
      time.after(atMs - time.nowMs(), () -> wake(thisLife));
    }
  }

  private void wake(int ofLife) {
    if (ofLife == life && up) {
      wakeAtMs = Long.MAX_VALUE;
      loop.runOnce();
      planWake();
    }
  }

  /** A device's request has arrived. */
  void receive(Origin origin, Command command, ReplyTo replyTo) {
    if (up) {
      port.offer(new Submission(plan.id(), Optional.of(origin), command, replyTo));
    }
  }

  /** Something that the server itself has noticed: said again while it is too busy to hear. */
  void notice(Command command) {
    if (up) {
      int thisLife = life;
      loop.offer(
          new Submission(
              plan.id(),
              Optional.empty(),
              command,
              Answer.to(
                  answer -> {
                    if (answer.failure() == ReplyTo.Failure.BUSY) {
                      time.after(NOTICE_AGAIN_MS, () -> again(thisLife, command));
                    }
                  })));
    }
  }

  private void again(int ofLife, Command command) {
    if (ofLife == life) {
      notice(command);
    }
  }

  /** Killed, or stopped by itself: nothing more comes out of it. */
  void stop() {
    checkFaultless();
    up = false;
    life++;
  }
}
