package io.jiaohao.sim.virtual;

import io.jiaohao.core.Command;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.core.Origin;
import io.jiaohao.engine.DispatchLoop;
import io.jiaohao.engine.EngineSettings;
import io.jiaohao.engine.EntryFeed;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.HallKeeper;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Recovery;
import io.jiaohao.engine.SnapshotTaker;
import io.jiaohao.engine.Submission;
import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.views.HallView;
import io.jiaohao.views.WindowLook;
import java.util.Optional;

/**
 * The production engine on virtual time: it is killed and started again over the same disk. A hall
 * that cannot go on stops the server, as in production, until somebody starts it again.
 */
final class VirtualServer {
  private static final int HALL_PENDING_MAX = 65_536;
  private static final int BATCH_MAX = 1_024;
  private static final int TICKS_MAX = 64;

  /** Entries between two readings of the whole hall for its invariants. */
  private static final int CHECK_EVERY = 997;

  private final VirtualTime time;
  private final HallPlan plan;
  private final Journal journal;
  private final SimSnapshots snapshots = new SimSnapshots();
  private final Swarm swarm;
  private final Broken broken;
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

  VirtualServer(VirtualTime time, HallPlan plan, Journal journal, Swarm swarm, Broken broken) {
    this.time = time;
    this.plan = plan;
    this.journal = journal;
    this.swarm = swarm;
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
    clock = SystemHallClock.real(time::wallMs, time::monotonicNanos);
    int thisLife = life;
    loop = new DispatchLoop(settings, clock, task -> time.after(0, () -> turn(thisLife, task)));
    Recovery.Recovered recovered = recover();
    boolean wasHereBefore = recovered.hall().seq() > 0;
    keeper =
        new HallKeeper(
            plan.id(), 1, loop, journal, recovered.hall(), this::reloaded, (id, why) -> stop());
    loop.host(keeper);
    view = new HallView(recovered.hall().image());
    keeper.feed(view);
    keeper.feed(
        new SnapshotTaker(
            keeper, journal, snapshots, recovered.snapshotSeq(), settings, clock, Runnable::run));
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

  /** Reads the whole hall for what must hold between its parts. */
  void check() {
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
  void receive(Origin origin, Command command, io.jiaohao.engine.ReplyTo replyTo) {
    if (up) {
      loop.offer(new Submission(plan.id(), Optional.of(origin), command, replyTo));
    }
  }

  /** Something that the server itself has noticed. */
  void notice(Command command) {
    if (up) {
      loop.offer(Submission.own(plan.id(), command));
    }
  }

  /** Killed, or stopped by itself: nothing more comes out of it. */
  void stop() {
    up = false;
    life++;
  }
}
