package io.jiaohao.engine;

import io.jiaohao.core.Command;
import io.jiaohao.core.Decision;
import io.jiaohao.core.Entry;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import io.jiaohao.core.TicketFaultException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one hall: decides and applies what has come for it, commits once a turn, then answers and
 * feeds. While a commit is outstanding the hall's commands wait; other halls go on.
 */
public final class HallKeeper {
  private static final Logger log = LoggerFactory.getLogger(HallKeeper.class);

  /** When a tick that met a fault of ours is tried again. */
  private static final long FAILED_TICK_RETRY_MS = 1_000;

  /** The longest rest of a hall that is broken again and again by what it does of itself. */
  private static final int BROKEN_PAUSE_MAX_MS = 60_000;

  private final String hallId;
  private final DispatchLoop loop;
  private final Journal journal;
  private final Reload reload;
  private final FailureListener failures;
  private final List<EntryFeed> feeds = new ArrayList<>();
  private final Queue<Submission> pending = new ArrayDeque<>();
  private HallState hall;
  private long tickNotBeforeMs;
  private long brokenAtMs = Long.MIN_VALUE / 2;
  private int brokenPauseMs;
  private boolean inFlight;
  private boolean turning;
  private boolean stopped;
  private volatile boolean away;
  private Optional<Comeback> comeback = Optional.empty();
  private Runnable whenBack = () -> {};
  private BooleanSupplier mayServe = () -> true;
  private Optional<Runnable> retiring = Optional.empty();

  /** Brings the hall back from its journal after its memory was given up. */
  public interface Reload {
    HallState reload() throws JournalException;
  }

  /** Is told when a hall cannot go on. */
  public interface FailureListener {
    void hallStopped(String hall, Exception cause);
  }

  public HallKeeper(
      String hallId,
      DispatchLoop loop,
      Journal journal,
      HallState hall,
      Reload reload,
      FailureListener failures) {
    this.hallId = hallId;
    this.loop = loop;
    this.journal = journal;
    this.hall = hall;
    this.reload = reload;
    this.failures = failures;
  }

  /** Adds a feed; it gets the entries from the next commit on. */
  public void feed(EntryFeed feed) {
    feeds.add(feed);
  }

  /**
   * Has the hall come back by itself when its journal was away, instead of stopping. Before the
   * loop first runs.
   */
  public void comeBackBy(Comeback way) {
    comeback = Optional.of(way);
  }

  /** What is to be done, on the loop's thread, each time the hall has come back. */
  public void whenBack(Runnable task) {
    whenBack = task;
  }

  /**
   * Asks before each turn whether this node may still speak for the hall; if not, it is as if the
   * journal were away. For a hall that comes back by itself; before the loop first runs.
   */
  public void serveWhile(BooleanSupplier may) {
    mayServe = may;
  }

  /** Goes away at once if the hall may not be served any more. On the loop's thread. */
  public void look() {
    if (!isIdle() || mayServe.getAsBoolean()) {
      return;
    }
    comeback.ifPresent(
        way -> goAway(way, new JournalAwayException("it was not renewed in time that we own it")));
  }

  /**
   * Takes no more commands and tells when nothing is outstanding, so that the hall can go to
   * another node. Whoever asks meanwhile is told "busy". On the loop's thread.
   */
  public void retire(Runnable whenDone) {
    retiring = Optional.of(whenDone);
    failPending(ReplyTo.Failure.BUSY);
    if (!inFlight) {
      whenDone.run();
    }
  }

  private boolean isIdle() {
    return !inFlight && !stopped && !away && retiring.isEmpty();
  }

  /** Whether the journal is away: every command is told so at once. From any thread. */
  public boolean isAway() {
    return away;
  }

  public String hallId() {
    return hallId;
  }

  /** The hall, to be read on the loop's thread. */
  public HallState hall() {
    return hall;
  }

  /** Highest request id granted to a device, 0 if none is known. On the loop's thread. */
  public long highestRequestId(String device) {
    return hall.highestRequestId(device);
  }

  /** Sequence of the entry that brought the plan in force. On the loop's thread. */
  public long planSeq() {
    return hall.planSeq();
  }

  long lastStampMs() {
    return hall.atMs();
  }

  void enqueue(Submission submission) {
    if (stopped) {
      submission.replyTo().failed(ReplyTo.Failure.UNAVAILABLE);
    } else if (away || retiring.isPresent()) {
      submission.replyTo().failed(ReplyTo.Failure.BUSY);
    } else if (pending.size() >= loop.settings().hallPendingMax()) {
      loop.figures().countBusy();
      submission.replyTo().failed(ReplyTo.Failure.BUSY);
    } else {
      pending.add(submission);
    }
  }

