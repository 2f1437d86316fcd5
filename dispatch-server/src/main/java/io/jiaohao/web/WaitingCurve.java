package io.jiaohao.web;

import io.jiaohao.views.HallPicture;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many waited over the last hour, a point every half minute of hall time, so that a page that
 * is opened now shows what was before. Since the server's start; on the web's thread alone.
 */
final class WaitingCurve {
  static final long STEP_MS = 30_000;
  static final int POINTS_MAX = 120;

  private final Deque<Point> points = new ArrayDeque<>();
  private String hall = "";

  private record Point(long hallMs, int waiting) {}

  void note(HallPicture picture) {
    if (!picture.hall().equals(hall) || isBefore(picture.hallMs())) {
      points.clear();
      hall = picture.hall();
    }
    if (points.isEmpty() || picture.hallMs() - points.getLast().hallMs() >= STEP_MS) {
      points.add(new Point(picture.hallMs(), picture.waiting()));
      if (points.size() > POINTS_MAX) {
        points.remove();
      }
    }
  }

  private boolean isBefore(long hallMs) {
    return !points.isEmpty() && hallMs < points.getLast().hallMs();
  }

  JsonObject json() {
    JsonArray all = new JsonArray();
    points.forEach(point -> all.add(new JsonArray().add(point.hallMs()).add(point.waiting())));
    return new JsonObject().put("kind", "curve").put("points", all);
  }
}
