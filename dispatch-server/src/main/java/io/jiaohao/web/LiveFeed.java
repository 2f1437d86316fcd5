package io.jiaohao.web;

import io.jiaohao.views.HallPicture;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * The pages that watch the hall. Each is sent the latest picture when the hall's sequence has moved
 * on, and the time in between. Who does not read is skipped, and gets the newest picture once there
 * is room: nothing queues up for a slow page. On the web's thread alone, but for the figures.
 */
final class LiveFeed {
  /** WebSocket close codes, RFC 6455: the server goes down; come back later. */
  private static final short GOING_AWAY = 1001;

  private static final short TRY_AGAIN_LATER = 1013;
  private static final long MS_PER_S = 1_000;

  private final WebSettings settings;
  private final WebSources sources;
  private final HallDocument document;
  private final WaitingCurve curve = new WaitingCurve();
  private final Set<Viewer> viewers = new LinkedHashSet<>();
  private final AtomicInteger watching = new AtomicInteger();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();

  private static final class Viewer {
    final ServerWebSocket socket;
    final BooleanSupplier mayStay;
    HallPicture sent;
    int unanswered;

    Viewer(ServerWebSocket socket, BooleanSupplier mayStay) {
      this.socket = socket;
      this.mayStay = mayStay;
    }

    /**
     * What a picture says comes from entries, so the same sequence is the same picture; but for who
     * has come to wait too long, which time alone brings about.
     */
    boolean lacks(HallPicture picture) {
      return sent == null
          || sent.seq() != picture.seq()
          || sent.attention().longWaits() != picture.attention().longWaits()
          || !sent.hall().equals(picture.hall());
    }
  }

  LiveFeed(WebSettings settings, WebSources sources, HallDocument document) {
    this.settings = settings;
    this.sources = sources;
    this.document = document;
  }

  void start(Vertx vertx) {
    vertx.setPeriodic(settings.pushEveryMs(), timer -> pushPicture());
    vertx.setPeriodic(settings.keepAliveEveryMs(), timer -> tellTime());
  }

  void stop() {
    List.copyOf(viewers).forEach(one -> one.socket.close(GOING_AWAY, "server is stopping"));
  }

  /** A page begins to watch, until it leaves or may not stay. */
  void join(ServerWebSocket socket, BooleanSupplier mayStay) {
    if (viewers.size() >= settings.maxViewers()) {
      turnedAway.increment();
      socket.close(TRY_AGAIN_LATER, "too many viewers (at most " + settings.maxViewers() + ")");
      return;
    }
    Viewer viewer = new Viewer(socket, mayStay);
    socket.setWriteQueueMaxSize(settings.viewerBufferBytes());
    socket.closeHandler(closed -> leave(viewer));
    socket.pongHandler(pong -> viewer.unanswered = 0);
    socket.exceptionHandler(broken -> leave(viewer));
    viewers.add(viewer);
    watching.set(viewers.size());
    tellTime(viewer);
    push(viewer, sources.picture().get());
    if (!socket.writeQueueFull()) {
      socket.writeTextMessage(curve.json().encode());
    }
  }

  private void leave(Viewer viewer) {
    viewers.remove(viewer);
    watching.set(viewers.size());
  }

  private void pushPicture() {
    HallPicture latest = sources.picture().get();
    curve.note(latest);
    viewers.forEach(viewer -> push(viewer, latest));
  }

  private void push(Viewer viewer, HallPicture latest) {
    if (!viewer.lacks(latest)) {
      return;
    }
    if (viewer.socket.writeQueueFull()) {
      skipped.increment();
      return;
    }
    viewer.socket.writeTextMessage(document.of(latest));
    viewer.sent = latest;
  }

  private void tellTime() {
    for (Viewer viewer : List.copyOf(viewers)) {
      if (!viewer.mayStay.getAsBoolean()) {
        leave(viewer);
        viewer.socket.close(PageLinks.SIGNED_OUT, "the session has ended");
      } else if (isSilent(viewer)) {
        leave(viewer);
        viewer.socket.close(GOING_AWAY, "nothing was heard");
      } else {
        tellTime(viewer);
      }
    }
  }

  private boolean isSilent(Viewer viewer) {
    viewer.unanswered++;
    return (long) viewer.unanswered * settings.keepAliveEveryMs()
        > settings.silentAfterS() * MS_PER_S;
  }

  /** The ping makes the browser answer by itself: a page that is gone falls silent and is cut. */
  private void tellTime(Viewer viewer) {
    if (!viewer.socket.writeQueueFull()) {
      HallPicture latest = sources.picture().get();
      viewer.socket.writeTextMessage(
          PictureJson.time(sources.hallMs().getAsLong(), latest).encode());
      viewer.socket.writePing(Buffer.buffer());
    }
  }

  int watching() {
    return watching.get();
  }

  /** Pictures not sent because the viewer had not read the ones before. */
  long skipped() {
    return skipped.sum();
  }

  long turnedAway() {
    return turnedAway.sum();
  }
}
