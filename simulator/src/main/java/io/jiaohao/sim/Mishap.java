package io.jiaohao.sim;

import io.jiaohao.sim.course.FaultStep;

/**
 * What became of a step of the day's course.
 *
 * @param outcomeZh what came of it, in Chinese
 * @param outcomeEn the same in English
 */
public record Mishap(FaultStep step, Outcome state, String outcomeZh, String outcomeEn) {
  /** Whether the hall is none the worse for it. */
  public enum Outcome {
    SURVIVED,
    NOT_SURVIVED,
    SKIPPED
  }
}
