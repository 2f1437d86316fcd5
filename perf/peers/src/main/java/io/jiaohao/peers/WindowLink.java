package io.jiaohao.peers;

import io.jiaohao.protocol.DeviceRecord;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A window's terminal. A clerk can only finish the call that is on the screen, so there is one Next
 * at a time: further wishes wait here until its reply has come.
 */
final class WindowLink extends DeviceLink {
  private static final int READ_BYTES = 4_096;
  private static final int DONE = 1;
  private static final int OPENING = -2;

  private final Bench bench;
  private final Calls calls;
  private final IntQueue wishes = new IntQueue();
  private boolean outstanding;
  private int cycle;
  private long callId;

  WindowLink(int port, DeviceRecord device, Bench bench, Calls calls) throws IOException {
    super(port, device, READ_BYTES);
    this.bench = bench;
    this.calls = calls;
  }

  synchronized void open() {
    outstanding = true;
    cycle = OPENING;
    ByteBuffer frame = frame();
    WireWriter.openWindow(frame, nextRequestId());
    send(frame.flip());
  }

  synchronized boolean isIdle() {
    return !outstanding;
  }

  synchronized void next(int wishedCycle) {
    if (outstanding) {
      wishes.add(wishedCycle);
    } else {
      ask(wishedCycle);
    }
  }

  private void ask(int wishedCycle) {
    outstanding = true;
    cycle = wishedCycle;
    ByteBuffer frame = frame();
    WireWriter.next(frame, nextRequestId(), callId);
    send(frame.flip());
  }

  @Override
  public void reply(long requestId, int status, long call, String code) {
    int answered;
    synchronized (this) {
      answered = cycle;
      callId = status == DONE || "NONE_WAITING".equals(code) ? call : callId;
      if (wishes.isEmpty()) {
        outstanding = false;
      } else {
        ask(wishes.remove());
      }
    }
    if (status != DONE && !"NONE_WAITING".equals(code)) {
      bench.error(new IllegalStateException(deviceId() + ": status " + status + " " + code));
    } else if (call != 0) {
      calls.told(answered, call);
    } else if (answered != OPENING) {
      bench.empty(answered);
    }
  }
}
