package io.jiaohao.gateway;

import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device that has proved itself: its channel, what it is, and what it has open here. */
final class Session {
  private static final Logger log = LoggerFactory.getLogger(Session.class);

  /** How long a device may take to read why it is rejected. */
  private static final int REJECT_WITHIN_MS = 1_000;

  private final long id;
  private final DeviceRecord device;
  private final String wing;
  private final Channel channel;
  private final Outbox outbox;
  private final int cutBytes;
  private int pending;
  private long heardNanos;
  private long saidNanos;
  private boolean dirty;
  private PictureGroup watching;
  private boolean behind;
  private boolean ended;

  Session(long id, DeviceRecord device, String wing, Channel channel, Outbox outbox, int cutBytes) {
    this.id = id;
    this.device = device;
    this.wing = wing;
    this.channel = channel;
    this.outbox = outbox;
    this.cutBytes = cutBytes;
  }

  long id() {
    return id;
  }

  DeviceRecord device() {
    return device;
  }

  String deviceId() {
    return device.deviceId();
  }

  boolean isWindow() {
    return device.role() == Role.ROLE_WINDOW;
  }

  boolean isKiosk() {
    return device.role() == Role.ROLE_KIOSK;
  }

  /** Whether people who work here look at it. */
  boolean isStaff() {
    return isWindow() || device.role() == Role.ROLE_MANAGER;
  }

  /** Whether it belongs to one window. */
  boolean isAtWindow() {
    return isAtWindow(device);
  }

  static boolean isAtWindow(DeviceRecord device) {
    return device.role() == Role.ROLE_WINDOW || device.role() == Role.ROLE_PAD;
  }

  /** Wing of a kiosk or of a window's devices; empty for others. */
  String wing() {
    return wing;
  }

  Channel channel() {
    return channel;
  }

  void send(ServerMessage message) {
    if (channel.isActive() && !ended) {
      outbox.write(this, message);
    }
  }

  /** Sends an encoded frame; takes the buffer over. */
  void sendFrame(ByteBuf frame) {
    if (channel.isActive() && !ended) {
      outbox.write(this, frame);
    } else {
      frame.release();
    }
  }

  void reject(RejectCode code, String words) {
    reject(Reject.newBuilder().setCode(code).setWords(words).build());
  }

  /** Says why, then closes: at the latest when a device that reads would have read it. */
  @SuppressWarnings("FutureReturnValueIgnored") // The channel closes either way.
  void reject(Reject reject) {
    if (ended) {
      return;
    }
    ended = true;
    channel.eventLoop().schedule(() -> channel.close(), REJECT_WITHIN_MS, TimeUnit.MILLISECONDS);
    channel
        .writeAndFlush(ServerMessage.newBuilder().setReject(reject).build())
        .addListener(ChannelFutureListener.CLOSE);
  }

  /** Whether it was rejected: nothing that the device still says counts. */
  boolean isEnded() {
    return ended;
  }

  /** Closes, and says why once: a line that breaks fails every message that is still unsent. */
  @SuppressWarnings("FutureReturnValueIgnored") // A close that fails finds the channel closed.
  void close(String why) {
    if (!ended) {
      ended = true;
      log.warn("{} at {} closed: {}", deviceId(), channel.remoteAddress(), why);
    }
    channel.close();
  }

  /** Cuts off who has stopped reading: what it is owed must not grow without bound. */
  void cutIfTooFarBehind() {
    if (ended) {
      return;
    }
    long unsent = unsentBytes();
    if (unsent > cutBytes) {
      close("unsent bytes: " + unsent + " (expected: up to " + cutBytes + ")");
    }
  }

  private long unsentBytes() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  // ---- Requests that wait for their answer

  int pending() {
    return pending;
  }

  void requestTaken() {
    pending++;
  }

  void requestAnswered() {
    pending--;
  }

  // ---- Liveness: judged by what the device sends, never by what is sent to it

  void heard(long nowNanos) {
    heardNanos = nowNanos;
  }

  long heardNanos() {
    return heardNanos;
  }

  void said(long nowNanos) {
    saidNanos = nowNanos;
  }

  long saidNanos() {
    return saidNanos;
  }

  // ---- Feed

  PictureGroup watching() {
    return watching;
  }

  void watch(PictureGroup group) {
    watching = group;
    behind = false;
  }

  /** Whether it missed changes since its buffer was full; it then gets a whole picture. */
  boolean isBehind() {
    return behind;
  }

  void setBehind(boolean isBehind) {
    behind = isBehind;
  }

  boolean isDirty() {
    return dirty;
  }

  void setDirty(boolean isDirty) {
    dirty = isDirty;
  }
}
