package io.jiaohao.app;

import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.HallClock;
import io.jiaohao.views.HallPicture;
import io.jiaohao.views.HallView;
import java.util.Optional;

/** The newest picture for managers: taken on the engine's thread, read from any. */
final class PictureCache {
  private static final int STILL_TURNS_MAX = 4;

  private final HallView view;
  private final HallClock clock;
  private volatile HallPicture picture;
  private volatile Optional<HallPlan> plan;
  private int stillTurns;

  PictureCache(HallView view, HallClock clock) {
    this.view = view;
    this.clock = clock;
    take();
  }

  /**
   * Takes a picture if anything has happened, and now and then because waits grow by themselves.
   */
  void refresh() {
    if (view.seq() != picture.seq() || ++stillTurns >= STILL_TURNS_MAX) {
      stillTurns = 0;
      take();
    }
  }

  private void take() {
    picture = view.picture(clock.hallMs(), clock.speed());
    plan = view.layout().plan();
  }

  HallPicture picture() {
    return picture;
  }

  /** The plan in force when the picture was taken. */
  Optional<HallPlan> plan() {
    return plan;
  }
}
