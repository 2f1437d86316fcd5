package io.jiaohao.perf.pages;

import io.jiaohao.engine.HallClock;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.OpenWindow;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.Status;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** A kiosk and all windows of a wing, at work on a fixed schedule: a number, then a call. */
final class SteadyWork implements AutoCloseable {
  private static final int ANSWER_WITHIN_S = 30;
  private static final int DOOR_MAX = 60;
  private static final double NANOS_PER_MS = 1e6;

  private final EventLoopGroup loops = Transport.best().eventLoops(1, "steady-work");
  private final HallClock clock;
  private final String service;
  private final DeviceClient kiosk;
  private final List<Desk> desks = new ArrayList<>();
  private final Map<Long, Double> calledWallMs = new HashMap<>();
  private final double wallAtZeroMs;

  /** A window and its present call. */
  private static final class Desk {
    final DeviceClient client;
    long call;

    Desk(DeviceClient client) {
      this.client = client;
    }
  }

  /**
   * Logs the devices in and opens the windows.
   *
   * @param service that every one of these windows serves
   * @param windows how many, from the east wing's second: the first is left to a page
   */
  SteadyWork(List<DeviceRecord> keys, int port, String service, int windows, HallClock clock)
      throws IOException {
    this.clock = clock;
    this.wallAtZeroMs = clock.realMs() - clock.stopwatchNanos() / NANOS_PER_MS;
    this.service = service;
    kiosk = client(key(keys, "kiosk-E1"), port);
    keys.stream()
        .filter(key -> key.role() == Role.ROLE_WINDOW && key.place().startsWith("E"))
        .skip(1)
        .limit(Math.min(windows, DOOR_MAX))
        .forEach(key -> desks.add(new Desk(client(key, port))));
    for (Desk desk : desks) {
      done(desk.client, Request.newBuilder().setOpenWindow(OpenWindow.getDefaultInstance()));
    }
  }

  private static DeviceRecord key(List<DeviceRecord> keys, String id) {
    return keys.stream().filter(key -> key.deviceId().equals(id)).findFirst().orElseThrow();
  }

  private DeviceClient client(DeviceRecord key, int port) {
    DeviceClient client =
        new DeviceClient(
            loops.next(),
            ClientSettings.of("127.0.0.1", port),
            key.identity(),
            new DeviceClient.Listener() {});
    client.start();
    return client;
  }

  private static Reply done(DeviceClient client, Request.Builder wish) throws IOException {
    try {
      Reply reply = client.request(wish).get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
      if (reply.getStatus() != Status.STATUS_DONE) {
        throw new IOException("reply: " + reply + " (expected: done)");
      }
      return reply;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no answer within " + ANSWER_WITHIN_S + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Makes calls on a fixed schedule, window after window.
   *
   * @param calls how many
   * @param perSecond calls a second; each is preceded by a number of its own
   */
  void call(int calls, int perSecond) throws IOException {
    long startNanos = clock.stopwatchNanos();
    for (int i = 0; i < calls; i++) {
      long dueNanos = startNanos + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
      done(
          kiosk, Request.newBuilder().setIssueTicket(IssueTicket.newBuilder().setService(service)));
      for (long left = dueNanos - clock.stopwatchNanos();
          left > 0;
          left = dueNanos - clock.stopwatchNanos()) {
        LockSupport.parkNanos(left);
      }
      Desk desk = desks.get(i % desks.size());
      Reply reply =
          done(
              desk.client, Request.newBuilder().setNext(Next.newBuilder().setFinishing(desk.call)));
      desk.call = reply.getCall().getCallId();
      calledWallMs.put(desk.call, wallAtZeroMs + dueNanos / NANOS_PER_MS);
    }
  }

  /** When each call's key was due, in wall milliseconds, by call id. */
  Map<Long, Double> calledWallMs() {
    return Map.copyOf(calledWallMs);
  }

  @Override
  public void close() {
    desks.forEach(desk -> desk.client.close());
    kiosk.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
