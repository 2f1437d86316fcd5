package io.jiaohao.journal.redis;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalAwayException;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.JournalTakenException;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Which node may write a hall. Each time the hall is acquired it gets a higher epoch, and from then
 * on Redis takes nothing of an older one, however late it arrives.
 */
public final class HallLease {
  private static final long NANOS_PER_MS = 1_000_000;

  private final JournalFunctions functions;
  private final RedisKeys keys;
  private final String owner;
  private final LongSupplier nanoClock;
  private volatile long epoch;
  private volatile long validUntilNanos;

  HallLease(JournalFunctions functions, RedisKeys keys, String owner, LongSupplier nanoClock) {
    this.functions = functions;
    this.keys = keys;
    this.owner = owner;
    this.nanoClock = nanoClock;
    this.validUntilNanos = nanoClock.getAsLong();
  }

  /**
   * Whether nobody else can own the hall yet. Counted from when the last successful word was sent:
   * Redis counts from when it came in, which is later.
   */
  boolean isValid() {
    return nanoClock.getAsLong() - validUntilNanos < 0;
  }

  /** Redis took a word that was sent then, and the lease runs anew. */
  void confirmed(long sentNanos) {
    validUntilNanos = sentNanos + RedisLimits.LEASE_MS * NANOS_PER_MS;
  }

  /** Where the stream ends, as it was found on acquiring the hall. */
  record End(long seq, EntryHash hash) {
    static final End NOTHING = new End(0, EntryHash.START);
  }

  /** Epoch of the present ownership; 0 = never owned. */
  long epoch() {
    return epoch;
  }

  String owner() {
    return owner;
  }

  /**
   * Becomes the owner with an epoch higher than any that stream, lease or this node has seen.
   *
   * @param own what this node knows to be durable; a stream that lacks it has lost history
   * @return where the stream ends, and what was sent before can change that no more
   * @throws JournalAwayException if another node owns the hall, or Redis is away
   * @throws JournalDamagedException if the stream is not what it was, continued
   */
  End acquire(End own, int withinMs) throws JournalException {
    long sentNanos = nanoClock.getAsLong();
    FunctionAnswer answer =
        functions.ask(
            withinMs,
            "acquire",
            owner,
            RedisLimits.LEASE_MS,
            epoch,
            own.seq(),
            own.hash().toBytes());
    return switch (answer.word()) {
      case "OK" -> {
        epoch = answer.number(0);
        confirmed(sentNanos);
        yield new End(answer.number(1), new EntryHash(answer.bytes(2)));
      }
      case "HELD" ->
          throw new JournalTakenException(
              "%s: owned by %s for another %d ms"
                  .formatted(keys.lease(), answer.text(0), answer.number(1)));
      case "SHORT" ->
          throw new JournalDamagedException(
              "%s: ends at entry %d (expected: %d or later): a failover or a restore has lost entries that were acknowledged; docs/redis.md says what to do"
                  .formatted(keys.stream(), answer.number(0), own.seq()));
      case "OTHER" ->
          throw new JournalDamagedException(
              "%s: entry %d is another one than it was".formatted(keys.stream(), answer.number(0)));
      case "DAMAGED" ->
          throw new JournalDamagedException(
              "%s: ends at entry %d (expected: %d, as the lease says)"
                  .formatted(keys.stream(), answer.number(0), answer.number(1)));
      default ->
          throw new JournalException(
              "acquire: " + answer.word() + " (expected: OK, HELD, SHORT, OTHER or DAMAGED)");
    };
  }

  /** Keeps the hall for another while; fails if it is not ours any more, or Redis is away. */
  CompletableFuture<FunctionAnswer> renewLater() {
    long sentNanos = nanoClock.getAsLong();
    long inEpoch = epoch;
    return functions
        .send(RedisLimits.COMMAND_MS, "renew", owner, inEpoch, RedisLimits.LEASE_MS)
        .thenCompose(
            answer -> {
              if (!answer.is("OK")) {
                return CompletableFuture.failedFuture(lost(answer));
              }
              if (inEpoch == epoch) {
                confirmed(sentNanos);
              }
              return CompletableFuture.completedFuture(answer);
            });
  }

  /** Gives the hall back, so that another node need not wait for the lease to run out. */
  void release() throws JournalException {
    validUntilNanos = nanoClock.getAsLong();
    expectOk(functions.ask(RedisLimits.COMMAND_MS, "release", owner, epoch));
  }

  void expectOk(FunctionAnswer answer) throws JournalAwayException {
    if (!answer.is("OK")) {
      throw lost(answer);
    }
  }

  JournalAwayException lost(FunctionAnswer answer) {
    String why =
        answer.is("FENCED")
            ? "owned by '%s' in epoch %d (ours: %d)"
                .formatted(answer.text(0), answer.number(1), epoch)
            : answer.word();
    return new JournalAwayException(keys.lease() + ": " + why);
  }
}
