package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A clerk's day without the visitors: signs in, opens the window, sets it to auto if that is the
 * way they work, takes breaks and comes back from them.
 */
final class ClerkDuty {
  private final ClerkPaces paces;
  private final Counter counter;
  private final SplittableRandom random;
  private final boolean onAuto;
  private WindowState state = WindowState.WINDOW_CLOSED;
  private boolean someoneSignedIn;
  private boolean autoSet;
  private long openAtMs;
  private long breakAtMs;
  private long backAtMs;

  ClerkDuty(ClerkPaces paces, Counter counter, SplittableRandom random) {
    this.paces = paces;
    this.counter = counter;
    this.random = random;
    this.onAuto = random.nextDouble() < ClerkPaces.ON_AUTO;
  }

  /** Begins work; the window opens within this time. */
  void begin(long nowMs, long withinMs) {
    openAtMs = nowMs + random.nextLong(Math.max(1, withinMs));
    planBreak(openAtMs);
  }

  private void planBreak(long nowMs) {
    breakAtMs =
        nowMs + random.nextLong(ClerkPaces.BREAK_EVERY_MIN_MS, ClerkPaces.BREAK_EVERY_MAX_MS);
  }

  /** Visitors are called here by themselves. */
  boolean isOnAuto() {
    return onAuto;
  }

  boolean isBreakDue(long nowMs) {
    return nowMs >= breakAtMs;
  }

  /** When the next break begins. */
  long breakAtMs() {
    return breakAtMs;
  }

  /** The window was shown itself. Whoever sits here already works under their own name. */
  void shown(WindowPicture picture) {
    state = picture.getState();
    someoneSignedIn = !picture.getClerk().isEmpty();
    autoSet = picture.getAuto() == onAuto;
  }

  /** What is to be done before the next visitor. Nobody is at the window. */
  Optional<DueKey> next(long nowMs) {
    return switch (state) {
      case WINDOW_CLOSED ->
          Optional.of(
              new DueKey(openAtMs, someoneSignedIn ? Keys.open() : Keys.signIn(counter.clerk())));
      case WINDOW_PAUSED -> Optional.of(new DueKey(backAtMs, Keys.open()));
      default -> atWork(nowMs);
    };
  }

  private Optional<DueKey> atWork(long nowMs) {
    if (!autoSet) {
      return Optional.of(new DueKey(nowMs, Keys.auto(onAuto)));
    }
    return isBreakDue(nowMs) ? Optional.of(new DueKey(breakAtMs, pause(nowMs))) : Optional.empty();
  }

  private Request.Builder pause(long nowMs) {
    backAtMs = nowMs + random.nextLong(ClerkPaces.BREAK_MIN_MS, ClerkPaces.BREAK_MAX_MS);
    return Keys.pause(paces.reasons().pause(), backAtMs);
  }

  /** A key of this day was granted: so it is, even if the picture shows it later. */
  void done(Request asked) {
    switch (asked.getActionCase()) {
      case SIGN_IN -> someoneSignedIn = true;
      case OPEN_WINDOW -> state = WindowState.WINDOW_READY;
      case SET_AUTO -> autoSet = true;
      case PAUSE_WINDOW -> {
        state = WindowState.WINDOW_PAUSED;
        planBreak(backAtMs);
      }
      default -> {}
    }
  }
}
