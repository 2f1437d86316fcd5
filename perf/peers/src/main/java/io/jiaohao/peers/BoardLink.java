package io.jiaohao.peers;

import io.jiaohao.protocol.DeviceRecord;
import java.io.IOException;

/** A lobby board that watches the whole hall, checks its feed for gaps and says what it shows. */
final class BoardLink extends DeviceLink {
  private static final int READ_BYTES = 256 * 1024;

  private final Bench bench;
  private final Calls calls;
  private final long[] lastCall = new long[Model.WINDOWS];
  private volatile long seq = -1;
  private long saidShown = -1;

  BoardLink(int port, DeviceRecord device, Bench bench, Calls calls) throws IOException {
    super(port, device, READ_BYTES);
    this.bench = bench;
    this.calls = calls;
  }

  void watch() {
    send(WireWriter::watchAll);
  }

  boolean isWatching() {
    return seq >= 0;
  }

  /** Says what is on the screen, if that has changed; tells whether it did. */
  boolean sayShown() {
    long now = seq;
    if (now == saidShown) {
      return false;
    }
    saidShown = now;
    send(out -> WireWriter.shown(out, now));
    return true;
  }

  @Override
  public void snapshot(long snapshotSeq) {
    if (isWatching()) {
      System.err.println(deviceId() + ": fell behind, got a snapshot at " + snapshotSeq);
    }
    seq = snapshotSeq;
  }

  @Override
  public void delta(long after, long upTo) {
    if (after != seq) {
      bench.error(
          new IllegalStateException(
              deviceId() + ": delta after " + after + " (expected: " + seq + ")"));
    }
    seq = upTo;
  }

  @Override
  public void window(int window, long callId) {
    if (callId > lastCall[window]) {
      lastCall[window] = callId;
      calls.shown(callId);
    }
  }
}
