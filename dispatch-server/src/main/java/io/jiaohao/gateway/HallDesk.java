package io.jiaohao.gateway;

import com.google.protobuf.ByteString;
import io.jiaohao.engine.HallClock;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Welcome;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One hall at the device port: its devices' sessions and pictures, and what a welcome says. */
final class HallDesk {
  private static final Logger log = LoggerFactory.getLogger(HallDesk.class);

  private final GatewaySettings settings;
  private final HallClock clock;
  private final Outbox outbox;
  private final ServedHall hall;
  private final Feeds feeds;
  private final Sessions sessions;

  HallDesk(
      GatewaySettings settings,
      HallClock clock,
      Outbox outbox,
      ByteBufAllocator allocator,
      ServedHall hall) {
    this.settings = settings;
    this.clock = clock;
    this.outbox = outbox;
    this.hall = hall;
    this.feeds = new Feeds(hall.view(), hall.notices(), clock, allocator, hall.health());
    this.sessions = new Sessions(settings, hall.id(), hall.engine(), clock, hall.health(), feeds);
    hall.view().watch(feeds);
  }

  Devices devices() {
    return hall.devices();
  }

  Sessions sessions() {
    return sessions;
  }

  Feeds feeds() {
    return feeds;
  }

  /** Looks after the sessions; now and then. */
  void sweep() {
    sessions.sweep();
    feeds.sweepVoices();
    hall.health().publish();
  }

  /** The stranger is a device of this hall: the session takes the channel over from the login. */
  void welcome(
      ChannelHandlerContext ctx, long sessionId, DeviceRecord device, ByteString serverProof) {
    Session session =
        new Session(sessionId, device, wingOf(device), ctx.channel(), outbox, settings.cutBytes());
    session.send(ServerMessage.newBuilder().setWelcome(welcomeOf(session, serverProof)).build());
    ctx.pipeline()
        .replace(
            ctx.handler(), "session", new SessionHandler(session, sessions, feeds, hall, settings));
    ctx.pipeline().get(DoorHandler.class).leaveDoor();
    sessions.arrived(session);
    log.info("{} is here, from {}", device.deviceId(), ctx.channel().remoteAddress());
  }

  private String wingOf(DeviceRecord device) {
    return Session.isAtWindow(device)
        ? hall.view().layout().window(device.place()).map(window -> window.wing()).orElse("")
        : device.place();
  }

  private Welcome welcomeOf(Session session, ByteString serverProof) {
    Welcome.Builder welcome =
        Welcome.newBuilder()
            .setServerMac(serverProof)
            .setSession(session.id())
            .setHall(hall.id())
            .setHallMs(clock.hallMs())
            .setHallSpeed(clock.speed())
            .setHeartbeatMs(settings.heartbeatMs())
            .setDeadAfterMs(settings.deadAfterMs())
            .setHighestRequestId(hall.keeper().highestRequestId(session.deviceId()))
            .setPlanVersion(hall.keeper().planSeq())
            .setMaxFrameBytes(FrameLimits.MAX_FRAME_BYTES)
            .setWing(session.wing());
    hall.view().layout().plan().ifPresent(plan -> welcome.setZoneId(plan.zoneId().getId()));
    if (session.isAtWindow()) {
      welcome.setWindow(session.device().place());
    }
    return welcome.build();
  }
}
