package io.jiaohao.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The only writer of every hall on this node. Owns no thread: it runs on the executor that it is
 * given, in production at the end of the device port's own turn, so that decoding, deciding, the
 * commit and the writes happen without a hand-off.
 */
public final class DispatchLoop implements CommandPort {
  private final EngineSettings settings;
  private final Executor executor;
  private final HallClock clock;
  private final Stamps stamps;
  private final EngineFigures figures = new EngineFigures();
  private final ArrayBlockingQueue<Submission> inbox;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Map<String, HallKeeper> keepers = new LinkedHashMap<>();
  private final Agenda agenda = new Agenda();

  /**
   * A loop without halls.
   *
   * @param executor runs one task at a time, always on the same thread
   */
  public DispatchLoop(EngineSettings settings, HallClock clock, Executor executor) {
    this.settings = settings;
    this.clock = clock;
    this.executor = executor;
    this.stamps = new Stamps(clock);
    this.inbox = new ArrayBlockingQueue<>(settings.inboxMax());
  }

  /** Takes a recovered hall in. Before the loop first runs, or on its thread. */
  public void host(HallKeeper keeper) {
    stamps.notBefore(keeper.lastStampMs());
    keepers.put(keeper.hallId(), keeper);
    agenda.add(keeper);
  }

  /** The hall is served here no more. On the loop's thread. */
  public void release(String hall) {
    HallKeeper keeper = keepers.remove(hall);
    if (keeper != null) {
      agenda.remove(keeper);
    }
  }

  /** The keeper of a hall that is served here. On the loop's thread. */
  public Optional<HallKeeper> keeper(String hall) {
    return Optional.ofNullable(keepers.get(hall));
  }

  public EngineFigures figures() {
    return figures;
  }

  EngineSettings settings() {
    return settings;
  }

  HallClock clock() {
    return clock;
  }

  /** Commands that wait to be looked at. */
  public int inboxSize() {
    return inbox.size();
  }

  @Override
  public void offer(Submission submission) {
    if (inbox.offer(submission)) {
      wake();
    } else {
      figures.countBusy();
      submission.replyTo().failed(ReplyTo.Failure.BUSY);
    }
  }

  /** Sees to it that the hall gets a turn soon. On the loop's thread. */
  void wake(HallKeeper keeper) {
    agenda.wake(keeper);
    wake();
  }

  private void wake() {
    if (scheduled.compareAndSet(false, true)) {
      executor.execute(this::runOnce);
    }
  }

  /**
   * One turn: everything that has arrived and every deadline that has come, one commit a hall. Also
   * called now and then for the deadlines.
   */
  public void runOnce() {
    scheduled.set(false);
    int taken = 0;
    for (Submission submission = inbox.poll(); submission != null; submission = inbox.poll()) {
      route(submission);
      if (++taken >= settings.batchMax()) {
        wake();
        break;
      }
    }
    long stampMs = stamps.next();
    for (HallKeeper keeper : agenda.take(stampMs)) {
      try {
        keeper.turn(stampMs);
      } finally {
        hadItsTurn(keeper);
      }
    }
  }

  private void hadItsTurn(HallKeeper keeper) {
    agenda.reschedule(keeper);
    if (keeper.hasPending()) {
      agenda.wake(keeper);
    }
  }

  private void route(Submission submission) {
    HallKeeper keeper = keepers.get(submission.hall());
    if (keeper == null) {
      submission.replyTo().failed(ReplyTo.Failure.UNAVAILABLE);
    } else {
      keeper.enqueue(submission);
      agenda.wake(keeper);
    }
  }
}
