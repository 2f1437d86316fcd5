package io.jiaohao.peers;

import io.jiaohao.protocol.DeviceRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** One device of the server under test. Writes on any thread, is read by the one reading thread. */
abstract class DeviceLink implements WireReader.Listener {
  private static final ThreadLocal<ByteBuffer> FRAME =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(WireWriter.FRAME_MAX));

  private final String deviceId;
  private final SocketChannel channel;
  private final WireReader reader;
  private long lastRequestId;

  DeviceLink(int port, DeviceRecord device, int readBytes) throws IOException {
    Login.Session session = Login.login(port, device);
    this.deviceId = device.deviceId();
    this.channel = session.channel();
    this.reader = new WireReader(readBytes, this);
    this.lastRequestId = session.welcome().getHighestRequestId();
    channel.configureBlocking(false);
  }

  String deviceId() {
    return deviceId;
  }

  SocketChannel channel() {
    return channel;
  }

  /** The id of the next request; under this object's lock. */
  long nextRequestId() {
    return ++lastRequestId;
  }

  void send(Consumer<ByteBuffer> frame) {
    ByteBuffer out = FRAME.get();
    out.clear();
    frame.accept(out);
    send(out.flip());
  }

  /** The buffer for one frame of this thread, empty; then {@link #send(ByteBuffer)}. */
  static ByteBuffer frame() {
    return FRAME.get().clear();
  }

  /** Sends a whole frame; waits by trying again when the socket is full. */
  void send(ByteBuffer frame) {
    try {
      synchronized (channel) {
        while (frame.hasRemaining()) {
          channel.write(frame);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(deviceId + ": " + e.getMessage(), e);
    }
  }

  /** Reads what has come; false = the server has closed the connection. */
  boolean read() throws IOException {
    if (channel.read(reader.buffer()) < 0) {
      return false;
    }
    reader.frames();
    return true;
  }

  @Override
  public void reply(long requestId, int status, long callId, String code) {
    throw new IllegalStateException(deviceId + ": a reply (expected: none)");
  }

  @Override
  public void delta(long after, long upTo) {
    throw new IllegalStateException(deviceId + ": a delta (expected: none)");
  }

  @Override
  public void snapshot(long seq) {
    throw new IllegalStateException(deviceId + ": a snapshot (expected: none)");
  }

  @Override
  public void window(int window, long callId) {
    throw new IllegalStateException(deviceId + ": a picture (expected: none)");
  }

  @Override
  public void other(int key) {
    throw new IllegalStateException(deviceId + ": message with key " + key);
  }
}
