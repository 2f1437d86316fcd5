package io.jiaohao.accounts;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Checks passwords, a few at a time and away from the thread that asks. An unknown name takes as
 * long as a wrong password and is answered alike.
 */
public final class SignInDesk implements AutoCloseable {
  /** Passwords that are checked or wait for it. */
  static final int WAITING_MAX = 16;

  /** Of these, how many may come from one address, so that others get their turn. */
  static final int PER_ADDRESS_MAX = 8;

  private static final long MS_PER_S = 1_000;

  /** What became of a try. */
  public sealed interface Outcome {
    /** The password was right. */
    record Right(Account account) implements Outcome {}

    /** No such name, or not its password. */
    record Wrong() implements Outcome {}

    /** This one has to wait after so many wrong tries. */
    record TooMany(long afterS) implements Outcome {}

    /** Everybody has to wait: too many passwords are being checked. */
    record Busy(long afterS) implements Outcome {}
  }

  private final Accounts accounts;
  private final Slowdown slowdown;
  private final PasswordHash nobody = PasswordHash.ofNobody(new SecureRandom());
  private final ExecutorService checkers;
  private final Map<String, Integer> underWay = new LinkedHashMap<>();

  /** A desk with a thread of its own; {@code stopwatchMs} never goes back. */
  public SignInDesk(Accounts accounts, LongSupplier stopwatchMs) {
    this.accounts = accounts;
    this.slowdown = new Slowdown(stopwatchMs);
    this.checkers =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            task -> {
              Thread thread = new Thread(task, "passwords");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Tries a name and password from an address; completes at once or on the desk's thread. */
  public CompletableFuture<Outcome> signIn(String address, String name, String password) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Optional<Outcome> no = admit(address, name);
    if (no.isPresent()) {
      outcome.complete(no.get());
      return outcome;
    }
    try {
      checkers.execute(() -> check(address, name, password, outcome));
    } catch (RejectedExecutionException e) {
      leave(address);
      outcome.complete(new Outcome.Busy(1));
    }
    return outcome;
  }

  private synchronized Optional<Outcome> admit(String address, String name) {
    long waitMs = slowdown.waitMs(address, name);
    if (waitMs > 0) {
      return Optional.of(new Outcome.TooMany((waitMs + MS_PER_S - 1) / MS_PER_S));
    }
    if (underWay.getOrDefault(address, 0) >= PER_ADDRESS_MAX) {
      return Optional.of(new Outcome.Busy(1));
    }
    underWay.merge(address, 1, Integer::sum);
    slowdown.tried(address, name);
    return Optional.empty();
  }

  private void check(
      String address, String name, String password, CompletableFuture<Outcome> outcome) {
    try {
      Optional<Account> account = accounts.find(name);
      boolean right = account.map(Account::password).orElse(nobody).matches(password);
      if (right && account.isPresent()) {
        forget(address, name);
        outcome.complete(new Outcome.Right(account.get()));
      } else {
        outcome.complete(new Outcome.Wrong());
      }
    } catch (RuntimeException e) {
      outcome.completeExceptionally(e);
    } finally {
      leave(address);
    }
  }

  private synchronized void forget(String address, String name) {
    slowdown.forget(address, name);
  }

  private synchronized void leave(String address) {
    underWay.computeIfPresent(address, (who, count) -> count > 1 ? count - 1 : null);
  }

  @Override
  public void close() {
    checkers.shutdownNow();
  }
}
