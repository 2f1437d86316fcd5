package io.jiaohao.core;

/** Chance as an argument: whoever rolls a hall forward brings the draws along. */
@FunctionalInterface
public interface RandomDraws {

  /** The next draw, even over 0 (included) to 1 (excluded). */
  double next();
}
