package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.WindowPicture;
import java.util.SplittableRandom;

/**
 * A clerk at a window: signs in and opens it, calls who is next, waits for the visitor, serves, and
 * goes on. All times are hall times. Presses one key at a time and waits for its answer; a refusal
 * is understood as news about the hall, never pressed against.
 */
final class ClerkBehaviour implements Clerk {
  private final Hands hands;
  private final VisitorSide visitors;
  private final ClerkDuty duty;
  private final IdleWork idle;
  private final KeyAnswers answers;

  private WindowPicture picture = WindowPicture.getDefaultInstance();
  private boolean pictured;
  private boolean atWork;
  private boolean pressing;

  ClerkBehaviour(
      ClerkPaces paces,
      Counter counter,
      ClerkDuty.Meals meals,
      Crowd crowd,
      SplittableRandom random,
      Hands hands) {
    this.hands = hands;
    this.visitors = new VisitorSide(paces, counter, crowd, random);
    this.duty = new ClerkDuty(paces, counter, meals, random);
    this.idle = new IdleWork(paces, counter, random, visitors.held());
    this.answers = new KeyAnswers(visitors, duty, idle);
  }

  @Override
  public void begin(long nowMs, long withinMs) {
    atWork = true;
    duty.begin(nowMs, withinMs);
    look(nowMs);
  }

  @Override
  public void stop() {
    atWork = false;
  }

  @Override
  public boolean isServing() {
    return visitors.isServing();
  }

  @Override
  public boolean isIdle() {
    return visitors.isEmpty() && visitors.held().isEmpty() && !pressing;
  }

  @Override
  public void slipIsShown(long ticketId, long nowMs) {
    idle.slipIsShown(ticketId);
    look(nowMs);
  }

  @Override
  public void isAskedToCall(long ticketId, long nowMs) {
    idle.isAskedToCall(ticketId);
    look(nowMs);
  }

  @Override
  public void shown(WindowPicture now, boolean whole, long nowMs) {
    picture = now;
    pictured = true;
    duty.shown(now);
    if (whole) {
      visitors.shownWhole(now);
    }
    if (!pressing) {
      believeAndLook(nowMs);
    }
  }

  @Override
  public void takeable(int count, long nowMs) {
    if (count > 0) {
      idle.somebodyWaits(nowMs);
    }
    look(nowMs);
  }

  @Override
  public void answered(Request asked, Reply reply, long nowMs) {
    pressing = false;
    answers.take(asked, reply, nowMs);
    believeAndLook(nowMs);
  }

  private void believeAndLook(long nowMs) {
    visitors.believe(picture, nowMs);
    if (visitors.hasJustEnded()) {
      idle.freeAgain(nowMs);
    }
    look(nowMs);
  }

  @Override
  public void look(long nowMs) {
    if (!atWork || pressing || !pictured) {
      return;
    }
    DueKey next = nextKey(nowMs);
    if (nowMs < next.atMs()) {
      hands.wakeAt(next.atMs());
    } else {
      pressing = true;
      hands.press(next.key(), next.atMs());
    }
  }

  private DueKey nextKey(long nowMs) {
    if (answers.isPuzzled(nowMs)) {
      return DueKey.lookAgain(answers.puzzledUntilMs());
    } else if (visitors.mistake() != null) {
      return visitors.mistake().undo();
    } else if (idle.hasSlipToRevive()) {
      return idle.revive(nowMs);
    } else if (!visitors.isEmpty()) {
      return withVisitor(nowMs);
    }
    return duty.next(nowMs).orElseGet(() -> withoutVisitor(nowMs));
  }

  /** The main key finishes and calls in one; not if something else comes first. */
  private DueKey withVisitor(long nowMs) {
    DueKey next = visitors.next(nowMs);
    boolean callsNext =
        visitors.isToFinish()
            && !duty.isOnAuto()
            && !duty.isBreakDue(nowMs)
            && !idle.hasSomebodyBefore(nowMs);
    return callsNext ? new DueKey(next.atMs(), Keys.next(visitors.visit().callId)) : next;
  }

  private DueKey withoutVisitor(long nowMs) {
    DueKey next = idle.next(duty.isOnAuto(), nowMs);
    return next.atMs() > duty.breakAtMs() ? DueKey.lookAgain(duty.breakAtMs()) : next;
  }
}
