package io.jiaohao.gateway;

import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.Recurring;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Role;
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
import java.util.function.Function;

/** The port that terminals, kiosks and boards of all halls here connect to, on one event loop. */
public final class DevicePort {
  private static final int BACKLOG = 4_096;
  private static final int SWEEP_EVERY_MS = 500;

  private final GatewaySettings settings;
  private final EventLoop loop;
  private final HallClock clock;
  private final Outbox outbox;
  private final ServedHalls halls = new ServedHalls();
  private final LoginDesk desk;
  private Channel listening;
  private int connections;

  /** A port without halls that is not open yet; everything in it runs on {@code loop}. */
  public DevicePort(GatewaySettings settings, EventLoop loop, HallClock clock) {
    this.settings = settings;
    this.loop = loop;
    this.clock = clock;
    this.outbox = new Outbox(loop);
    this.desk = new LoginDesk(settings, halls, clock);
  }

  /** Lets the devices of a hall in from now on. */
  public void serve(ServedHall hall) {
    ByteBufAllocator allocator = ByteBufAllocator.DEFAULT;
    onLoop(() -> halls.add(hall.id(), new HallDesk(settings, clock, outbox, allocator, hall)));
  }

  /** Sends the devices of a hall away: it is served by another node now, or by nobody. */
  public void leave(String hallId) {
    onLoop(
        () ->
            halls
                .remove(hallId)
                .ifPresent(
                    hall ->
                        hall.sessions()
                            .rejectAll(
                                Reject.newBuilder()
                                    .setCode(RejectCode.REJECT_ELSEWHERE)
                                    .setWords("the hall is no longer served here")
                                    .setAddress(halls.addressOf(hallId))
                                    .build())));
  }

  /**
   * Asks here for the address, {@code host:port}, of a hall that another node serves; with an empty
   * name for a device that names none.
   */
  public void askElsewhere(Function<String, Optional<String>> directory) {
    onLoop(() -> halls.askElsewhere(directory));
  }

  private void onLoop(Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
    } else {
      loop.execute(task);
    }
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
            .handler(new AcceptTrouble(clock::stopwatchNanos))
            .childHandler(new Pipeline())
            .bind(address, settings.port())
            .sync()
            .channel();
    Recurring.every(loop, SWEEP_EVERY_MS, this::sweep);
    Recurring.every(loop, settings.countsEveryMs(), this::tellCounts);
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
    halls.all().forEach(HallDesk::sweep);
  }

  private void tellCounts() {
    halls.all().forEach(hall -> hall.feeds().tellCounts());
  }

  /** Tells a hall anew which places have a device; on the loop's thread. */
  public void tellWhoIsHere(String hallId) {
    halls.of(hallId).ifPresent(hall -> hall.sessions().tellWhoIsHere());
  }

  /** Takes a changed key file into force; devices that are not in it any more are closed. */
  public void replaceDevices(String hallId, List<DeviceRecord> records) {
    loop.execute(
        () ->
            halls
                .of(hallId)
                .ifPresent(
                    hall -> {
                      hall.devices().replace(records);
                      hall.sessions().revoke(session -> !hall.devices().mayStay(session.device()));
                    }));
  }

  /**
   * A pass for one login as this device; empty if there is no such device, or the hall is not
   * served here. From any thread; for those alone who were recognised and may be this device.
   */
  public CompletableFuture<Optional<GuestPass>> pass(String hallId, String deviceId, Role role) {
    return CompletableFuture.supplyAsync(
        () -> halls.of(hallId).flatMap(hall -> hall.devices().pass(deviceId, role)), loop);
  }

  /** Ends a pass when its connection is over. From any thread. */
  public void takeBack(String hallId, GuestPass pass) {
    loop.execute(() -> halls.of(hallId).ifPresent(hall -> hall.devices().takeBack(pass)));
  }

  /** Closes the port, tells every device to come back later, and waits until that is done. */
  public void stop() throws InterruptedException {
    listening.close().sync();
    Reject goodbye =
        Reject.newBuilder()
            .setCode(RejectCode.REJECT_STOPPING)
            .setWords("the server is going down")
            .build();
    loop.submit(() -> halls.all().forEach(hall -> hall.sessions().rejectAll(goodbye))).sync();
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
      desk.equip(channel.pipeline());
    }
  }
}
