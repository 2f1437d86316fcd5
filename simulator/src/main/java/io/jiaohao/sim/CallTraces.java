package io.jiaohao.sim;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Follows each call from the clerk's key to the last display that shows it: the strip above the
 * window and all main boards of its wing.
 */
final class CallTraces {
  private final Latencies latencies;
  private final Map<String, Trace> atWindow = new HashMap<>();

  private static final class Trace {
    final int displays;
    final BitSet shownOn = new BitSet();

    /** The last call of this window that is known; the next one is greater. */
    long lastCall;

    boolean waits;
    long dueNanos;
    long stretch;
    long call;
    long lastShownNanos;

    Trace(int displays) {
      this.displays = displays;
    }
  }

  CallTraces(Latencies latencies) {
    this.latencies = latencies;
  }

  /** A window whose calls are to be seen on so many displays. */
  void addWindow(String window, int displays) {
    atWindow.put(window, new Trace(displays));
  }

  /** The clerk's key was due, and has been sent. */
  void pressed(String window, long dueNanos) {
    Trace trace = atWindow.get(window);
    if (trace.waits && trace.call != 0) {
      latencies.notOnAllBoards++;
    }
    trace.waits = true;
    trace.dueNanos = dueNanos;
    trace.stretch = latencies.stretch();
    trace.call = 0;
    trace.shownOn.clear();
  }

  /** The reply has come; call 0 = nobody was called. */
  void replied(String window, long call, long nanos) {
    Trace trace = atWindow.get(window);
    if (!trace.waits) {
      return;
    }
    if (!latencies.undisturbed(trace.stretch)) {
      latencies.metOutage++;
      trace.waits = false;
    } else if (call == 0) {
      trace.waits = false;
    } else {
      trace.call = call;
      Latencies.record(latencies.callToTerminal, nanos - trace.dueNanos);
      finishIfSeen(trace);
    }
    trace.lastCall = Math.max(trace.lastCall, call);
  }

  /** A display shows this call at a window. */
  void shown(String window, long call, int display, long nanos) {
    Trace trace = atWindow.get(window);
    if (trace == null || call == 0) {
      return;
    }
    if (trace.waits && (trace.call == 0 ? call > trace.lastCall : call == trace.call)) {
      if (!trace.shownOn.get(display)) {
        trace.shownOn.set(display);
        trace.lastShownNanos = nanos;
      }
      finishIfSeen(trace);
    }
  }

  /** Only once the reply is here too: until then a display may show it that is not counted on. */
  private void finishIfSeen(Trace trace) {
    if (trace.call != 0 && trace.shownOn.cardinality() >= trace.displays) {
      trace.waits = false;
      if (latencies.undisturbed(trace.stretch)) {
        Latencies.record(latencies.callToLastBoard, trace.lastShownNanos - trace.dueNanos);
      }
    }
  }
}
