package io.jiaohao.app;

import java.nio.file.Path;
import java.util.Objects;

/** Hall files that tests start a server with. */
public final class TestStart {
  private TestStart() {}

  /** small-hall.yaml: one wing, two zones, four windows. */
  public static StartPlan smallHall() {
    try {
      return StartPlan.read(
          Path.of(Objects.requireNonNull(TestStart.class.getResource("/small-hall.yaml")).toURI()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
