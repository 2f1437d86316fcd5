package io.jiaohao.engine;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.core.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The engine's answer for somebody who can wait for it: never on the engine's own thread. */
public final class AwaitedReply implements ReplyTo {
  /** Longest wait. */
  private static final int WITHIN_S = 10;

  private final CompletableFuture<Optional<Refusal>> told = new CompletableFuture<>();

  /**
   * Hands a command in and waits for what becomes of it.
   *
   * @return the hall's refusal, if it has one
   * @throws IOException if there is no answer, or the hall could not decide
   */
  public static Optional<Refusal> to(CommandPort engine, String hall, Command command)
      throws IOException {
    AwaitedReply reply = new AwaitedReply();
    engine.offer(new Submission(hall, Optional.empty(), command, reply));
    return reply.await();
  }

  /**
   * Waits for what becomes of the command.
   *
   * @return the hall's refusal, if it has one
   * @throws IOException if there is no answer, or the hall could not decide
   */
  public Optional<Refusal> await() throws IOException {
    try {
      return told.get(WITHIN_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the hall has not said what became of it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server is stopping", e);
    }
  }

  @Override
  public void done(List<Event> events, boolean repeated) {
    told.complete(Optional.empty());
  }

  @Override
  public void refused(Refusal refusal) {
    told.complete(Optional.of(refusal));
  }

  @Override
  public void failed(Failure why) {
    told.completeExceptionally(new IOException("the hall did not decide: " + why));
  }
}
