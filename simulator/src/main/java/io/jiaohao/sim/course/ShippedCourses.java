package io.jiaohao.sim.course;

import io.jiaohao.config.HallFileException;
import io.jiaohao.core.HallPlan;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The days that ship with the simulator. */
public final class ShippedCourses {
  /** Their names, as the command line takes them. */
  public static final List<String> NAMES =
      List.of(
          "calm",
          "crowded",
          "saturday",
          "lunch",
          "power-cut",
          "panic",
          "frozen-board",
          "restart",
          "ten-times");

  private ShippedCourses() {}

  /**
   * Reads one for a hall.
   *
   * @throws HallFileException if it does not fit the hall
   * @throws IOException if it cannot be read
   */
  public static DayCourse read(String name, HallPlan plan) throws IOException, HallFileException {
    try (InputStream in = ShippedCourses.class.getResourceAsStream("days/" + name + ".yaml")) {
      if (in == null) {
        throw new IOException("day: " + name + " (expected: one of " + NAMES + ")");
      }
      return CourseFile.read(name, in, plan);
    }
  }
}
