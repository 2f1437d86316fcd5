package io.jiaohao.peers;

import java.util.SplittableRandom;

/** The hall that every peer serves: who can do what, and how people are spread over the classes. */
final class Model {
  static final int SERVICES = 20;
  static final int SKILLS = 5;
  static final int WINDOWS = Integer.getInteger("windows", 130);
  static final int BOARDS = Integer.getInteger("boards", 12);
  static final int KIOSKS = 4;
  static final int PREFILL = Integer.getInteger("prefill", 10_000);

  /** The services of each window, the same in every process. */
  static final int[][] SKILLS_OF = skills();

  private static final int WALK_IN_PERCENT = 80;
  private static final int WALK_IN_OR_APPOINTMENT_PERCENT = 95;

  private Model() {}

  private static int[][] skills() {
    var random = new SplittableRandom(42);
    int[][] skills = new int[WINDOWS][];
    for (int w = 0; w < WINDOWS; w++) {
      skills[w] = random.ints(0, SERVICES).distinct().limit(SKILLS).sorted().toArray();
    }
    return skills;
  }

  /** A random class: 0 = walk-in (80 %), 1 = appointment (15 %), 2 = special need (5 %). */
  static int randomClass(SplittableRandom random) {
    int x = random.nextInt(100);
    if (x < WALK_IN_PERCENT) {
      return 0;
    }
    return x < WALK_IN_OR_APPOINTMENT_PERCENT ? 1 : 2;
  }
}
