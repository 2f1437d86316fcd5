package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.WindowPicture;

/** What the auditor believes about one window. */
final class WindowRecord {
  final String window;
  final String wing;

  /** Its open call; null = none. */
  CallRecord call;

  WindowPicture picture = WindowPicture.getDefaultInstance();

  /** The call that an unanswered request may end; 0 = none. */
  long ending;

  /** What is asked now and has no answer yet, with how things are; null = nothing. */
  Deed asked;

  /** The last thing done that can be taken back; null = none. */
  Deed last;

  WindowRecord(HallPlan.Window window) {
    this.window = window.id();
    this.wing = window.wing();
  }

  /** This is about to be sent. */
  void asks(Request request, long nowMs) {
    asked = new Deed(request, nowMs, call);
    ending = Named.callEndedBy(request);
    if (request.hasUndo() && last != null && last.opened != null) {
      ending = last.opened.id();
    }
  }

  /** The answer is here; returns what was asked. */
  Deed answered(Request request, long nowMs) {
    Deed deed = asked == null ? new Deed(request, nowMs, call) : asked;
    asked = null;
    ending = 0;
    return deed;
  }

  /** Whether an undo is out that brings this call back. */
  boolean mayBringBack(CallRecord gone) {
    return asked != null && asked.request.hasUndo() && last != null && last.call == gone;
  }

  long callId() {
    return call == null ? 0 : call.id();
  }
}
