package io.jiaohao.foresight;

import io.jiaohao.core.RolloutStart;

/**
 * What a proposal would change for those who wait now, worked out from the same futures with it and
 * without it. An estimate.
 *
 * @param atMs hall time that it was worked out for
 * @param futures that were rolled each way
 * @param people who wait now for what the proposal is about
 */
public record Effect(long atMs, int futures, int people, Outlook without, Outlook with) {

  /**
   * How long these people still wait. {@link #NEVER} = not within the hours looked ahead.
   *
   * @param halfMs half of them are called within this
   * @param ninetyMs nine of ten are
   * @param lastMs the last of them is, in half of the futures
   */
  public record Outlook(long halfMs, long ninetyMs, long lastMs) {}

  /** Not within the hours looked ahead. */
  public static final long NEVER = RolloutStart.NEVER;
}
