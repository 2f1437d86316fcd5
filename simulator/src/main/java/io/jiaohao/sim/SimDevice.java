package io.jiaohao.sim;

import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.WatchRefused;
import io.jiaohao.protocol.wire.Welcome;
import io.netty.channel.EventLoop;

/** One simulated device: its session, and whether it is logged in and has its picture. */
abstract class SimDevice implements DeviceClient.Listener {
  private static final int LOSSES_MAX = 1_000_000;

  final DeviceRecord record;
  final DeviceClient client;
  final Hall hall;
  private boolean in;
  private boolean gaveWay;
  private boolean disturbed;
  private int losses;
  private String lastWhy = "not tried yet";

  /** What all devices of a simulation share. */
  record Hall(
      String id,
      EventLoop loop,
      HallTimeline timeline,
      HallAuditor auditor,
      Latencies latencies,
      CallTraces traces,
      Traffic traffic,
      TakeOvers takeOvers,
      Faults faults,
      Faults audited) {
    long nowMs() {
      return timeline.hallMs(SimClock.nanos());
    }
  }

  SimDevice(DeviceRecord record, ClientSettings settings, Hall hall) {
    this.record = record;
    this.hall = hall;
    this.client =
        new DeviceClient(hall.loop(), settings, record.identity().inHall(hall.id()), this);
  }

  String id() {
    return record.deviceId();
  }

  boolean isIn() {
    return in;
  }

  /** Whether somebody has taken its place at a page. */
  boolean gaveWay() {
    return gaveWay;
  }

  /** Why it is not in, as far as it knows. */
  String lastWhy() {
    return lastWhy;
  }

  /** A token for {@link #undisturbed}: names the time between two losses of its line. */
  long stretch() {
    return in && !disturbed ? hall.latencies().stretch() * LOSSES_MAX + losses % LOSSES_MAX : 0;
  }

  /** Whether server and line were there all the time since the token was taken. */
  boolean undisturbed(long stretch) {
    return stretch != 0 && stretch == stretch();
  }

  /** Something is wrong with its line, or is no more: what meets that is in no latency. */
  void disturbed(boolean now) {
    disturbed = now;
    losses++;
  }

  boolean isDisturbed() {
    return disturbed;
  }

  void setIn() {
    in = true;
  }

  @Override
  public void welcomed(Welcome welcome) {
    hall.timeline().told(welcome.getHallMs(), welcome.getHallSpeed(), SimClock.nanos());
    hall.takeOvers().welcomed(welcome);
  }

  /** A picture says what time it is in the hall. */
  final void heard(long hallMs) {
    hall.timeline().told(hallMs, hall.timeline().speed(), SimClock.nanos());
  }

  @Override
  public void disconnected(String why) {
    in = false;
    losses++;
    lastWhy = why;
  }

  @Override
  public void rejected(Reject reject) {
    switch (reject.getCode()) {
      // The server goes down, or another one serves the hall, and it says so.
      case REJECT_STOPPING, REJECT_ELSEWHERE -> {}
      case REJECT_REPLACED -> {
        gaveWay = true;
        hall.audited().add("%s: rejected: %s", id(), reject.getWords());
      }
      default -> hall.faults().add("%s: rejected: %s", id(), reject.getWords());
    }
  }

  @Override
  public void watchRefused(WatchRefused refused) {
    hall.faults().add("%s: may not watch: %s", id(), refused.getWords());
  }
}
