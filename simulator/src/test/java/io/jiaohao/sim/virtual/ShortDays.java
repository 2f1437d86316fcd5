package io.jiaohao.sim.virtual;

import io.jiaohao.config.HallFile;
import io.jiaohao.config.HallFileException;
import io.jiaohao.core.HallPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Days of half an hour in a hall of six windows, one a seed. */
final class ShortDays {
  static final HallPlan PLAN = plan();

  private static final String FILE = "half-hour-hall.yaml";
  private static final String PATH = "simulator/src/test/resources/" + FILE;

  private ShortDays() {}

  private static HallPlan plan() {
    try (InputStream in = ShortDays.class.getResourceAsStream("/half-hour-hall.yaml")) {
      return HallFile.read(FILE, new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException | HallFileException e) {
      throw new IllegalStateException(e);
    }
  }

  static VirtualRun.Outcome run(long seed) {
    return run(seed, Parts.SOUND);
  }

  static VirtualRun.Outcome run(long seed, Parts parts) {
    return VirtualRun.run(
        new VirtualRun.Options(PLAN, seed, days(seed), 1, false), parts, entry -> {}, day -> {});
  }

  /** Mostly one; some go on over a turn of the business day. */
  private static int days(long seed) {
    return seed % 10 == 0 ? 2 : 1;
  }

  /** The one command that plays it again. */
  static String replay(long seed) {
    return "./jiaohao simulate --virtual --load 1 --seed %d --days %d --hall %s"
        .formatted(seed, days(seed), PATH);
  }
}
