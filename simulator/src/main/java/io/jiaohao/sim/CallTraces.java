package io.jiaohao.sim;

import java.util.Arrays;
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
    /** The last call that each display has shown, and when it did so first. */
    final long[] shownCall;

    final long[] shownNanos;

    boolean waits;
    long dueNanos;
    long stretch;
    long call;

    /** How many of its displays, and its terminal, are not there to show or say anything. */
    int away;

    Trace(int displays) {
      shownCall = new long[displays];
      shownNanos = new long[displays];
    }

    boolean isOnAll() {
      return Arrays.stream(shownCall).allMatch(shown -> shown == call);
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
    trace.stretch = trace.away > 0 ? 0 : latencies.stretch();
    trace.call = 0;
  }

  /** A display or the terminal of the window is away: its calls are in no latency meanwhile. */
  void away(String window) {
    Trace trace = atWindow.get(window);
    trace.away++;
    trace.stretch = 0;
  }

  /** It is back. */
  void back(String window) {
    atWindow.get(window).away--;
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
  }

  /** A display shows this call at a window. */
  void shown(String window, long call, int display, long nanos) {
    Trace trace = atWindow.get(window);
    if (trace == null || call == 0) {
      return;
    }
    if (trace.shownCall[display] != call) {
      trace.shownCall[display] = call;
      trace.shownNanos[display] = nanos;
      finishIfSeen(trace);
    }
  }

  /** Only once the reply is here too: until then nobody knows which call it is. */
  private void finishIfSeen(Trace trace) {
    if (trace.waits && trace.call != 0 && trace.isOnAll()) {
      trace.waits = false;
      if (latencies.undisturbed(trace.stretch)) {
        long lastNanos = Arrays.stream(trace.shownNanos).max().orElse(trace.dueNanos);
        Latencies.record(latencies.callToLastBoard, lastNanos - trace.dueNanos);
      }
    }
  }
}
