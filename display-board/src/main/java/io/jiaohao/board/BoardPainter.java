package io.jiaohao.board;

import io.jiaohao.board.dots.Bitmap;
import io.jiaohao.board.dots.PacedDisplay;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws what a session holds on its displays, again and again, and acknowledges what is on all of
 * them. It has a thread of its own: a display that hangs stops the acknowledgements, which is the
 * truth, and not the session.
 */
final class BoardPainter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BoardPainter.class);

  private final PictureSource source;
  private final BoardRenderer renderer;
  private final List<PacedDisplay> displays;
  private final Announcer announcer = new Announcer(BoardSettings.ANNOUNCE_MAX_AGE_MS);
  private final Flashing flash = new Flashing();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread painter = new Thread(task, "painter");
            painter.setDaemon(true);
            return painter;
          });
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private String lastFault = "";

  BoardPainter(PictureSource source, BoardRenderer renderer, List<PacedDisplay> displays) {
    this.source = source;
    this.renderer = renderer;
    this.displays = List.copyOf(displays);
  }

  // The repeated task tells its own end.
  @SuppressWarnings("FutureReturnValueIgnored")
  void start() {
    thread.scheduleWithFixedDelay(
        () -> {
          try {
            paint(SteadyClock.nowMs());
          } catch (Error e) {
            ended.complete("the painter failed: " + e);
            throw e;
          }
        },
        0,
        BoardSettings.PAINT_EVERY_MS,
        TimeUnit.MILLISECONDS);
  }

  /** Completes with the reason if nothing is painted any more. */
  CompletableFuture<String> ended() {
    return ended;
  }

  /** One look at the session: draws, shows, acknowledges. */
  void paint(long nowMs) {
    try {
      Scene scene = scene(nowMs);
      if (show(renderer.render(scene), nowMs) && scene.signal()) {
        source.shown(scene.picture().seq());
      }
    } catch (RuntimeException e) {
      // A picture that cannot be drawn must not leave the one before it lit.
      fault("cannot draw: " + e);
      show(noSignal(), nowMs);
    }
  }

  private Scene scene(long nowMs) {
    boolean signal = source.signal(nowMs);
    BoardPicture picture = source.picture();
    HallTime time = source.hallTime();
    long hallMs = time.at(nowMs);
    List<Announcement> fresh = signal ? announcer.fresh(picture, hallMs) : List.of();
    return new Scene(picture, signal, hallMs, time.zone(), flash.after(fresh, nowMs), nowMs);
  }

  private boolean show(Bitmap bitmap, long nowMs) {
    boolean everywhere = true;
    for (PacedDisplay display : displays) {
      try {
        everywhere &= display.offer(bitmap, nowMs);
      } catch (IOException e) {
        fault("cannot show: " + e);
        everywhere = false;
      }
    }
    return everywhere;
  }

  private Bitmap noSignal() {
    return renderer.render(
        new Scene(BoardPicture.EMPTY, false, 0, HallTime.UNKNOWN.zone(), Flash.NONE, 0));
  }

  private void fault(String fault) {
    if (!fault.equals(lastFault)) {
      LOG.error(fault);
      lastFault = fault;
    }
  }

  /** Leaves "no signal" on the displays: nothing keeps a number true once this is gone. */
  @Override
  public void close() {
    thread.execute(
        () -> {
          Bitmap last = noSignal();
          for (PacedDisplay display : displays) {
            try {
              display.closeWith(last);
            } catch (IOException e) {
              fault("cannot close: " + e);
            }
          }
        });
    thread.shutdown();
    try {
      if (!thread.awaitTermination(BoardSettings.CLOSE_WITHIN_MS, TimeUnit.MILLISECONDS)) {
        fault("a display hangs; left as it is");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