  /** Whether commands wait to be looked at. */
  boolean hasPending() {
    return !pending.isEmpty();
  }

  /** When the hall has something to do of itself. */
  long wakeAtMs() {
    return isIdle() ? Math.max(hall.nextDeadlineMs(), tickNotBeforeMs) : Long.MAX_VALUE;
  }

  void turn(long stampMs) {
    look();
    if (!isIdle()) {
      return;
    }
    turning = true;
    try {
      work(stampMs);
    } finally {
      turning = false;
    }
  }

  private void work(long stampMs) {
    Batch batch = new Batch();
    try {
      resumeFirst(batch, stampMs);
      settleDeadlines(batch, stampMs);
      for (int i = 0; i < loop.settings().batchMax() && !pending.isEmpty(); i++) {
        handle(batch, pending.remove(), stampMs);
      }
    } catch (BrokenHallException e) {
      giveUpMemory(batch, e, stampMs);
      return;
    }
    if (batch.entries().isEmpty()) {
      batch.release();
    } else {
      commit(batch);
    }
    if (!pending.isEmpty()) {
      loop.wake(this);
    }
  }

  /** The time that the server was away is given back before anything counts as due. */
  private void resumeFirst(Batch batch, long stampMs) throws BrokenHallException {
    if (!pending.isEmpty() && pending.element().command() instanceof Command.Resume) {
      handle(batch, pending.remove(), stampMs);
    }
  }

  private void settleDeadlines(Batch batch, long stampMs) throws BrokenHallException {
    Command.Tick tick = new Command.Tick();
    for (int i = 0;
        i < loop.settings().ticksPerTurnMax()
            && stampMs >= Math.max(hall.nextDeadlineMs(), tickNotBeforeMs);
        i++) {
      long before = hall.seq();
      handle(batch, Submission.own(hallId, tick), stampMs);
      if (hall.seq() == before) {
        tickNotBeforeMs = stampMs + FAILED_TICK_RETRY_MS;
      }
    }
  }

  private void handle(Batch batch, Submission submission, long stampMs) throws BrokenHallException {
    Decision decision;
    try {
      decision = decide(submission, stampMs);
    } catch (RuntimeException e) {
      log.error("hall {}: a fault while deciding {}", hallId, submission.command(), e);
      loop.figures().countFault();
      batch.failed(submission.replyTo(), ReplyTo.Failure.INTERNAL);
      if (e instanceof TicketFaultException fault) {
        handle(batch, Submission.own(hallId, new Command.SetAside(fault.ticketId())), stampMs);
      }
      return;
    }
    if (decision instanceof Decision.Accepted accepted) {
      loop.figures().countGranted();
      if (!accepted.events().isEmpty()) {
        write(batch, submission, accepted, stampMs);
      }
      batch.done(submission.replyTo(), accepted.events(), false);
    } else if (decision instanceof Decision.Refused refused) {
      loop.figures().countRefused();
      batch.refused(submission.replyTo(), refused.refusal());
    } else if (decision instanceof Decision.Repeated repeated) {
      loop.figures().countRepeated();
      batch.done(submission.replyTo(), repeated.events(), true);
    }
  }

  private Decision decide(Submission submission, long stampMs) {
    return submission.origin().isPresent()
        ? HallRules.decide(hall, submission.origin().get(), submission.command(), stampMs)
        : HallRules.decide(hall, submission.command(), stampMs);
  }

  private void write(Batch batch, Submission submission, Decision.Accepted accepted, long stampMs)
      throws BrokenHallException {
    Entry entry =
        new Entry(
            hall.seq() + 1,
            stampMs,
            journal.epoch(),
            submission.origin(),
            submission.command(),
            accepted.events());
    try {
      hall.apply(entry);
    } catch (RuntimeException e) {
      batch.failed(submission.replyTo(), ReplyTo.Failure.INTERNAL);
      throw new BrokenHallException(e, submission);
    }
    batch.add(entry);
  }

  private void commit(Batch batch) {
    inFlight = true;
    long startNanos = loop.clock().stopwatchNanos();
    try {
      journal.commit(
          batch.entries(),
          new Journal.Completion() {
            @Override
            public void committed(Journal.Written written) {
              long tookNanos = loop.clock().stopwatchNanos() - startNanos;
              loop.figures().countCommit(batch.entries().size(), tookNanos);
              inFlight = false;
              written.requests(hall::keep);
              letOut(batch);
            }

            @Override
            public void failed(JournalException cause) {
              commitFailed(batch, cause);
            }
          });
    } catch (RuntimeException e) {
      if (!inFlight) {
        throw e; // The batch is committed and told; this is somebody else's fault.
      }
      commitFailed(batch, new JournalException("commit: a fault in the journal", e));
    }
  }

