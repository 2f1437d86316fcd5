package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import java.util.SplittableRandom;

/**
 * A clerk who keeps to a plan: signs in, opens, calls, begins and ends each visit when it is due,
 * counted from when the call was due and not from when its answer came. So a slow server finds its
 * work piled up, as in life, and each key's latency counts from its planned time. Nothing out of
 * the ordinary happens at this window.
 */
final class PlannedClerk implements Clerk {
  /** Before a key is tried again that was refused for a reason of the hall's own. */
  private static final long AGAIN_MS = 20_000;

  private final Hands hands;
  private final String name;
  private final SteadyWork work;
  private final SplittableRandom random;

  private WindowPicture picture = WindowPicture.getDefaultInstance();
  private boolean pictured;
  private boolean atWork;
  private boolean pressing;
  private boolean signedIn;
  private boolean open;
  private long pressedDueMs;
  private long nextDueMs;
  private int waiting;

  /** The call at the window; 0 = none. */
  private long call;

  private boolean seen;
  private boolean started;
  private long lastEnded;
  private long startAtMs;
  private long endAtMs;
  private boolean hadVisitor;

  PlannedClerk(String name, SteadyWork work, SplittableRandom random, Hands hands) {
    this.name = name;
    this.work = work;
    this.random = random;
    this.hands = hands;
  }

  @Override
  public void begin(long nowMs, long withinMs) {
    atWork = true;
    nextDueMs = nowMs + random.nextLong(Math.max(1, withinMs));
    believe(nowMs);
    look(nowMs);
  }

  @Override
  public void stop() {
    atWork = false;
  }

  @Override
  public boolean isServing() {
    return call != 0 && started;
  }

  @Override
  public boolean isIdle() {
    return call == 0 && !pressing;
  }

  @Override
  public void shown(WindowPicture now, boolean whole, long nowMs) {
    picture = now;
    pictured = true;
    signedIn = !now.getClerk().isEmpty();
    open =
        now.getState() != WindowState.WINDOW_CLOSED && now.getState() != WindowState.WINDOW_PAUSED;
    seen |= whole;
    if (!pressing) {
      believe(nowMs);
      look(nowMs);
    }
  }

  /** The server may end a call by itself, or have one that the clerk has not heard of. */
  private void believe(long nowMs) {
    long shown = picture.getCallId();
    if (call != 0 && seen && (shown == 0 || shown > call)) {
      over(nowMs);
    }
    if (call == 0 && shown > lastEnded) {
      meet(shown, picture.getNumber(), picture.getService(), nowMs);
    }
    if (call != 0 && call == shown) {
      seen = true;
      started |= picture.getState() == WindowState.WINDOW_SERVING;
    }
  }

  private void meet(long callId, String number, String service, long dueMs) {
    call = callId;
    seen = false;
    started = false;
    if (hadVisitor) {
      startAtMs = dueMs + work.walkMs(number);
      endAtMs = startAtMs + work.serveMs(number, service);
    } else { // At its opening a hall is as if it had been open before.
      startAtMs = dueMs;
      endAtMs = dueMs + work.leftMs(number, service, random.nextDouble());
    }
    hadVisitor = true;
  }

  private void over(long freeAtMs) {
    lastEnded = Math.max(lastEnded, call);
    call = 0;
    nextDueMs = freeAtMs;
  }

  @Override
  public void takeable(int count, long nowMs) {
    if (count > waiting && isIdle() && open) {
      nextDueMs = nowMs;
    }
    waiting = count;
    look(nowMs);
  }

  @Override
  public void answered(Request asked, Reply reply, long nowMs) {
    pressing = false;
    if (reply.getStatus() == Status.STATUS_DONE) {
      done(asked, reply);
    } else {
      refused(reply.getRefusal().getCode(), nowMs);
    }
    believe(nowMs);
    look(nowMs);
  }

  private void done(Request asked, Reply reply) {
    switch (asked.getActionCase()) {
      case SIGN_IN -> signedIn = true;
      case OPEN_WINDOW -> open = true;
      case START -> started = true;
      default -> {
        if (call != 0) {
          over(pressedDueMs);
        }
        if (reply.hasCall()) {
          Call made = reply.getCall();
          meet(made.getCallId(), made.getNumber(), made.getService(), pressedDueMs);
        } else {
          noneWaits();
        }
      }
    }
  }

  /** The picture of those who wait may lag behind; it will say when there is somebody. */
  private void noneWaits() {
    nextDueMs = pressedDueMs + work.hurried(AGAIN_MS);
  }

  private void refused(String code, long nowMs) {
    switch (code) {
      case "NONE_WAITING" -> noneWaits();
      case "CALL_ENDED" -> over(nowMs);
      case "ALREADY_STARTED" -> started = true;
      case "WINDOW_OPEN" -> open = true;
      default -> {
        long laterMs = nowMs + work.hurried(AGAIN_MS);
        nextDueMs = laterMs;
        startAtMs = Math.max(startAtMs, laterMs);
        endAtMs = Math.max(endAtMs, laterMs);
      }
    }
  }

  @Override
  public void look(long nowMs) {
    if (!atWork || pressing || !pictured) {
      return;
    }
    DueKey next = next();
    if (nowMs < next.atMs()) {
      hands.wakeAt(next.atMs());
    } else if (next.key() != null) {
      pressing = true;
      pressedDueMs = next.atMs();
      hands.press(next.key(), next.atMs());
    }
  }

  private DueKey next() {
    if (call != 0) {
      return started
          ? new DueKey(endAtMs, Keys.next(call))
          : new DueKey(startAtMs, Keys.start(call));
    } else if (!signedIn) {
      return new DueKey(nextDueMs, Keys.signIn(name));
    } else if (!open) {
      return new DueKey(nextDueMs, Keys.open());
    }
    return waiting > 0 ? new DueKey(nextDueMs, Keys.next(0)) : DueKey.lookAgain(nextDueMs);
  }
}
