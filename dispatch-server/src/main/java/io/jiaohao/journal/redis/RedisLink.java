package io.jiaohao.journal.redis;

import io.jiaohao.engine.JournalAwayException;
import io.jiaohao.engine.JournalException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** One connection to Redis at a time. One that failed is thrown away and another one made. */
public final class RedisLink implements Closeable {
  private static final int THREADS = 2;

  private final RedisAddress address;
  private final ClientResources resources;
  private final RedisAddress.Client client;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "redis-look");
            thread.setDaemon(true);
            return thread;
          });
  private Optional<RedisAddress.Connection> connection = Optional.empty();
  private boolean closed;

  /** A link that is not connected yet. */
  public RedisLink(RedisAddress address) {
    this.address = address;
    this.resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .build();
    this.client = address.client(resources);
  }

  RedisAddress address() {
    return address;
  }

  /** Makes a new connection unless the present one is open. Waits. */
  synchronized void connect() throws JournalAwayException {
    if (closed) {
      throw new JournalAwayException(address + ": the link was closed");
    }
    if (open().isPresent()) {
      return;
    }
    drop();
    try {
      connection = Optional.of(client.connect());
    } catch (RedisException e) {
      throw away(e);
    }
  }

  /** Throws the connection away: it may hold commands that must not be waited for. */
  @SuppressWarnings("FutureReturnValueIgnored") // Whether it closes well is all the same.
  synchronized void drop() {
    connection.ifPresent(open -> open.stateful().closeAsync());
    connection = Optional.empty();
  }

  private synchronized Optional<RedisAddress.Connection> open() {
    return connection.filter(RedisAddress.Connection::isOpen);
  }

  /** Runs what waits for Redis, off the threads that must not. */
  void soon(Runnable task) {
    looking.execute(task);
  }

  /** The same, some milliseconds from now. */
  @SuppressWarnings("FutureReturnValueIgnored") // Ends with its executor.
  void later(int ms, Runnable task) {
    looking.schedule(task, ms, TimeUnit.MILLISECONDS);
  }

  /** Sends a command and does not wait; fails at once when there is no connection. */
  <T> CompletableFuture<T> send(
      int withinMs,
      Function<RedisClusterAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> command) {
    Optional<RedisAddress.Connection> open = open();
    if (open.isEmpty()) {
      return CompletableFuture.failedFuture(new JournalAwayException(address + ": no connection"));
    }
    try {
      return command
          .apply(open.get().commands())
          .toCompletableFuture()
          .orTimeout(withinMs, TimeUnit.MILLISECONDS);
    } catch (RedisException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * Sends a command and waits.
   *
   * @throws JournalAwayException if there is no answer, or Redis refuses because of its own state
   */
  <T> T ask(
      int withinMs,
      Function<RedisClusterAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> command)
      throws JournalException {
    return await(send(withinMs, command));
  }

  /** Each server that takes writes: in a cluster several. */
  List<RedisClusterAsyncCommands<String, byte[]>> servers() {
    return open().map(RedisAddress.Connection::servers).orElse(List.of());
  }

  /**
   * Waits for what was sent; that ends in time by itself.
   *
   * @throws JournalAwayException as {@link #ask} does
   */
  <T> T await(CompletableFuture<T> sent) throws JournalAwayException {
    try {
      return sent.get(RedisLimits.WAIT_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      JournalAwayException away = away(e);
      if (away.getCause() instanceof TimeoutException) {
        drop();
      }
      throw away;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away(e);
    }
  }

  /** What a failure means to the journal: it is not to be had now. */
  JournalAwayException away(Throwable fault) {
    Throwable cause =
        (fault instanceof CompletionException || fault instanceof ExecutionException)
                && fault.getCause() != null
            ? fault.getCause()
            : fault;
    if (cause instanceof JournalAwayException already) {
      return already;
    }
    if (cause instanceof RedisCommandExecutionException) {
      return new JournalAwayException(address + " refuses: " + cause.getMessage(), cause);
    }
    if (cause instanceof TimeoutException) {
      return new JournalAwayException(address + ": no answer in time", cause);
    }
    return new JournalAwayException(address + " cannot be reached: " + cause.getMessage(), cause);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Its threads are daemons and end by themselves.
  public void close() {
    synchronized (this) {
      closed = true;
      connection = Optional.empty(); // The client closes it.
    }
    looking.shutdownNow();
    client.close();
    resources.shutdown(0, RedisLimits.COMMAND_MS, TimeUnit.MILLISECONDS);
  }
}
