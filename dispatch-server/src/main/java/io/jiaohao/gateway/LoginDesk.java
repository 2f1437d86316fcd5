package io.jiaohao.gateway;

import io.jiaohao.engine.HallClock;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.netty.FrameDecoder;
import io.jiaohao.protocol.netty.FrameEncoder;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.RejectCode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all logins share: which hall they are for, and how many may stand at the door. */
final class LoginDesk {
  private static final Logger log = LoggerFactory.getLogger(LoginDesk.class);

  private final SecureRandom random = new SecureRandom();
  private final GatewaySettings settings;
  private final ServedHalls halls;
  private final HostLimit hosts;
  private final RareLog rareLog;
  private long lastSession;

  LoginDesk(GatewaySettings settings, ServedHalls halls, HallClock clock) {
    this.settings = settings;
    this.halls = halls;
    this.hosts = new HostLimit(settings.perHostMax());
    LongSupplier stopwatch = clock::stopwatchNanos;
    this.rareLog = new RareLog(log, stopwatch);
  }

  /** Puts between a new connection and the halls all that it has to pass. */
  void equip(ChannelPipeline pipeline) {
    pipeline
        .addLast(FrameDecoder.forServer())
        .addLast(FrameEncoder.INSTANCE)
        .addLast(new DoorHandler(this))
        .addLast(new LoginHandler(this));
  }

  GatewaySettings settings() {
    return settings;
  }

  /** The hall that this Hello is for, if it is served here. */
  Optional<HallDesk> hallOf(Hello hello) {
    return halls.of(hello.getHall());
  }

  /** Where the hall of this Hello is served, {@code host:port}; empty if that is not known. */
  String addressFor(Hello hello) {
    return halls.addressOf(hello.getHall());
  }

  byte[] newNonce() {
    byte[] nonce = new byte[FrameLimits.MIN_NONCE_BYTES];
    random.nextBytes(nonce);
    return nonce;
  }

  long newSession() {
    return ++lastSession;
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
