package io.jiaohao.journal.redis;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalAwayException;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.JournalTrimmedException;
import io.jiaohao.journal.BatchWriter;
import io.jiaohao.journal.EntryCodec;
import io.jiaohao.journal.Pace;
import io.jiaohao.journal.RowReading;
import io.jiaohao.journal.WrittenBatch;
import io.jiaohao.journal.redis.HallLease.End;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hall's history in a Redis stream: one record a batch. A commit completes later on the engine's
 * executor, in under two seconds whatever happens. When no clear answer comes, the hall is acquired
 * anew: that shuts out what may still be on its way, and tells whether the batch is there.
 */
public final class RedisJournal implements Journal {
  private static final Logger log = LoggerFactory.getLogger(RedisJournal.class);

  private final RedisLink link;
  private final RedisKeys keys;
  private final JournalFunctions functions;
  private final HallLease lease;
  private final LongSupplier nanoClock;
  private final Replicas replicas;
  private final RedisSnapshots snapshots;
  private final EntryCodec codec;
  private final BatchWriter writer;
  private final Executor engine;
  private volatile End end;

  /** Held by who changes the ownership: a look for an outcome, or the opening. */
  private final Object ownership = new Object();

  private volatile boolean closed;

  private RedisJournal(
      RedisLink link,
      String hall,
      String owner,
      int replicasAsked,
      Executor engine,
      LongSupplier nanoClock,
      End own) {
    this.link = link;
    this.keys = RedisKeys.of(hall);
    this.functions = new JournalFunctions(link, keys, nanoClock);
    this.lease = new HallLease(functions, keys, owner, nanoClock);
    this.nanoClock = nanoClock;
    this.replicas = new Replicas(link, replicasAsked);
    this.snapshots = new RedisSnapshots(link, hall, Pace.FULL);
    this.codec = new EntryCodec(hall);
    this.writer = new BatchWriter(codec);
    this.engine = engine;
    this.end = own;
  }

  /**
   * Becomes the owner of a hall and opens its journal, or begins one. Waits.
   *
   * @param owner this node's name
   * @param replicasAsked replicas that must have a batch before it counts as committed; 0 = none
   * @param engine where commits complete
   * @param nanoClock never goes back
   * @param ownSeq last entry that this node knows to be durable, 0 = none, and its hash
   * @throws JournalAwayException if Redis cannot be reached or another node owns the hall
   * @throws JournalDamagedException if the stream lacks what this node has seen
   */
  public static RedisJournal open(
      RedisLink link,
      String hall,
      String owner,
      int replicasAsked,
      Executor engine,
      LongSupplier nanoClock,
      long ownSeq,
      EntryHash ownHash)
      throws JournalException {
    RedisJournal journal =
        following(link, hall, owner, replicasAsked, engine, nanoClock, ownSeq, ownHash);
    journal.reopen();
    return journal;
  }

  /**
   * A hall's journal that is only read, as by a node that stands by; {@link #reopen()} makes this
   * node the owner. The arguments are those of {@code open}.
   */
  public static RedisJournal following(
      RedisLink link,
      String hall,
      String owner,
      int replicasAsked,
      Executor engine,
      LongSupplier nanoClock,
      long ownSeq,
      EntryHash ownHash) {
    return new RedisJournal(
        link, hall, owner, replicasAsked, engine, nanoClock, new End(ownSeq, ownHash));
  }

  /**
   * Looks how far the owner has come: that is the end until this node owns the hall. Waits.
   *
   * @throws JournalDamagedException if the stream lacks what this node has seen
   */
  public void follow() throws JournalException {
    synchronized (ownership) {
      link.connect();
      End seen = end;
      End found = new StreamRows(link, keys).end();
      if (found.seq() < seen.seq() || (found.seq() == seen.seq() && !found.equals(seen))) {
        throw new JournalDamagedException(
            "%s: ends at entry %d (expected: %d or later, as it was); docs/redis.md says what to do"
                .formatted(keys.stream(), found.seq(), seen.seq()));
      }
      end = found;
    }
  }

  /** Whether this node may speak for the hall: nobody else can own it yet. From any thread. */
  public boolean mayServe() {
    return lease.isValid();
  }

  @Override
  public long lastSeq() {
    return end.seq();
  }

  @Override
  public EntryHash lastHash() {
    return end.hash();
  }

  @Override
  public long epoch() {
    return lease.epoch();
  }

  @Override
  public void reopen() throws JournalException {
    synchronized (ownership) {
      if (closed) {
        throw new JournalException("the journal of this node was closed");
      }
      link.connect();
      functions.ensureLoaded();
      end = lease.acquire(end, RedisLimits.COMMAND_MS);
      replicas.confirm();
    }
  }

