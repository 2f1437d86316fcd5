package io.jiaohao.board;

import io.jiaohao.protocol.DeviceIdentity;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.WatchRefused;
import io.jiaohao.protocol.wire.Welcome;
import io.netty.channel.EventLoop;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A board's session with its server: follows one watch, keeps the picture and acknowledges it.
 * Draws nothing and owns no thread, so hundreds of them share one event loop in a simulation.
 */
public final class BoardSession implements PictureSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BoardSession.class);

  private final DeviceIdentity identity;
  private final Watch watch;
  private final PictureListener listener;
  private final boolean acknowledging;
  private final LongSupplier steadyMs;
  private final DeviceClient client;
  private final CompletableFuture<String> ended = new CompletableFuture<>();

  private volatile BoardPicture picture = BoardPicture.EMPTY;
  private volatile HallTime hallTime = HallTime.UNKNOWN;
  private volatile boolean following;
  private volatile boolean everFollowed;
  private volatile long lostMs;
  private volatile long toldSeq = -1;

  /**
   * A session without a screen: what the listener has been told counts as shown.
   *
   * @param loop does all the work; the listener is called on it
   */
  public BoardSession(
      EventLoop loop,
      ClientSettings settings,
      DeviceIdentity identity,
      Watch watch,
      PictureListener listener) {
    this(loop, settings, identity, watch, listener, true, SteadyClock::nowMs);
  }

  /** A session for a painter, which says itself what is {@linkplain #shown on the screen}. */
  static BoardSession forPainter(
      EventLoop loop, ClientSettings settings, DeviceIdentity identity, Watch watch) {
    return new BoardSession(
        loop, settings, identity, watch, changed -> {}, false, SteadyClock::nowMs);
  }

  BoardSession(
      EventLoop loop,
      ClientSettings settings,
      DeviceIdentity identity,
      Watch watch,
      PictureListener listener,
      boolean acknowledging,
      LongSupplier steadyMs) {
    this.identity = identity;
    this.watch = watch;
    this.listener = listener;
    this.acknowledging = acknowledging;
    this.steadyMs = steadyMs;
    this.client = new DeviceClient(loop, settings, identity, new Feed());
  }

  /** Connects, and stays connected as well as it can. */
  public void start() {
    client.watch(watch);
    client.start();
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public BoardPicture picture() {
    return picture;
  }

  /** Whether the picture is kept up to date now: logged in, and the snapshot has come. */
  public boolean connected() {
    return following;
  }

  @Override
  public boolean signal(long nowMs) {
    return following || (everFollowed && nowMs - lostMs < BoardSettings.NO_SIGNAL_AFTER_MS);
  }

  @Override
  public HallTime hallTime() {
    return hallTime;
  }

  @Override
  public void shown(long seq) {
    if (seq != toldSeq) {
      toldSeq = seq;
      client.shown(seq);
    }
  }

  /** Completes with the reason if the server has ended this session for good. */
  public CompletableFuture<String> ended() {
    return ended;
  }

  private void hold(BoardPicture next, long hallMs) {
    picture = next;
    hallTime = hallTime.told(hallMs, steadyMs.getAsLong());
    listener.changed(next);
    if (acknowledging) {
      shown(next.seq());
    }
  }

  private void lost() {
    if (following) {
      lostMs = steadyMs.getAsLong();
      following = false;
    }
  }

  /** What the server tells, on the event loop. */
  private final class Feed implements DeviceClient.Listener {
    private String lastWhy = "";

    @Override
    public void welcomed(Welcome welcome) {
      hallTime =
          new HallTime(
              welcome.getHallMs(),
              steadyMs.getAsLong(),
              welcome.getHallSpeed(),
              zoneOf(welcome.getZoneId()));
    }

    private ZoneId zoneOf(String zoneId) {
      try {
        return ZoneId.of(zoneId);
      } catch (DateTimeException e) {
        LOG.warn("{}: time zone: \"{}\" (expected: one like Asia/Shanghai)", name(), zoneId);
        return HallTime.UNKNOWN.zone();
      }
    }

    @Override
    public void snapshot(Snapshot snapshot) {
      toldSeq = -1;
      hold(BoardPicture.fromSnapshot(snapshot), snapshot.getHallMs());
      everFollowed = true;
      following = true;
    }

    @Override
    public void delta(Delta delta) {
      PictureStep step = picture.after(delta);
      if (step instanceof PictureStep.Applied applied) {
        hold(applied.picture(), delta.getHallMs());
      } else {
        LOG.warn("{}: {}; asking for a snapshot", name(), step);
        client.watch(watch);
      }
    }

    @Override
    public void watchRefused(WatchRefused refused) {
      LOG.warn("{}: the server refuses the watch: {}", name(), refused.getWords());
      lost();
    }

    @Override
    public void rejected(Reject reject) {
      LOG.warn("{}: refused: {} {}", name(), reject.getCode(), reject.getWords());
      if (reject.getCode() == RejectCode.REJECT_REPLACED) {
        ended.complete("another board has logged in as " + name());
      }
    }

    @Override
    public void disconnected(String why) {
      // One line a reason, not one an attempt: a server may be away for hours.
      if (following || !why.equals(lastWhy)) {
        LOG.info("{}: disconnected: {}", name(), why);
        lastWhy = why;
      }
      lost();
    }

    private String name() {
      return identity.deviceId();
    }
  }
}
