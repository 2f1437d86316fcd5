package io.jiaohao.accounts;

import java.time.Duration;

/**
 * When sessions end.
 *
 * @param idleMs a person's session that asks for nothing for so long
 * @param wholeMs a person's session, however busy
 * @param deviceIdleMs a paired screen that is away for so long
 * @param deviceWholeMs a paired screen: browsers keep no cookie longer
 * @param perNameMax sessions of one account or device; the least used makes room
 */
public record SessionLimits(
    long idleMs, long wholeMs, long deviceIdleMs, long deviceWholeMs, int perNameMax) {

  /** What a server uses. */
  public static final SessionLimits DEFAULTS =
      new SessionLimits(
          Duration.ofHours(1).toMillis(),
          Duration.ofHours(12).toMillis(),
          Duration.ofDays(30).toMillis(),
          Duration.ofDays(400).toMillis(),
          16);
}
