package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.NoShow;
import io.jiaohao.protocol.wire.OpenWindow;
import io.jiaohao.protocol.wire.Recall;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ReturnTicket;
import io.jiaohao.protocol.wire.Start;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import java.util.SplittableRandom;

/**
 * A clerk at a window: opens it, calls who is next, waits for the visitor, serves, and goes on. All
 * times are hall times. Presses one key at a time and waits for its answer; a refusal is understood
 * as news about the hall, never pressed against.
 */
final class ClerkBehaviour {
  /** What a clerk can do. */
  interface Hands {
    /** Sends the wish; it was due at this hall time. */
    void press(Request.Builder action, long dueMs);

    /** Asks to be {@linkplain ClerkBehaviour#look woken} at this hall time, instead of before. */
    void wakeAt(long hallMs);
  }

  private final ClerkPaces paces;
  private final Crowd crowd;
  private final SplittableRandom random;
  private final Hands hands;

  private WindowPicture picture = WindowPicture.getDefaultInstance();
  private boolean pictured;
  private boolean atWork;
  private boolean pressing;
  private boolean open;
  private long openAtMs;
  private long lookAtMs;
  private long pausedUntilMs;
  private long lastEnded;
  private ClerkVisit visit;

  ClerkBehaviour(ClerkPaces paces, Crowd crowd, SplittableRandom random, Hands hands) {
    this.paces = paces;
    this.crowd = crowd;
    this.random = random;
    this.hands = hands;
  }

  /** Begins work; the window opens within this time. */
  void begin(long nowMs, long withinMs) {
    atWork = true;
    openAtMs = nowMs + random.nextLong(Math.max(1, withinMs));
    lookAtMs = openAtMs;
    look(nowMs);
  }

  /** Presses no more keys. */
  void stop() {
    atWork = false;
  }

  boolean isServing() {
    return visit != null && visit.started;
  }

  /** Nobody is at the window and nothing is asked. */
  boolean isIdle() {
    return visit == null && !pressing;
  }

  /** The window was shown itself; {@code whole} if it is a snapshot. */
  void shown(WindowPicture now, boolean whole, long nowMs) {
    picture = now;
    pictured = true;
    if (whole && visit != null && now.getCallId() < visit.callId) {
      visit.seen = true; // A snapshot leaves nothing out: a call that it lacks is over.
    }
    if (!pressing) {
      believePicture(nowMs);
      look(nowMs);
    }
  }

  /** So many wait whom this window may take. */
  void takeable(int count, long nowMs) {
    if (count > 0) {
      lookAtMs = Math.min(lookAtMs, nowMs + reaction());
    }
    look(nowMs);
  }

  private void believePicture(long nowMs) {
    open = picture.getState() != WindowState.WINDOW_CLOSED;
    long shown = picture.getCallId();
    if (visit != null && shown == visit.callId) {
      visit.seen = true;
      if (picture.getState() == WindowState.WINDOW_SERVING) {
        started(nowMs);
      } else if (picture.getAnnouncement() >= paces.callsMax()) {
        calledInVain(nowMs);
      }
      return;
    }
    if (visit != null && visit.seen && (shown == 0 || shown > visit.callId)) {
      over(nowMs);
    }
    if (visit == null && shown > lastEnded) {
      meet(shown, picture.getNumber(), picture.getService(), picture.getCalledMs(), nowMs);
      believePicture(nowMs);
    }
  }

  private void calledInVain(long nowMs) {
    if (!visit.comes && visit.clerkMarks) {
      visit.clerkMarks = false;
      visit.noShowAtMs = nowMs + random.nextLong(ClerkPaces.MARK_MIN_MS, ClerkPaces.MARK_MAX_MS);
    }
  }

  /** The answer to what was pressed. */
  void answered(Request asked, Reply reply, long nowMs) {
    pressing = false;
    if (reply.getStatus() == Status.STATUS_DONE) {
      done(asked, reply, nowMs);
    } else {
      refused(asked, reply.getRefusal().getCode(), nowMs);
    }
    believePicture(nowMs);
    look(nowMs);
  }

  private void done(Request asked, Reply reply, long nowMs) {
    switch (asked.getActionCase()) {
      case NEXT -> {
        if (asked.getNext().getFinishing() != 0) {
          over(nowMs);
        }
        if (reply.hasCall()) {
          Call call = reply.getCall();
          meet(call.getCallId(), call.getNumber(), call.getService(), call.getCalledMs(), nowMs);
        } else {
          nobodyThere(nowMs);
        }
      }
      case START -> started(nowMs);
      case NO_SHOW, RETURN_TICKET -> over(nowMs);
      case OPEN_WINDOW -> {
        openAtMs = nowMs + ClerkPaces.AGAIN_MS; // By then the picture shows it open.
        lookAtMs = nowMs + reaction();
      }
      default -> {} // What a recall did, the picture shows.
    }
  }

