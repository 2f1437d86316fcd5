package io.jiaohao.web;

/**
 * The patience of webhooks.
 *
 * @param answerWithinMs longest wait for an answer
 * @param retryFirstMs pause after the first failure; it doubles with each, by chance up to half
 *     shorter
 * @param retryMaxMs longest pause
 * @param stopAfterMs a hook that has taken nothing for so long is stopped
 */
public record HookSettings(
    long answerWithinMs, long retryFirstMs, long retryMaxMs, long stopAfterMs) {

  /** What a server uses. */
  public static final HookSettings DEFAULTS =
      new HookSettings(10_000, 1_000, 300_000, 24L * 60 * 60 * 1_000);

  /** The pause after so many failures in a row, by a chance from 0 to 1. */
  long pauseMs(int failures, double chance) {
    long most = Math.min(retryMaxMs, retryFirstMs << Math.min(failures - 1, 20));
    return Math.max(1, Math.round(most * (1 - chance / 2)));
  }
}
