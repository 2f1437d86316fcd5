package io.jiaohao.core;

/** Chance as an argument: whoever rolls a hall forward brings the draws along. */
@FunctionalInterface
public interface RandomDraws {

  /** The next draw, even over 0 (included) to 1 (excluded). */
  double next();

  /**
   * The draw that decides one matter of a future. Who compares two halls answers the same for the
   * same matter, so that they differ in nothing but what is compared.
   */
  default double of(long matter) {
    return next();
  }

  /** Another future begins. */
  default void begin(int future) {}
}
