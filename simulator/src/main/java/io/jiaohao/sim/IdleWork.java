package io.jiaohao.sim;

import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * What a clerk does besides the visitor at the window: helps whose slip is void, calls back who was
 * on hold, calls who asks for it, serves who walks up, or calls who is next.
 */
final class IdleWork {
  private final ClerkPaces paces;
  private final Counter counter;
  private final SplittableRandom random;
  private final HeldVisitors held;
  private final Queue<Long> slipsShown = new ArrayDeque<>();
  private final Queue<Long> askedToCall = new ArrayDeque<>();
  private boolean someoneWalksUp;
  private long lookAtMs;

  IdleWork(ClerkPaces paces, Counter counter, SplittableRandom random, HeldVisitors held) {
    this.paces = paces;
    this.counter = counter;
    this.random = random;
    this.held = held;
  }

  /** A visitor shows the slip of a number that is void. */
  void slipIsShown(long ticketId) {
    slipsShown.add(ticketId);
  }

  /** It has been seen to. */
  void slipIsSettled() {
    slipsShown.poll();
  }

  boolean hasSlipToRevive() {
    return !slipsShown.isEmpty();
  }

  /** Takes no time: done between any two other keys. */
  DueKey revive(long nowMs) {
    return new DueKey(nowMs, Keys.revive(slipsShown.peek()));
  }

  /** A visitor asks to be called past the order. */
  void isAskedToCall(long ticketId) {
    askedToCall.add(ticketId);
  }

  /** Who asked for it has been called, or cannot be. */
  void askerIsSettled() {
    askedToCall.poll();
  }

  /** Who walked up has been served, or cannot be. */
  void walkerIsSettled() {
    someoneWalksUp = false;
  }

  /** Somebody is served; sometimes another visitor comes straight to the window meanwhile. */
  void serving() {
    someoneWalksUp |= random.nextDouble() < ClerkPaces.WALKS_UP;
  }

  /** A moment later the clerk has time for visitors. */
  void freeAgain(long nowMs) {
    lookAtMs = nowMs + reaction();
  }

  void somebodyWaits(long nowMs) {
    lookAtMs = Math.min(lookAtMs, nowMs + reaction());
  }

  void nobodyWaits(long nowMs) {
    lookAtMs = nowMs + random.nextLong(paces.pollMinMs(), 2 * paces.pollMinMs());
  }

  private long reaction() {
    return random.nextLong(ClerkPaces.REACT_MIN_MS, ClerkPaces.REACT_MAX_MS);
  }

  /** Whether somebody is to be seen to before those who wait in line. */
  boolean hasSomebodyBefore(long nowMs) {
    return someoneWalksUp || !askedToCall.isEmpty() || held.backBy(nowMs).isPresent();
  }

  /** The next key; on auto none for those who wait in line. */
  DueKey next(boolean onAuto, long nowMs) {
    OptionalLong back = held.backBy(nowMs);
    if (back.isPresent()) {
      return new DueKey(lookAtMs, Keys.resume(back.getAsLong()));
    } else if (!askedToCall.isEmpty()) {
      return new DueKey(lookAtMs, Keys.callTicket(askedToCall.peek(), paces.reasons().byHand()));
    } else if (someoneWalksUp) {
      return new DueKey(lookAtMs, Keys.issueAndServe(counter.serves().get(0)));
    }
    return onAuto
        ? DueKey.lookAgain(Math.min(nowMs + paces.pollMinMs(), held.firstBackAtMs()))
        : new DueKey(Math.min(lookAtMs, held.firstBackAtMs()), Keys.next(0));
  }
}
