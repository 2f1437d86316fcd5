package io.jiaohao.gateway;

import com.google.protobuf.ByteString;
import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.HallKeeper;
import io.jiaohao.foresight.WaitForecast;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Welcome;
import io.jiaohao.views.HallView;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all logins share: who may come in, how many may stand at the door, and what a welcome says.
 */
final class LoginDesk {
  private static final Logger log = LoggerFactory.getLogger(LoginDesk.class);

  private final SecureRandom random = new SecureRandom();
  private final GatewaySettings settings;
  private final Devices devices;
  private final HostLimit hosts;
  private final HallKeeper keeper;
  private final HallView view;
  private final WaitForecast forecast;
  private final LongFunction<String> ticketPage;
  private final HallClock clock;
  private final Sessions sessions;
  private final Feeds feeds;
  private final Outbox outbox;
  private final CommandPort engine;
  private final RareLog rareLog;
  private long lastSession;

  LoginDesk(
      GatewaySettings settings,
      Devices devices,
      HallKeeper keeper,
      HallView view,
      WaitForecast forecast,
      LongFunction<String> ticketPage,
      HallClock clock,
      Sessions sessions,
      Feeds feeds,
      Outbox outbox,
      CommandPort engine) {
    this.settings = settings;
    this.devices = devices;
    this.hosts = new HostLimit(settings.perHostMax());
    this.keeper = keeper;
    this.view = view;
    this.forecast = forecast;
    this.ticketPage = ticketPage;
    this.clock = clock;
    this.sessions = sessions;
    this.feeds = feeds;
    this.outbox = outbox;
    this.engine = engine;
    LongSupplier stopwatch = clock::stopwatchNanos;
    this.rareLog = new RareLog(log, stopwatch);
  }

  GatewaySettings settings() {
    return settings;
  }

  Devices devices() {
    return devices;
  }

  byte[] newNonce() {
    byte[] nonce = new byte[FrameLimits.MIN_NONCE_BYTES];
    random.nextBytes(nonce);
    return nonce;
  }

  /** Counts a new connection; false = too many of this address stand at the door. */
  boolean admit(Channel channel) {
    InetAddress host = hostOf(channel);
    if (!hosts.admit(host)) {
      rareLog.warn(
          "connection from %s closed: unproven connections: over %d (limit: perHostMax)"
              .formatted(host.getHostAddress(), settings.perHostMax()));
      return false;
    }
    return true;
  }

  /** A connection that was admitted is gone or has logged in. */
  void release(Channel channel) {
    hosts.release(hostOf(channel));
  }

  private static InetAddress hostOf(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress address
        ? address.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  String versionWords(Hello said) {
    return "versions: %d..%d (expected: %d..%d)"
        .formatted(
            said.getMinVersion(),
            said.getMaxVersion(),
            FrameLimits.MIN_VERSION,
            FrameLimits.MAX_VERSION);
  }

  /** The stranger is a device of ours: the session takes the channel over from the login. */
  void welcome(ChannelHandlerContext ctx, DeviceRecord device, ByteString serverProof) {
    String wing =
        Session.isAtWindow(device)
            ? view.layout().window(device.place()).map(window -> window.wing()).orElse("")
            : device.place();
    Session session =
        new Session(++lastSession, device, wing, ctx.channel(), outbox, settings.cutBytes());
    session.send(ServerMessage.newBuilder().setWelcome(welcomeOf(session, serverProof)).build());
    ctx.pipeline()
        .replace(
            ctx.handler(),
            "session",
            new SessionHandler(
                session,
                sessions,
                feeds,
                engine,
                view,
                forecast,
                ticketPage,
                settings,
                keeper.hallId()));
    ctx.pipeline().get(DoorHandler.class).leaveDoor();
    sessions.arrived(session);
    log.info("{} is here, from {}", device.deviceId(), ctx.channel().remoteAddress());
  }

  private Welcome welcomeOf(Session session, ByteString serverProof) {
    Welcome.Builder welcome =
        Welcome.newBuilder()
            .setServerMac(serverProof)
            .setSession(session.id())
            .setHall(keeper.hallId())
            .setHallMs(clock.hallMs())
            .setHallSpeed(clock.speed())
            .setHeartbeatMs(settings.heartbeatMs())
            .setDeadAfterMs(settings.deadAfterMs())
            .setHighestRequestId(keeper.highestRequestId(session.deviceId()))
            .setPlanVersion(keeper.planSeq())
            .setMaxFrameBytes(FrameLimits.MAX_FRAME_BYTES)
            .setWing(session.wing());
    view.layout().plan().ifPresent(plan -> welcome.setZoneId(plan.zoneId().getId()));
    if (session.isAtWindow()) {
      welcome.setWindow(session.device().place());
    }
    return welcome.build();
  }

  void refused(Channel channel, Hello hello, RejectCode code, String words) {
    rareLog.warn(
        "login of \"%s\" from %s rejected, %s: %s"
            .formatted(
                hello == null ? "?" : hello.getDeviceId(), channel.remoteAddress(), code, words));
  }

  void broke(Channel channel, Throwable cause) {
    rareLog.warn("connection from %s closed: %s".formatted(channel.remoteAddress(), cause));
  }
}
