package io.jiaohao.sim;

import io.jiaohao.core.PlannedAbsences.Absence;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A clerk's day without the visitors: signs in, opens the window, sets it to auto if that is the
 * way they work, takes breaks and comes back from them, and goes for lunch if the roster says so.
 */
final class ClerkDuty {
  private final ClerkPaces paces;
  private final Counter counter;
  private final Meals meals;
  private final SplittableRandom random;
  private final boolean onAuto;
  private WindowState state = WindowState.WINDOW_CLOSED;
  private boolean someoneSignedIn;
  private boolean autoSet;
  private long openAtMs;
  private long breakAtMs;
  private long backAtMs;

  /** When the roster has the clerk back from the next break; 0 = it is one of their own. */
  private long mealEndsMs;

  /** When a clerk is planned to be away, and to come back. */
  interface Meals {
    Meals NONE = fromMs -> Optional.empty();

    /** The next one that ends after this moment; it may have begun. */
    Optional<Absence> next(long fromMs);
  }

  ClerkDuty(ClerkPaces paces, Counter counter, Meals meals, SplittableRandom random) {
    this.paces = paces;
    this.counter = counter;
    this.meals = meals;
    this.random = random;
    this.onAuto = random.nextDouble() < ClerkPaces.ON_AUTO;
  }

  /** Begins work; the window opens within this time, or when its clerk is planned to come. */
  void begin(long nowMs, long withinMs) {
    long wantedMs = nowMs + random.nextLong(Math.max(1, withinMs));
    openAtMs =
        meals
            .next(wantedMs)
            .filter(away -> away.fromMs() <= wantedMs)
            .map(Absence::toMs)
            .orElse(wantedMs);
    planBreak(openAtMs);
  }

  /** A break of their own; or the meal, if that comes before it or right after it. */
  private void planBreak(long nowMs) {
    long ownMs =
        nowMs + random.nextLong(ClerkPaces.BREAK_EVERY_MIN_MS, ClerkPaces.BREAK_EVERY_MAX_MS);
    Optional<Absence> meal =
        meals.next(nowMs).filter(away -> away.fromMs() <= ownMs + ClerkPaces.BREAK_MAX_MS);
    breakAtMs = meal.map(Absence::fromMs).orElse(ownMs);
    mealEndsMs = meal.map(Absence::toMs).orElse(0L);
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

  /** Who was kept by a visitor for all of lunch takes a short break all the same. */
  private Request.Builder pause(long nowMs) {
    boolean isMeal = nowMs < mealEndsMs;
    backAtMs =
        isMeal
            ? mealEndsMs
            : nowMs + random.nextLong(ClerkPaces.BREAK_MIN_MS, ClerkPaces.BREAK_MAX_MS);
    return Keys.pause(isMeal ? paces.reasons().meal() : paces.reasons().pause(), backAtMs);
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
