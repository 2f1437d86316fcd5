package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Status;

/** What a clerk makes of the answer to a key. */
final class KeyAnswers {
  private final VisitorSide visitors;
  private final ClerkDuty duty;
  private final IdleWork idle;
  private long puzzledUntilMs;

  KeyAnswers(VisitorSide visitors, ClerkDuty duty, IdleWork idle) {
    this.visitors = visitors;
    this.duty = duty;
    this.idle = idle;
  }

  /** Whether the clerk has met something strange, and waits before pressing another key. */
  boolean isPuzzled(long nowMs) {
    return nowMs < puzzledUntilMs;
  }

  long puzzledUntilMs() {
    return puzzledUntilMs;
  }

  /** The answer to what was pressed. */
  void take(Request asked, Reply reply, long nowMs) {
    if (reply.getStatus() == Status.STATUS_DONE) {
      ClerkVisit before = visitors.visit();
      boolean wasServing = visitors.isServing();
      done(asked, reply, nowMs);
      visitors.perhapsAMistake(asked, before, wasServing, nowMs);
      if (before != null && before.callId == finished(asked)) {
        visitors.perhapsLeaves(before);
      }
    } else {
      refused(asked, reply.getRefusal().getCode(), nowMs);
    }
  }

  /** The call that a key ends because the visitor was served; 0 = none. */
  private static long finished(Request asked) {
    return asked.hasFinish() ? asked.getFinish().getCallId() : asked.getNext().getFinishing();
  }

  private void done(Request asked, Reply reply, long nowMs) {
    switch (asked.getActionCase()) {
      case NEXT -> calledNext(asked.getNext().getFinishing(), reply, nowMs);
      case CALL_TICKET -> {
        idle.askerIsSettled();
        visitors.called(reply.getCall(), false, nowMs);
      }
      case RESUME_TICKET -> visitors.called(reply.getCall(), true, nowMs);
      case ISSUE_AND_SERVE -> {
        idle.walkerIsSettled();
        visitors.called(reply.getCall(), false, nowMs);
        visitors.started(nowMs);
      }
      case START -> {
        idle.serving();
        visitors.started(nowMs);
      }
      case NO_SHOW -> visitors.missed(nowMs);
      case HOLD_TICKET -> visitors.putOnHold(nowMs);
      case FINISH, RETURN_TICKET, TRANSFER_TICKET -> visitors.over();
      case ADD_SERVICE -> visitors.added(nowMs);
      case CHANGE_SERVICE -> visitors.changed(nowMs);
      case UNDO -> visitors.undone(true, nowMs);
      case REVIVE_TICKET -> idle.slipIsSettled();
      case RECALL -> visitors.recalled();
      default -> {
        duty.done(asked);
        idle.freeAgain(nowMs);
      }
    }
  }

  private void calledNext(long finished, Reply reply, long nowMs) {
    if (finished != 0) {
      visitors.over();
    }
    if (reply.hasCall()) {
      visitors.called(reply.getCall(), false, nowMs);
    }
    if (visitors.hasJustEnded() && !reply.hasCall()) {
      idle.nobodyWaits(nowMs);
    }
  }

  private void refused(Request asked, String code, long nowMs) {
    switch (asked.getActionCase()) {
      case UNDO -> visitors.undone(false, nowMs);
      case REVIVE_TICKET -> idle.slipIsSettled();
      case CALL_TICKET, RESUME_TICKET -> cannotBeCalled(asked, code, nowMs);
      case NEXT, PAUSE_WINDOW, ISSUE_AND_SERVE, SIGN_IN, OPEN_WINDOW, SET_AUTO ->
          dutyRefused(code, nowMs);
      default -> visitRefused(asked, code, nowMs);
    }
  }

  /** A window on auto may just have been given somebody: its picture will say so. */
  private void cannotBeCalled(Request asked, String code, long nowMs) {
    if (code.equals("WINDOW_BUSY")) {
      puzzled(nowMs);
    } else if (asked.hasCallTicket()) {
      idle.askerIsSettled();
    } else {
      visitors.held().forget(asked.getResumeTicket().getTicketId());
    }
  }

  private void dutyRefused(String code, long nowMs) {
    switch (code) {
      case "NONE_WAITING" -> idle.nobodyWaits(nowMs);
      case "CALL_ENDED" -> visitors.missed(nowMs);
      default -> puzzled(nowMs);
    }
  }

  private void visitRefused(Request asked, String code, long nowMs) {
    switch (code) {
      case "CALL_ENDED" -> visitors.missed(nowMs);
      case "NOT_CALLED_ENOUGH" -> visitors.waitsLonger(nowMs);
      case "RECALL_TOO_SOON", "RECALL_LIMIT" -> visitors.recalled(); // It was a courtesy.
      case "ALREADY_STARTED" -> {
        if (asked.hasStart() || asked.hasNoShow()) {
          visitors.started(nowMs);
        } else {
          visitors.recalled();
        }
      }
      default -> {
        visitors.endsAsUsual();
        puzzled(nowMs);
      }
    }
  }

  /** Something else is going on at the window: the clerk looks again in a while. */
  private void puzzled(long nowMs) {
    puzzledUntilMs = nowMs + ClerkPaces.AGAIN_MS;
  }
}
