package io.jiaohao.sim.scenario;

import io.jiaohao.core.Command;
import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.Welcome;
import io.jiaohao.sim.SimClock;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A running server, spoken to over its device port by as many devices as the scenario has. Its hall
 * must be the scenario's, and nobody may have used it before.
 */
final class LiveHall implements Target {
  private static final double NANOS_PER_MS = 1_000_000;

  private final Address address;
  private final HallPlan plan;
  private final EventLoopGroup group;
  private final EventLoop loop;
  private final LiveBook book = new LiveBook();
  private final CompletableFuture<Welcome> firstWelcome = new CompletableFuture<>();
  private final CompletableFuture<Snapshot> firstPicture = new CompletableFuture<>();
  private final Map<String, DeviceClient> clients = new LinkedHashMap<>();
  private long welcomedNanos;
  private long aheadMs;

  /** Where the server is, and the keys of its devices. */
  record Address(String host, int port, List<DeviceRecord> keys) {
    Address {
      keys = List.copyOf(keys);
    }
  }

  private LiveHall(Address address, HallPlan plan) {
    this.address = address;
    this.plan = plan;
    this.group = Transport.best().eventLoops(1, "scenario");
    this.loop = group.next();
  }

  /** Connects, and makes sure that this is the hall and that it is fresh. */
  static LiveHall open(Scenario scenario, Address address) {
    LiveHall hall = new LiveHall(address, scenario.plan());
    try {
      hall.connect();
      hall.aheadMs = hall.nowMs() - scenario.startMs();
      return hall;
    } catch (BrokenOffException e) {
      hall.close();
      throw e;
    }
  }

  private void connect() {
    HallPlan.Wing wing =
        plan.wings().stream().filter(w -> w.kiosks() > 0).findFirst().orElseThrow();
    DeviceClient watcher = client(Device.kiosk(wing.id(), wing.id() + 1));
    watcher.watch(Watch.getDefaultInstance());
    Welcome welcome = await(firstWelcome, "a login");
    await(firstPicture, "a picture of the hall");
    checkPlan(welcome);
    for (HallPlan.Window window : plan.windows()) {
      client(Device.window(window.id()));
    }
  }

  /** As far as the device port shows it. */
  private void checkPlan(Welcome welcome) {
    same("hall", welcome.getHall(), plan.id());
    same("time zone", welcome.getZoneId(), plan.zoneId().getId());
    same(
        "windows",
        book.windowIds().toString(),
        plan.windows().stream().map(HallPlan.Window::id).toList().toString());
    List<String> zones =
        plan.wings().stream()
            .flatMap(wing -> wing.zones().stream().map(zone -> wing.id() + "/" + zone))
            .sorted()
            .toList();
    same("zones", book.zoneIds().stream().sorted().toList().toString(), zones.toString());
    boolean used =
        book.waiting("").orElse(0L) > 0
            || book.windowIds().stream()
                .anyMatch(id -> !book.window(id).orElseThrow().state().equals("closed"));
    if (used) {
      throw new BrokenOffException(
          "the target's hall is in use (expected: nobody waits and all windows are closed)");
    }
  }

  private static void same(String what, String is, String expected) {
    if (!is.equals(expected)) {
      throw new BrokenOffException(
          "the target's " + what + ": " + is + " (expected, as in the scenario: " + expected + ")");
    }
  }

  private DeviceClient client(Device device) {
    return clients.computeIfAbsent(
        device.id(),
        id -> {
          DeviceClient client =
              new DeviceClient(
                  loop,
                  ClientSettings.of(address.host(), address.port()),
                  key(device).identity(),
                  new Listener());
          client.start();
          return client;
        });
  }

  /** By its id; any manager, and any pad of the window, will do. */
  private DeviceRecord key(Device device) {
    return find(device, record -> record.deviceId().equals(device.id()))
        .or(() -> find(device, record -> standsInFor(record, device)))
        .orElseThrow(
            () -> new BrokenOffException("key: none of " + device.id() + " (expected: in --keys)"));
  }

