package io.jiaohao.gateway;

import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.HallKeeper;
import io.jiaohao.engine.Recurring;
import io.jiaohao.foresight.WaitForecast;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.netty.FrameDecoder;
import io.jiaohao.protocol.netty.FrameEncoder;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.HallView;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/** The port that terminals, kiosks and boards connect to, on one event loop. */
public final class DevicePort {
  private static final int BACKLOG = 4_096;
  private static final int SWEEP_EVERY_MS = 500;

  private final GatewaySettings settings;
  private final EventLoop loop;
  private final Devices devices;
  private final Sessions sessions;
  private final Feeds feeds;
  private final LoginDesk desk;
  private final DeviceHealth health;
  private Channel listening;
  private int connections;

  /**
   * A port that is not open yet; everything in it runs on {@code loop}.
   *
   * @param ticketPage address of a ticket's own page, by the ticket's id
   */
  public DevicePort(
      GatewaySettings settings,
      EventLoop loop,
      Devices devices,
      HallKeeper keeper,
      HallView view,
      WaitForecast forecast,
      LongFunction<String> ticketPage,
      HallClock clock,
      CommandPort engine,
      DeviceHealth health) {
    this.settings = settings;
    this.loop = loop;
    this.devices = devices;
    this.health = health;
    this.feeds = new Feeds(view, clock, ByteBufAllocator.DEFAULT, health);
    this.sessions = new Sessions(settings, keeper.hallId(), engine, clock, health, feeds);
    this.desk =
        new LoginDesk(
            settings,
            devices,
            keeper,
            view,
            forecast,
            ticketPage,
            clock,
            sessions,
            feeds,
            new Outbox(loop),
            engine);
    view.watch(feeds);
  }

  /**
   * Opens the port and returns its number.
   *
   * @throws IllegalArgumentException if the address is not a loopback one
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public int start() throws InterruptedException {
    InetAddress address = loopback(settings.host());
    listening =
        new ServerBootstrap()
            .group(loop)
            .channel(Transport.of(loop.parent()).serverSocketChannel())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(settings.conflateBytes() / 4, settings.conflateBytes()))
            .childHandler(new Pipeline())
            .bind(address, settings.port())
            .sync()
            .channel();
    Recurring.every(loop, SWEEP_EVERY_MS, this::sweep);
    Recurring.every(loop, settings.countsEveryMs(), feeds::tellCounts);
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  private static InetAddress loopback(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (address.isLoopbackAddress()) {
        return address;
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("host: " + host + " (expected: a loopback address)", e);
    }
    throw new IllegalArgumentException(
        "host: "
            + host
            + " (expected: a loopback address; without TLS whoever can listen in on the network"
            + " could read and alter what devices say)");
  }

  private void sweep() {
    sessions.sweep();
    health.publish();
  }

  /** Tells the hall anew which places have a device; on the loop's thread. */
  public void tellWhoIsHere() {
    sessions.tellWhoIsHere();
  }

  /** Takes a changed key file into force; devices that are not in it any more are closed. */
  public void replaceDevices(List<DeviceRecord> records) {
    loop.execute(
        () -> {
          devices.replace(records);
          sessions.revoke(session -> !devices.mayStay(session.device()));
        });
  }

  /**
   * A pass for one login as this device; empty if there is no such device. From any thread; for
   * those alone who were recognised and may be this device.
   */
  public CompletableFuture<Optional<GuestPass>> pass(String deviceId, Role role) {
    return CompletableFuture.supplyAsync(() -> devices.pass(deviceId, role), loop);
  }

  /** Ends a pass when its connection is over. From any thread. */
  public void takeBack(GuestPass pass) {
    loop.execute(() -> devices.takeBack(pass));
  }

  /** Closes the port, tells every device to come back later, and waits until that is done. */
  public void stop() throws InterruptedException {
    listening.close().sync();
    loop.submit(() -> sessions.rejectAll(RejectCode.REJECT_STOPPING, "the server is going down"))
        .sync();
  }

  private final class Pipeline extends ChannelInitializer<SocketChannel> {
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // A close that fails finds the channel closed.
    protected void initChannel(SocketChannel channel) {
      if (connections >= settings.connectionsMax()) {
        channel.close();
        return;
      }
      connections++;
      channel.closeFuture().addListener(closed -> connections--);
      channel
          .pipeline()
          .addLast(FrameDecoder.forServer())
          .addLast(FrameEncoder.INSTANCE)
          .addLast(new DoorHandler(desk))
          .addLast(new LoginHandler(desk));
    }
  }
}