  /** Keeps the hall; to be called every {@link RedisLimits#RENEW_EVERY_MS}. Does not wait. */
  public void renew() {
    lease
        .renewLater()
        .exceptionally(
            fault -> {
              log.warn("the lease was not renewed: {}", link.away(fault).getMessage());
              return null;
            });
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Whatever comes of them, the outcome ends in time.
  public void commit(List<Entry> batch, Completion completion) {
    BatchWriter.checkFollows(end.seq(), batch);
    End before = end;
    byte[] hash = before.hash().toBytes();
    byte[] entries = writer.write(batch, hash);
    End after = new End(before.seq() + batch.size(), new EntryHash(hash));
    CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    outcome
        .orTimeout(RedisLimits.OUTCOME_MS, TimeUnit.MILLISECONDS)
        .whenComplete(
            (durable, fault) ->
                engine.execute(
                    () -> end(after, new WrittenBatch(batch, entries), fault, completion)));
    long sentNanos = nanoClock.getAsLong();
    append(before, after, entries)
        .whenComplete(
            (answer, fault) -> {
              if (fault == null && answer.is("OK")) {
                lease.confirmed(sentNanos);
              }
              answered(answer, fault, before, after, outcome);
            });
  }

  private CompletableFuture<FunctionAnswer> append(End before, End after, byte[] entries) {
    CompletableFuture<FunctionAnswer> appended =
        functions.send(
            RedisLimits.APPEND_MS,
            "append",
            lease.owner(),
            lease.epoch(),
            RedisLimits.LEASE_MS,
            functions.redisMs() + RedisLimits.APPEND_STALE_MS,
            before.seq() + 1,
            after.seq(),
            before.hash().toBytes(),
            after.hash().toBytes(),
            entries);
    return appended.thenCombine(replicas.confirmLater(), (answer, confirmed) -> answer);
  }

  private void answered(
      FunctionAnswer answer,
      Throwable fault,
      End before,
      End after,
      CompletableFuture<Boolean> outcome) {
    if (fault != null) {
      JournalAwayException away = link.away(fault);
      boolean mute = away.getCause() instanceof TimeoutException;
      link.soon(() -> look(before, after, away, mute, outcome));
    } else if (answer.is("OK") || answer.is("AGAIN")) {
      outcome.complete(true);
    } else if (answer.is("FENCED")) {
      outcome.completeExceptionally(lease.lost(answer));
    } else {
      JournalAwayException away = lease.lost(answer);
      link.soon(() -> look(before, after, away, false, outcome));
    }
  }

  /**
   * Looks whether the batch is there; again and again until it is known or nobody asks any more.
   */
  private void look(
      End before,
      End after,
      JournalAwayException why,
      boolean mute,
      CompletableFuture<Boolean> outcome) {
    synchronized (ownership) {
      if (outcome.isDone()) {
        return;
      }
      if (mute) {
        link.drop();
      }
      try {
        link.connect();
        End found = lease.acquire(before, RedisLimits.LOOK_MS);
        replicas.confirm();
        tell(found, before, after, why, outcome);
      } catch (JournalAwayException e) {
        log.debug("no outcome yet", e);
        link.later(RedisLimits.LOOK_AGAIN_MS, () -> look(before, after, why, false, outcome));
      } catch (JournalException | RuntimeException e) {
        outcome.completeExceptionally(e);
      }
    }
  }

  private static void tell(
      End found,
      End before,
      End after,
      JournalAwayException why,
      CompletableFuture<Boolean> outcome) {
    if (found.equals(after)) {
      log.info("entry {} is there although {}", after.seq(), why.getMessage());
      outcome.complete(true);
    } else if (found.equals(before)) {
      outcome.completeExceptionally(
          new JournalAwayException("not written: " + why.getMessage(), why));
    } else {
      outcome.completeExceptionally(
          new JournalAwayException("others wrote up to entry " + found.seq(), why));
    }
  }

  private void end(End after, Written batch, Throwable fault, Completion completion) {
    if (fault == null) {
      end = after;
      completion.committed(batch);
    } else if (fault instanceof TimeoutException) {
      completion.failed(
          new JournalAwayException(
              link.address() + ": whether entry " + after.seq() + " was written is not known"));
    } else if (fault instanceof JournalException known) {
      completion.failed(known);
    } else {
      completion.failed(new JournalException("commit: a fault in the journal", fault));
    }
  }

  @Override
  public void read(long fromSeq, EntryHash before, Reader reader) throws JournalException {
    StreamRows rows = new StreamRows(link, keys);
    try {
      RowReading.read(keys.stream(), rows, codec, fromSeq, Long.MAX_VALUE, before, reader);
    } catch (JournalDamagedException e) {
      refuseTrimmed(rows.beginning(), fromSeq, e);
      throw e;
    }
  }

  /** What is missing at the beginning is no damage if a kept snapshot covers it. */
  private void refuseTrimmed(long beginning, long fromSeq, JournalDamagedException missing)
      throws JournalException {
    if (beginning > Math.max(1, fromSeq - 1)
        && snapshots.newestFirst().stream().anyMatch(seq -> seq >= beginning)) {
      throw new JournalTrimmedException(
          "%s: begins with entry %d (expected: %d or earlier); what was before it has been dropped, for there is a snapshot"
              .formatted(keys.stream(), beginning, fromSeq),
          missing);
    }
  }

  /**
   * Drops the records before the one that holds the entry which a kept snapshot was taken after.
   *
   * @return records dropped
   * @throws JournalException if no snapshot of this sequence is kept in Redis, or the hall is lost
   */
  public long trim(long snapshotSeq) throws JournalException {
    FunctionAnswer answer =
        functions.ask(RedisLimits.COMMAND_MS, "trim", lease.owner(), lease.epoch(), snapshotSeq);
    if (answer.is("UNANCHORED")) {
      throw new JournalException(
          keys.snapshots()
              + ": no snapshot of entry "
              + snapshotSeq
              + ", so nothing before it is dropped");
    }
    lease.expectOk(answer);
    return answer.number(0);
  }

  /** Gives the hall back if Redis is there; the link stays open for who else uses it. */
  @Override
  public void close() {
    closed = true; // Whoever still tries to come back must not take the hall again.
    try {
      lease.release();
    } catch (JournalException e) {
      log.info("the lease is left to run out: {}", e.getMessage());
    }
  }
}
