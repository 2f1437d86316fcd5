package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.DeviceIdentity;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Finish;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.OpenWindow;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Start;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.WatchRefused;
import io.jiaohao.protocol.wire.Welcome;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.ZoneWaiting;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A kiosk, terminal or board of a test: the real client, and all that it was told. */
public final class TestDevice implements DeviceClient.Listener, AutoCloseable {
  private static final int BACKOFF_FIRST_MS = 20;
  private static final int BACKOFF_MAX_MS = 200;

  private final String deviceId;
  private final DeviceClient client;
  private final Map<String, WindowPicture> windows = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> waiting = new ConcurrentSkipListMap<>();
  private final List<WindowPicture> seen = new CopyOnWriteArrayList<>();
  private final List<Reject> rejects = new CopyOnWriteArrayList<>();
  private final AtomicInteger welcomes = new AtomicInteger();
  private final AtomicInteger snapshots = new AtomicInteger();
  private final AtomicInteger losses = new AtomicInteger();
  private volatile Welcome welcome;
  private volatile Optional<String> watchRefused = Optional.empty();
  private volatile long seq;

  TestDevice(EventLoop loop, int port, DeviceIdentity identity) {
    this(loop, List.of(port), identity);
  }

  /** With several servers, all on loopback. */
  TestDevice(EventLoop loop, List<Integer> ports, DeviceIdentity identity) {
    deviceId = identity.deviceId();
    ClientSettings settings =
        ClientSettings.of(
                ports.stream()
                    .map(port -> InetSocketAddress.createUnresolved("127.0.0.1", port))
                    .toList())
            .withBackoff(BACKOFF_FIRST_MS, BACKOFF_MAX_MS, identity.deviceId().hashCode());
    client = new DeviceClient(loop, settings, identity, this);
  }

  void start() {
    client.start();
  }

  // ---- What it is told

  @Override
  public void welcomed(Welcome told) {
    welcome = told;
    welcomes.incrementAndGet();
  }

  @Override
  public void snapshot(Snapshot snapshot) {
    windows.clear();
    waiting.clear();
    snapshots.incrementAndGet();
    take(snapshot.getWindowsList(), snapshot.getZonesList(), snapshot.getSeq());
  }

  @Override
  public void delta(Delta delta) {
    take(delta.getWindowsList(), delta.getZonesList(), delta.getUpTo());
  }

  private void take(List<WindowPicture> pictures, List<ZoneWaiting> zones, long upTo) {
    pictures.forEach(picture -> windows.put(picture.getWindow(), picture));
    seen.addAll(pictures);
    zones.forEach(zone -> waiting.put(zone.getZone(), zone.getWaiting()));
    seq = upTo;
    client.shown(upTo);
  }

  @Override
  public void watchRefused(WatchRefused refused) {
    watchRefused = Optional.of(refused.getWords());
  }

  @Override
  public void disconnected(String why) {
    losses.incrementAndGet();
  }

  @Override
  public void rejected(Reject reject) {
    rejects.add(reject);
  }

  public String deviceId() {
    return deviceId;
  }

  /** The newest Welcome, waited for. */
  public Welcome welcome() {
    await().until(() -> welcome != null);
    return welcome;
  }

  /** Logins so far. */
  public int welcomes() {
    return welcomes.get();
  }

  /** Whole pictures so far. */
  public int snapshots() {
    return snapshots.get();
  }

  /** Connections lost, or not made, so far. */
  public int losses() {
    return losses.get();
  }

  public List<RejectCode> rejects() {
    return rejects.stream().map(Reject::getCode).toList();
  }

  public Optional<String> watchWasRefused() {
    return watchRefused;
  }

  // ---- What it shows

  /** Follows the whole hall. */
  public void watchAll() {
    watch(Watch.getDefaultInstance());
  }

  public void watch(Watch watch) {
    client.watch(watch);
  }

  void awaitPicture() {
    await().until(() -> snapshots.get() > 0);
  }

  /** Hall sequence of the picture. */
  public long seq() {
    return seq;
  }

  /** The whole picture, by window. */
  public Map<String, WindowPicture> picture() {
    return Map.copyOf(windows);
  }

  /** What it shows of a window. */
  public WindowPicture picture(String window) {
    return windows.getOrDefault(window, WindowPicture.getDefaultInstance());
  }

  /** People waiting in a zone, -1 if it was not told. */
  public int waiting(String zone) {
    return waiting.getOrDefault(zone, -1);
  }

  /** Every picture of a window that it was ever given, in order. */
  public List<WindowPicture> seen() {
    return seen;
  }

  // ---- What it asks for

  /** Sends a request and does not wait. */
  public CompletableFuture<Reply> send(Request.Builder action) {
    return client.request(action);
  }

  /** Sends a request and waits for its reply. */
  public Reply ask(Request.Builder action) {
    return answerOf(send(action));
  }

  /** Waits for a reply. */
  public static Reply answerOf(CompletableFuture<Reply> reply) {
    try {
      return reply.get(Patience.PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no reply", e);
    }
  }

  public Issued issue(String service) {
    Reply reply = ask(issueOf(service));
    assertThat(reply.getStatus()).as("%s", reply).isEqualTo(Status.STATUS_DONE);
    return reply.getIssued();
  }

  public static Request.Builder issueOf(String service) {
    return Request.newBuilder().setIssueTicket(IssueTicket.newBuilder().setService(service));
  }

  public void open() {
    Reply reply = ask(Request.newBuilder().setOpenWindow(OpenWindow.getDefaultInstance()));
    assertThat(reply.getStatus()).as("%s", reply).isEqualTo(Status.STATUS_DONE);
  }

  public static Request.Builder nextOf(long finishing) {
    return Request.newBuilder().setNext(Next.newBuilder().setFinishing(finishing));
  }

  /** Calls who is next; there must be somebody. */
  public Call next() {
    Reply reply = ask(nextOf(0));
    assertThat(reply.hasCall()).as("%s", reply).isTrue();
    return reply.getCall();
  }

  public Reply startService(long callId) {
    return ask(Request.newBuilder().setStart(Start.newBuilder().setCallId(callId)));
  }

  public Reply finish(long callId) {
    return ask(finishOf(callId));
  }

  public static Request.Builder finishOf(long callId) {
    return Request.newBuilder().setFinish(Finish.newBuilder().setCallId(callId));
  }

  @Override
  public void close() {
    client.close();
  }
}