  private Optional<DeviceRecord> find(Device device, Predicate<DeviceRecord> which) {
    return address.keys().stream()
        .filter(record -> record.role() == device.role())
        .filter(which)
        .findFirst();
  }

  private static boolean standsInFor(DeviceRecord record, Device device) {
    return device.role() == Role.ROLE_MANAGER
        || (device.role() == Role.ROLE_PAD && record.place().equals(device.place()));
  }

  private final class Listener implements DeviceClient.Listener {
    @Override
    public void welcomed(Welcome welcome) {
      if (!firstWelcome.isDone()) {
        welcomedNanos = SimClock.nanos();
        firstWelcome.complete(welcome);
      }
    }

    @Override
    public void snapshot(Snapshot snapshot) {
      book.snapshot(snapshot);
      firstPicture.complete(snapshot);
    }

    @Override
    public void delta(Delta delta) {
      book.delta(delta);
    }
  }

  // ---- Time

  @Override
  public long nowMs() {
    Welcome welcome = firstWelcome.join();
    double sinceMs = (SimClock.nanos() - welcomedNanos) / NANOS_PER_MS;
    return welcome.getHallMs() + (long) (sinceMs * welcome.getHallSpeed());
  }

  @Override
  public long aheadMs() {
    return aheadMs;
  }

  @Override
  public void until(long hallMs) {
    pass(Math.max(0, hallMs - nowMs()));
  }

  @Override
  public void pass(long ms) {
    long realMs = (long) Math.ceil(ms / firstWelcome.join().getHallSpeed());
    if (realMs > ScenarioLimits.REAL_WAIT_MAX_MS) {
      throw new BrokenOffException(
          "wait: " + realMs + " ms (expected: up to " + ScenarioLimits.REAL_WAIT_MAX_MS + ")");
    }
    sleep(realMs);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The future that it completes is waited for.
  private void sleep(long realMs) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    loop.schedule(() -> over.complete(null), realMs, TimeUnit.MILLISECONDS);
    await(over, "time to pass", realMs);
  }

  // ---- Wishes

  @Override
  public Answer ask(Device device, Command command) {
    Reply reply = await(client(device).request(WireRequests.of(device, command)), "an answer");
    if (reply.getStatus() != Status.STATUS_DONE && reply.getStatus() != Status.STATUS_REFUSED) {
      throw new BrokenOffException("answer: " + reply.getStatus() + " (expected: done or refused)");
    }
    if (reply.getStatus() == Status.STATUS_DONE) {
      book.granted(command, reply);
    }
    return Answer.of(reply);
  }

  @Override
  public void presence(Device device, boolean here) {
    if (here) {
      client(device);
    } else {
      Optional.ofNullable(clients.remove(device.id())).ifPresent(DeviceClient::close);
    }
  }

  @Override
  public Seen seen() {
    return book;
  }

  @Override
  public boolean isReal() {
    return true;
  }

  /** Looks again and again until it holds, or for as long as a picture may take. */
  @Override
  public void patiently(BooleanSupplier holds) {
    long endNanos =
        SimClock.nanos() + TimeUnit.MILLISECONDS.toNanos(ScenarioLimits.SHOWN_WITHIN_MS);
    while (!holds.getAsBoolean() && SimClock.nanos() < endNanos) {
      sleep(ScenarioLimits.LOOK_EVERY_MS);
    }
  }

  private static <T> T await(Future<T> coming, String what) {
    return await(coming, what, 0);
  }

  private static <T> T await(Future<T> coming, String what, long moreMs) {
    try {
      return coming.get(ScenarioLimits.ANSWER_WITHIN_MS + moreMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokenOffException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new BrokenOffException(
          what + ": none (expected: within " + ScenarioLimits.ANSWER_WITHIN_MS + " ms)", e);
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for threads that have nothing to do.
  public void close() {
    clients.values().forEach(DeviceClient::close);
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
