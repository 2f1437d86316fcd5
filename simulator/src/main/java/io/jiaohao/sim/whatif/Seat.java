package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import java.util.ArrayDeque;
import java.util.Deque;

/** A window during a replay. */
final class Seat {
  /** Stands for the call of a visitor who is back and was called before. */
  static final long CAME_BACK = -1;

  private static final long NO_CALL = 0;

  final String window;

  /** Visitors who came straight to the window: they are next. */
  final Deque<Runnable> walkUps = new ArrayDeque<>();

  private final int skills;
  private int shifts;
  private boolean open;
  private boolean toTheEnd;
  private boolean aboutToCall;
  private long turn;
  private long callId;
  private long idleSinceMs;

  Seat(HallPlan.Window window) {
    this.window = window.id();
    this.skills = window.serves().size();
  }

  boolean isOpen() {
    return open;
  }

  boolean isIdle() {
    return open && !aboutToCall && callId == NO_CALL;
  }

  boolean isBusy() {
    return callId != NO_CALL;
  }

  long callId() {
    return callId;
  }

  /** Fewer skills first, then longer idle. */
  boolean isBefore(Seat other) {
    return skills != other.skills ? skills < other.skills : idleSinceMs < other.idleSinceMs;
  }

  /**
   * A shift begins.
   *
   * @return whether the window has to be opened
   */
  boolean sitsDown() {
    shifts++;
    toTheEnd = false;
    boolean opens = !open;
    open = true;
    return opens;
  }

  void shiftIsOver(boolean servesToTheEnd) {
    shifts--;
    toTheEnd = servesToTheEnd;
  }

  /** Whether the clerk goes on when free. */
  boolean stays() {
    return shifts > 0 || toTheEnd;
  }

  /** Stayed only for those who were waiting; now nobody is. */
  boolean shouldGoHome() {
    return open && shifts == 0;
  }

  void closes() {
    open = false;
    aboutToCall = false;
    turn++;
  }

  void isFree(long nowMs) {
    callId = NO_CALL;
    aboutToCall = false;
    turn++;
    idleSinceMs = nowMs;
  }

  void isBusyWith(long call) {
    callId = call;
    aboutToCall = false;
  }

  /** The clerk is going to call; the number says whether that still holds then. */
  long willCall() {
    aboutToCall = true;
    return ++turn;
  }

  boolean isTurn(long planned) {
    return open && aboutToCall && turn == planned;
  }
}
