package io.jiaohao.sim;

import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.WatchKey;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.WindowPicture;
import java.util.List;
import java.util.Set;

/**
 * A strip above a window or a main board of a wing: follows, acknowledges, shows no other window.
 */
final class BoardDevice extends SimDevice {
  private final Watch watch;
  private final int display;
  private final Set<String> mayShow;
  private final BoardFollower follower;
  private boolean away;
  private boolean frozen;
  private long thawedNanos;

  /**
   * A board.
   *
   * @param display its number among the displays that show the same window
   * @param mayShow the windows that it stands for
   */
  BoardDevice(
      DeviceRecord record,
      ClientSettings settings,
      Hall hall,
      Watch watch,
      int display,
      Set<String> mayShow) {
    super(record, settings, hall);
    this.watch = watch;
    this.display = display;
    this.mayShow = mayShow;
    this.follower = new BoardFollower(record.deviceId(), hall.faults());
    client.watch(watch);
  }

  Watch watch() {
    return watch;
  }

  String watchKey() {
    return WatchKey.of(watch);
  }

  BoardFollower follower() {
    return follower;
  }

  /** It reads nothing, or reads on. */
  void frozen(boolean now) {
    frozen = now;
    thawedNanos = SimClock.nanos();
    setAway(now || !isIn());
  }

  @Override
  void disturbed(boolean now) {
    super.disturbed(now);
    frozen(now);
  }

  /** Whether it can be held to what the server says: it is in, and has had time to read. */
  boolean isReading() {
    boolean caughtUp =
        thawedNanos == 0 || SimClock.msSince(thawedNanos) > SimLimits.BOARD_CATCH_UP_MS;
    return isIn() && !frozen && caughtUp;
  }

  private void setAway(boolean now) {
    if (away != now) {
      away = now;
      mayShow.forEach(now ? hall.traces()::away : hall.traces()::back);
    }
  }

  @Override
  public void disconnected(String why) {
    super.disconnected(why);
    setAway(true);
  }

  @Override
  public void snapshot(Snapshot snapshot) {
    heard(snapshot.getHallMs());
    setIn();
    setAway(frozen);
    follower.snapshot(snapshot);
    onScreen(snapshot.getWindowsList());
  }

  @Override
  public void delta(Delta delta) {
    heard(delta.getHallMs());
    follower.delta(delta);
    onScreen(delta.getWindowsList());
  }

  private void onScreen(List<WindowPicture> windows) {
    long nanos = SimClock.nanos();
    for (WindowPicture picture : windows) {
      hall.traces().shown(picture.getWindow(), picture.getCallId(), display, nanos);
      if (!mayShow.contains(picture.getWindow())) {
        hall.faults().add("%s shows window %s of elsewhere", id(), picture.getWindow());
      }
    }
    client.shown(follower.picture().seq());
  }
}