  private void refused(Request asked, String code, long nowMs) {
    switch (code) {
      case "NONE_WAITING" -> nobodyThere(nowMs);
      case "CALL_ENDED" -> over(nowMs);
      case "NOT_CALLED_ENOUGH" -> visit.noShowAtMs = nowMs + ClerkPaces.AGAIN_MS;
      case "RECALL_TOO_SOON", "RECALL_LIMIT" -> {} // It was a courtesy.
      case "ALREADY_STARTED" -> {
        if (asked.hasStart() || asked.hasNoShow()) {
          started(nowMs);
        }
      }
      default -> pausedUntilMs = nowMs + ClerkPaces.AGAIN_MS;
    }
  }

  private void nobodyThere(long nowMs) {
    lookAtMs = nowMs + random.nextLong(paces.pollMinMs(), 2 * paces.pollMinMs());
  }

  /** The visitor sets off when the boards show the call, whenever this terminal hears of it. */
  private void meet(long callId, String number, String service, long calledMs, long nowMs) {
    VisitTraits traits = crowd.traits(number);
    boolean comes = crowd.comes(number);
    visit = new ClerkVisit(callId, number, service, comes, traits.clerkMarks());
    visit.startAtMs = comes ? Math.max(nowMs, calledMs + traits.walkMs()) : 0;
    visit.noShowAtMs = nowMs + paces.giveUpMs();
    visit.recallAtMs = traits.recalled() ? nowMs + ClerkPaces.RECALL_AFTER_MS : 0;
  }

  private void started(long nowMs) {
    if (visit != null && !visit.started) {
      visit.started = true;
      double factor = crowd.traits(visit.number).lengthFactor();
      visit.finishAtMs = nowMs + paces.serveMs(visit.service, factor);
    }
  }

  private void over(long nowMs) {
    if (visit != null) {
      lastEnded = Math.max(lastEnded, visit.callId);
      visit = null;
    }
    lookAtMs = nowMs + reaction();
  }

  private long reaction() {
    return random.nextLong(ClerkPaces.REACT_MIN_MS, ClerkPaces.REACT_MAX_MS);
  }

  /** Does what is due, or asks to be woken when something will be. */
  void look(long nowMs) {
    if (!atWork || pressing || !pictured) {
      return;
    }
    if (nowMs < pausedUntilMs) {
      hands.wakeAt(pausedUntilMs);
    } else if (!open) {
      due(openAtMs, nowMs, request().setOpenWindow(OpenWindow.getDefaultInstance()));
    } else if (visit == null) {
      due(lookAtMs, nowMs, request().setNext(Next.getDefaultInstance()));
    } else if (visit.started) {
      finishWhenDue(nowMs);
    } else {
      awaitVisitor(nowMs);
    }
  }

  private void finishWhenDue(long nowMs) {
    if (nowMs >= visit.finishAtMs && crowd.isSentBack(visit.number)) {
      ReturnTicket back =
          ReturnTicket.newBuilder().setCallId(visit.callId).setReason(paces.returnReason()).build();
      due(visit.finishAtMs, nowMs, request().setReturnTicket(back));
    } else {
      Next next = Next.newBuilder().setFinishing(visit.callId).build();
      due(visit.finishAtMs, nowMs, request().setNext(next));
    }
  }

  private void awaitVisitor(long nowMs) {
    long recallAtMs = visit.recallAtMs;
    if (recallAtMs != 0 && (visit.startAtMs == 0 || recallAtMs < visit.startAtMs)) {
      if (nowMs >= recallAtMs) {
        visit.recallAtMs = 0;
      }
      due(recallAtMs, nowMs, request().setRecall(Recall.newBuilder().setCallId(visit.callId)));
    } else if (visit.comes) {
      due(visit.startAtMs, nowMs, request().setStart(Start.newBuilder().setCallId(visit.callId)));
    } else {
      due(
          visit.noShowAtMs,
          nowMs,
          request().setNoShow(NoShow.newBuilder().setCallId(visit.callId)));
    }
  }

  private void due(long dueMs, long nowMs, Request.Builder action) {
    if (nowMs < dueMs) {
      hands.wakeAt(dueMs);
    } else {
      pressing = true;
      hands.press(action, dueMs);
    }
  }

  private static Request.Builder request() {
    return Request.newBuilder();
  }
}
