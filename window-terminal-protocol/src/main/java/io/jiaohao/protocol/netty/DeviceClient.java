package io.jiaohao.protocol.netty;

import io.jiaohao.protocol.DeviceIdentity;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Shown;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.SnapshotPlease;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.Unsupported;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.WatchRefused;
import io.jiaohao.protocol.wire.Welcome;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device's session with its server, over as many connections as it takes. It logs in, sends
 * requests, follows one watch, and comes back by itself: then unanswered requests go out again
 * under their old ids, in order, and the watch begins again with a snapshot.
 *
 * <p>Whatever the server answers to a login, the client keeps trying, slowly, since an
 * administrator may mend it; only {@code REJECT_REPLACED} stops it for good: another instance of
 * the device has taken over, and two would throw each other out for ever.
 *
 * <p>All work and all calls of the listener happen on the event loop given; every public method may
 * be called from any thread.
 */
// A write or close that fails ends the channel, and its loss is told to the listener.
@SuppressWarnings("FutureReturnValueIgnored")
public final class DeviceClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceClient.class);
  private static final int BUSY_RETRY_MIN_MS = 10;
  private static final int BUSY_RETRY_MAX_MS = 60_000;

  /** Leaves room in the frame for the request id and the message around the request. */
  private static final int REQUEST_MAX_BYTES = FrameLimits.MAX_FRAME_BYTES - 64;

  /** What a device is told, on the client's event loop. */
  public interface Listener {
    /** Logged in; old requests and the watch are already on their way again. */
    default void welcomed(Welcome welcome) {}

    /** The whole picture: replaces what was held. */
    default void snapshot(Snapshot snapshot) {}

    /** What changed since the last snapshot or delta, without a gap. */
    default void delta(Delta delta) {}

    /** There is no such part of the hall to watch. */
    default void watchRefused(WatchRefused refused) {}

    /** A connection ended, or could not be made. The client tries again. */
    default void disconnected(String why) {}

    /** The server will not have this device now; {@code disconnected} follows. */
    default void rejected(Reject reject) {}
  }

  private final EventLoop loop;
  private final ClientSettings settings;
  private final DeviceIdentity identity;
  private final Listener listener;
  private final PendingRequests pending;
  private final Backoff backoff;
  private final Itinerary itinerary;
  private final FeedPosition feed = new FeedPosition();
  private final ShownReports shown = new ShownReports();
  private final ClientChannel.Owner events = new Events();

  private Optional<Watch> watch = Optional.empty();
  private boolean started;
  private boolean stopped;
  private boolean open;
  private InetSocketAddress server;
  private Channel channel;

  /** A client that does nothing until {@link #start()}. */
  public DeviceClient(
      EventLoop loop, ClientSettings settings, DeviceIdentity identity, Listener listener) {
    this.loop = loop;
    this.settings = settings;
    this.identity = identity;
    this.listener = listener;
    this.pending = new PendingRequests(settings.pendingMax());
    this.itinerary = new Itinerary(settings.servers());
    this.backoff =
        new Backoff(
            settings.backoffFirstMs(),
            settings.backoffMaxMs(),
            new SplittableRandom(settings.jitterSeed()));
  }

  /** Connects, and stays connected as well as it can. */
  public void start() {
    loop.execute(
        () -> {
          if (!started) {
            started = true;
            connect();
          }
        });
  }

  /** The server that it is logged in at; none while it is on its way. On its event loop only. */
  public Optional<InetSocketAddress> server() {
    return open ? Optional.of(server) : Optional.empty();
  }

  /** Ends the session; requests without an answer fail. */
  @Override
  public void close() {
    if (!loop.isShuttingDown()) {
      loop.execute(() -> stop("the client was closed"));
    }
  }

  /**
   * Sends a wish under the next request id and completes with its reply, which may be a refusal.
   * Fails with a {@link NotAnsweredException} if too many wait or the client ends.
   */
  public CompletableFuture<Reply> request(Request.Builder action) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Request request = action.clearRequestId().build();
    try {
      onLoop(() -> take(request, reply));
    } catch (RejectedExecutionException e) {
      reply.completeExceptionally(new NotAnsweredException("never sent: the event loop has ended"));
    }
    return reply;
  }

  /** Follows this part of the hall instead of what was followed before. */
  public void watch(Watch next) {
    onLoop(
        () -> {
          watch = Optional.of(next);
          if (open) {
            beginWatch(next);
            channel.flush();
          }
        });
  }

  /** Tells the server that this sequence is on the screen, at most once a gap, the highest only. */
  public void shown(long seq) {
    onLoop(
        () -> {
          if (open) {
            reportShown(shown.shown(seq));
          }
        });
  }

  private void onLoop(Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
    } else {
      loop.execute(task);
    }
  }

  private void take(Request request, CompletableFuture<Reply> reply) {
    if (stopped) {
      reply.completeExceptionally(new NotAnsweredException("never sent: the client has ended"));
      return;
    }
    if (request.getSerializedSize() > REQUEST_MAX_BYTES) {
      reply.completeExceptionally(
          new NotAnsweredException(
              "never sent: request of %d bytes (expected: 0..%d)"
                  .formatted(request.getSerializedSize(), REQUEST_MAX_BYTES)));
      return;
    }
    pending.add(request, reply);
    if (open) {
      pending.sendNew(this::write);
      channel.flush();
    }
  }

  private void connect() {
    if (stopped) {
      return;
    }
    server = itinerary.next();
    InetSocketAddress tried = server;
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(Transport.of(loop).socketChannel())
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, settings.connectTimeoutMs())
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(pipeline());
    settings.localAddress().ifPresent(address -> bootstrap.localAddress(address, 0));
    ChannelFuture connected = bootstrap.connect(server);
    connected.addListener(
        done -> {
          if (!done.isSuccess()) {
            String where = tried.getHostString() + ":" + tried.getPort();
            events.lost("no connection to " + where + ": " + done.cause().getMessage(), false);
          }
        });
  }

  private void stop(String why) {
    if (stopped) {
      return;
    }
    stopped = true;
    open = false;
    pending.allFailed(why);
    if (channel != null) {
      channel.close();
    }
  }

  private void write(Request request) {
    channel.write(DeviceMessage.newBuilder().setRequest(request).build());
  }

  private void beginWatch(Watch next) {
    feed.awaitSnapshot(next);
    channel.write(DeviceMessage.newBuilder().setWatch(next).build());
  }

  private void reportShown(OptionalLong report) {
    if (report.isEmpty()) {
      return;
    }
    Shown message = Shown.newBuilder().setSeq(report.getAsLong()).build();
    channel.writeAndFlush(DeviceMessage.newBuilder().setShown(message).build());
    loop.schedule(this::shownGapOver, settings.shownGapMs(), TimeUnit.MILLISECONDS);
  }

  private void shownGapOver() {
    OptionalLong report = shown.gapOver();
    if (open) {
      reportShown(report);
    }
  }

  /** Makes a new channel the one of this session. */
  ChannelHandler pipeline() {
    return new Pipeline();
  }

  private final class Pipeline extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel fresh) {
      channel = fresh;
      fresh
          .pipeline()
          .addLast(
              FrameDecoder.forDevice(),
              FrameEncoder.INSTANCE,
              new ClientChannel(identity, settings.loginTimeoutMs(), events));
    }
  }

  /** What happens on the present connection; there is never more than one. */
  private final class Events implements ClientChannel.Owner {
    @Override
    public void welcomed(Welcome welcome) {
      open = true;
      backoff.reset();
      itinerary.arrived();
      shown.forget();
      watch.ifPresent(DeviceClient.this::beginWatch);
      pending.continueAbove(welcome.getHighestRequestId());
      pending.sendAgain(DeviceClient.this::write);
      pending.sendNew(DeviceClient.this::write);
      channel.flush();
      listener.welcomed(welcome);
    }

    @Override
    public void received(ServerMessage message) {
      switch (message.getBodyCase()) {
        case REPLY -> replied(message.getReply());
        case SNAPSHOT -> snapshot(message.getSnapshot());
        case DELTA -> delta(message.getDelta());
        case WATCH_REFUSED -> listener.watchRefused(message.getWatchRefused());
        case UNSUPPORTED -> unsupported(message.getUnsupported());
        // A heartbeat has done its work by arriving; who never offers a voice gets no lease of one;
        // a message of a later version is not for us.
        case HEARTBEAT, VOICE_LEASE, CHALLENGE, WELCOME, REJECT, BODY_NOT_SET -> {}
      }
    }

    private void replied(Reply reply) {
      if (reply.getStatus() == Status.STATUS_BUSY) {
        retryLater(reply);
      } else {
        pending.answered(reply);
      }
    }

    private void retryLater(Reply busy) {
      Channel askedOn = channel;
      long waitMs =
          Math.max(BUSY_RETRY_MIN_MS, Math.min(BUSY_RETRY_MAX_MS, busy.getRetryAfterMs()));
      loop.schedule(
          () -> {
            if (open && channel == askedOn) { // a new connection has sent it again already
              pending.sendAgain(busy.getRequestId(), DeviceClient.this::write);
              channel.flush();
            }
          },
          waitMs,
          TimeUnit.MILLISECONDS);
    }

    private void snapshot(Snapshot snapshot) {
      if (feed.take(snapshot)) {
        listener.snapshot(snapshot);
      }
    }

    private void delta(Delta delta) {
      switch (feed.take(delta)) {
        case TAKE -> listener.delta(delta);
        case ASK_SNAPSHOT ->
            channel.writeAndFlush(
                DeviceMessage.newBuilder()
                    .setSnapshotPlease(SnapshotPlease.getDefaultInstance())
                    .build());
        case IGNORE -> {}
      }
    }

    private void unsupported(Unsupported unsupported) {
      LOG.warn("{}: not known to the server: {}", identity.deviceId(), unsupported.getWords());
      pending.failed(
          unsupported.getRequestId(), "not known to the server: " + unsupported.getWords());
    }

    @Override
    public void rejected(Reject reject) {
      if (reject.getCode() == RejectCode.REJECT_ELSEWHERE) {
        itinerary.sentTo(reject.getAddress());
      }
      listener.rejected(reject);
      if (reject.getCode() == RejectCode.REJECT_REPLACED) {
        stop("the device has logged in elsewhere");
      }
    }

    @Override
    public void lost(String why, boolean hopeless) {
      open = false;
      if (!stopped && !loop.isShuttingDown()) {
        loop.schedule(DeviceClient.this::connect, waitMs(hopeless), TimeUnit.MILLISECONDS);
      }
      listener.disconnected(why);
    }

    private long waitMs(boolean hopeless) {
      if (itinerary.knowsTheWay()) {
        return 0;
      }
      return hopeless ? backoff.nextSlowMs() : backoff.nextMs();
    }
  }
}
