package io.jiaohao.gateway;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.core.Refusal;
import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.ReplyTo;
import io.jiaohao.engine.Submission;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.netty.BadFrameException;
import io.jiaohao.protocol.wire.Heartbeat;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.views.DeviceHealth;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All devices that are logged in: one session each, the newest wins. */
final class Sessions {
  private static final Logger log = LoggerFactory.getLogger(Sessions.class);
  private static final long NANOS_PER_MS = 1_000_000;
  private static final ServerMessage HEARTBEAT =
      ServerMessage.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()).build();

  private final Map<String, Session> byDevice = new LinkedHashMap<>();

  /** What the hall could not be told, for it was busy or its journal away: told again later. */
  private final Map<Presence, Command> untold = new LinkedHashMap<>();

  private final GatewaySettings settings;
  private final String hall;
  private final CommandPort engine;
  private final HallClock clock;
  private final DeviceHealth health;
  private final Feeds feeds;

  Sessions(
      GatewaySettings settings,
      String hall,
      CommandPort engine,
      HallClock clock,
      DeviceHealth health,
      Feeds feeds) {
    this.settings = settings;
    this.hall = hall;
    this.engine = engine;
    this.clock = clock;
    this.health = health;
    this.feeds = feeds;
  }

  /** A device has proved itself; an older connection of the same device is closed. */
  void arrived(Session session) {
    Session older = byDevice.put(session.deviceId(), session);
    if (older != null) {
      older.reject(RejectCode.REJECT_REPLACED, "the device logged in again");
    }
    heard(session);
    session.said(clock.stopwatchNanos());
    health.arrived(
        session.deviceId(),
        KeyFile.word(session.device().role()),
        session.device().place(),
        clock.hallMs());
    Presence.of(session).ifPresent(presence -> tell(presence, presence.here()));
  }

  /** The session's channel has closed. */
  void left(Session session) {
    feeds.leave(session);
    if (!byDevice.remove(session.deviceId(), session)) {
      return;
    }
    health.left(session.deviceId(), clock.hallMs());
    Presence.of(session)
        .filter(presence -> byDevice.values().stream().noneMatch(presence::isOf))
        .ifPresent(presence -> tell(presence, presence.gone()));
  }

  /** Tells the hall that somebody is here or gone, sooner or later: dispatch depends on it. */
  private void tell(Presence presence, Command command) {
    untold.remove(presence);
    engine.offer(
        new Submission(
            hall,
            Optional.empty(),
            command,
            new ReplyTo() {
              @Override
              public void done(List<Event> events, boolean repeated) {}

              @Override
              public void refused(Refusal refusal) {}

              @Override
              public void failed(Failure failure) {
                if (failure != Failure.INTERNAL) {
                  untold.put(presence, command);
                }
              }
            }));
  }

  /** The hall counts everybody as away until it is told who is here. */
  void tellWhoIsHere() {
    byDevice
        .values()
        .forEach(session -> Presence.of(session).ifPresent(here -> tell(here, here.here())));
  }

  void heard(Session session) {
    session.heard(clock.stopwatchNanos());
  }

  void shown(Session session, long seq) {
    health.shown(session.deviceId(), seq, clock.hallMs());
  }

  void failed(Session session, Throwable cause) {
    if (cause instanceof BadFrameException) {
      return; // The decoder has said so and closes the channel.
    }
    if (cause instanceof ClosedChannelException) {
      return; // What was not sent yet: why the channel is closed has been said.
    }
    session.close(cause.toString());
  }

  /**
   * Closes who has been silent too long, says something to those who have heard nothing, and tells
   * the hall what it was too busy to hear.
   */
  void sweep() {
    new LinkedHashMap<>(untold).forEach(this::tell);
    long nowNanos = clock.stopwatchNanos();
    for (Session session : new ArrayList<>(byDevice.values())) {
      if (nowNanos - session.heardNanos() > settings.deadAfterMs() * NANOS_PER_MS) {
        session.close("silent for over " + settings.deadAfterMs() + " ms");
        left(session);
      } else if (nowNanos - session.saidNanos() >= settings.heartbeatMs() * NANOS_PER_MS) {
        session.said(nowNanos);
        session.send(HEARTBEAT);
      }
    }
  }

  /** Closes the sessions of devices that may not be here any more. */
  void revoke(Predicate<Session> isRevoked) {
    for (Session session : new ArrayList<>(byDevice.values())) {
      if (isRevoked.test(session)) {
        log.warn("{}: its key was taken back", session.deviceId());
        session.reject(RejectCode.REJECT_REVOKED, "the device's key was taken back");
      }
    }
  }

  void rejectAll(Reject reject) {
    List.copyOf(byDevice.values()).forEach(session -> session.reject(reject));
  }
}
