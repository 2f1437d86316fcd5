package io.jiaohao.sim;

import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A window's terminal, with its clerk at the keys. */
final class WindowDevice extends SimDevice implements Clerk.Hands {
  private final String window;
  private Clerk clerk;
  private ScheduledFuture<?> alarm;
  private WindowPicture lastPicture = WindowPicture.getDefaultInstance();
  private int lastTakeable;
  private boolean away;

  WindowDevice(DeviceRecord record, ClientSettings settings, Hall hall) {
    super(record, settings, hall);
    this.window = record.place();
    client.watch(Watch.newBuilder().addWindows(window).build());
  }

  String window() {
    return window;
  }

  Clerk clerk() {
    return clerk;
  }

  /** A clerk comes to work. */
  void seat(Clerk who) {
    clerk = who;
  }

  boolean hasClerk() {
    return clerk != null;
  }

  /** The clerk opens the window within this time, as it is known now. */
  void begin(long nowMs, long withinMs) {
    clerk.shown(lastPicture, true, nowMs);
    clerk.takeable(lastTakeable, nowMs);
    clerk.begin(nowMs, withinMs);
  }

  /** The clerk gets up for whoever has opened the window's page. */
  @Override
  public void rejected(Reject reject) {
    super.rejected(reject);
    if (gaveWay() && clerk != null) {
      clerk.stop();
    }
  }

  private void setAway(boolean now) {
    if (away != now) {
      away = now;
      if (now) {
        hall.traces().away(window);
      } else {
        hall.traces().back(window);
      }
    }
  }

  @Override
  void disturbed(boolean now) {
    super.disturbed(now);
    setAway(now || !isIn());
  }

  @Override
  public void disconnected(String why) {
    super.disconnected(why);
    setAway(true);
  }

  /** What the window was last shown of itself. */
  WindowState state() {
    return lastPicture.getState();
  }

  @Override
  public void snapshot(Snapshot snapshot) {
    heard(snapshot.getHallMs());
    setIn();
    setAway(isDisturbed());
    shown(snapshot.getWindowsList(), true, snapshot.getHallMs());
    takeable(snapshot.getTakeable());
  }

  @Override
  public void delta(Delta delta) {
    heard(delta.getHallMs());
    shown(delta.getWindowsList(), false, delta.getHallMs());
    if (delta.hasTakeable()) {
      takeable(delta.getTakeable());
    }
  }

  private void shown(List<WindowPicture> windows, boolean whole, long hallMs) {
    for (WindowPicture picture : windows) {
      if (picture.getWindow().equals(window)) {
        lastPicture = picture;
        hall.auditor().windowShown(window, picture, hallMs, whole);
        if (clerk != null) {
          clerk.shown(picture, whole, hall.nowMs());
        }
      } else {
        hall.faults().add("%s was shown window %s", id(), picture.getWindow());
      }
    }
  }

  private void takeable(int count) {
    lastTakeable = count;
    if (clerk != null) {
      clerk.takeable(count, hall.nowMs());
    }
  }

  @Override
  public void press(Request.Builder action, long dueMs) {
    long dueNanos = Math.min(SimClock.nanos(), hall.timeline().nanosAt(dueMs));
    Request asked = action.build();
    hall.auditor().windowAsks(window, asked, hall.nowMs());
    if (asked.hasNext()) {
      hall.traces().pressed(window, dueNanos);
    }
    hall.traffic().send(id(), client, action, this::answered);
  }

  private void answered(Request asked, Reply reply) {
    if (asked.hasNext()) {
      hall.traces().replied(window, reply.getCall().getCallId(), SimClock.nanos());
    }
    long nowMs = hall.nowMs();
    hall.auditor().windowAnswered(window, asked, reply, nowMs);
    clerk.answered(asked, reply, nowMs);
  }

  @Override
  public void wakeAt(long hallMs) {
    if (alarm != null) {
      alarm.cancel(false);
    }
    long delayNanos = hall.timeline().nanosAt(hallMs) - SimClock.nanos();
    alarm =
        hall.loop()
            .schedule(
                () -> clerk.look(Math.max(hallMs, hall.nowMs())),
                Math.max(0, delayNanos),
                TimeUnit.NANOSECONDS);
  }
}
