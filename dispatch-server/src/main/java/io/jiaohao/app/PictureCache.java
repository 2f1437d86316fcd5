package io.jiaohao.app;

import io.jiaohao.engine.HallClock;
import io.jiaohao.views.HallPicture;
import io.jiaohao.views.HallView;

/** The newest picture for managers: taken on the engine's thread, read from any. */
final class PictureCache {
  private static final int STILL_TURNS_MAX = 4;

  private final HallView view;
  private final HallClock clock;
  private volatile HallPicture picture;
  private int stillTurns;

  PictureCache(HallView view, HallClock clock) {
    this.view = view;
    this.clock = clock;
    this.picture = view.picture(clock.hallMs(), clock.speed());
  }

  /**
   * Takes a picture if anything has happened, and now and then because waits grow by themselves.
   */
  void refresh() {
    if (view.seq() != picture.seq() || ++stillTurns >= STILL_TURNS_MAX) {
      stillTurns = 0;
      picture = view.picture(clock.hallMs(), clock.speed());
    }
  }

  HallPicture picture() {
    return picture;
  }
}