  private void commitFailed(Batch batch, JournalException cause) {
    inFlight = false;
    batch.fail();
    if (retiring.isPresent()) {
      retiring.get().run();
    } else if (cause instanceof JournalAwayException && comeback.isPresent()) {
      goAway(comeback.get(), cause);
    } else {
      stop(cause);
    }
  }

  /** Memory is ahead of history and nobody can say how far: it is given up and read again. */
  private void goAway(Comeback way, JournalException cause) {
    goAway(way, cause, 0);
  }

  private void goAway(Comeback way, JournalException cause, int pauseMs) {
    log.warn("hall {}: nothing is taken until it is read again: {}", hallId, cause.getMessage());
    away = true;
    failPending(ReplyTo.Failure.BUSY);
    way.begin(
        pauseMs,
        new Comeback.Taker() {
          @Override
          public void cameBack(HallState read, List<Entry> unseen) {
            hall = read;
            away = false;
            log.info("hall {}: back at entry {}, {} unseen", hallId, hall.seq(), unseen.size());
            if (!unseen.isEmpty()) {
              feed(unseen);
            }
            // Nobody could be served meanwhile: the time away is given back before it counts.
            pending.add(Submission.own(hallId, new Command.Resume()));
            whenBack.run();
            loop.wake(HallKeeper.this);
          }

          @Override
          public void gaveUp(Exception cause) {
            if (cause instanceof JournalTakenException) {
              failures.hallStopped(hallId, cause); // Devices hear "busy" until they are sent there.
            } else {
              stop(cause);
            }
          }
        });
  }

  private void letOut(Batch batch) {
    batch.release();
    feed(batch.entries());
    retiring.ifPresent(Runnable::run);
    if (!turning) {
      loop.wake(this); // Commands and deadlines may have come while the commit was outstanding.
    }
  }

  private void feed(List<Entry> entries) {
    for (EntryFeed feed : feeds) {
      try {
        entries.forEach(feed::entry);
        feed.endOfBatch(hall.seq());
      } catch (RuntimeException e) {
        log.error("hall {}: a fault in a feed; the hall itself goes on", hallId, e);
        loop.figures().countFault();
      }
    }
  }

  /** The batch has told nobody anything: drop it and go back to what is durable. */
  private void giveUpMemory(Batch batch, BrokenHallException broken, long stampMs) {
    log.error("hall {}: broken while applying; reloading it from its journal", hallId, broken);
    int pauseMs = broken.isOwn ? pauseAfterBreak(stampMs) : 0;
    if (broken.isTick) {
      tickNotBeforeMs = stampMs + pauseMs;
      log.error("hall {}: its timers rest for {} ms, commands go on", hallId, pauseMs);
    } else if (comeback.isPresent() && pauseMs > 0) {
      log.error("hall {}: it rests for {} ms before it is read again", hallId, pauseMs);
    }
    loop.figures().countFault();
    batch.drop();
    if (comeback.isPresent()) {
      goAway(
          comeback.get(),
          new JournalException("the hall is read again", broken),
          broken.isTick ? 0 : pauseMs);
      return;
    }
    try {
      hall = reload.reload();
      loop.wake(this);
    } catch (JournalException | RuntimeException e) {
      stop(e);
    }
  }

  /** What the hall does of itself comes again by itself, so it must not break without a rest. */
  private int pauseAfterBreak(long stampMs) {
    boolean again = stampMs - brokenAtMs <= 2 * BROKEN_PAUSE_MAX_MS;
    brokenAtMs = stampMs;
    brokenPauseMs =
        again ? Math.min(2 * brokenPauseMs, BROKEN_PAUSE_MAX_MS) : (int) FAILED_TICK_RETRY_MS;
    return brokenPauseMs;
  }

  private void stop(Exception cause) {
    stopped = true;
    failPending(ReplyTo.Failure.UNAVAILABLE);
    failures.hallStopped(hallId, cause);
  }

  /** None of them was looked at. */
  private void failPending(ReplyTo.Failure how) {
    pending.forEach(waiting -> waiting.replyTo().failed(how));
    pending.clear();
  }

  /** The hall contradicts itself; what memory holds may not be committed. */
  private static final class BrokenHallException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isOwn;
    private final boolean isTick;

    BrokenHallException(RuntimeException cause, Submission by) {
      super(cause);
      isOwn = by.origin().isEmpty();
      isTick = by.command() instanceof Command.Tick;
    }
  }
}
