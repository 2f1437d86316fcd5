package io.jiaohao.accounts;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is kept of a session, in memory and in the file. None of it opens anything.
 *
 * @param mark of the account's password at sign-in, {@code -} if it has no account
 * @param roles granted without an account
 */
record SessionRecord(
    String key,
    String name,
    String device,
    String mark,
    Set<AccountRole> roles,
    long sinceMs,
    long usedMs) {
  static final String NONE = "-";
  private static final int WORDS = 7;

  SessionRecord usedAt(long nowMs) {
    return new SessionRecord(key, name, device, mark, roles, sinceMs, Math.max(usedMs, nowMs));
  }

  boolean isOver(SessionLimits limits, long nowMs) {
    boolean person = device.isEmpty();
    return nowMs - sinceMs >= (person ? limits.wholeMs() : limits.deviceWholeMs())
        || nowMs - usedMs >= (person ? limits.idleMs() : limits.deviceIdleMs());
  }

  String line() {
    return String.join(
        " ",
        key,
        name,
        device.isEmpty() ? NONE : device,
        mark,
        roles.isEmpty() ? NONE : AccountRole.words(roles),
        Long.toString(sinceMs),
        Long.toString(usedMs));
  }

  static SessionRecord parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != WORDS) {
      throw new IllegalArgumentException(words.length + " words (expected: " + WORDS + ")");
    }
    return new SessionRecord(
        words[0],
        words[1],
        words[2].equals(NONE) ? "" : words[2],
        words[3],
        words[4].equals(NONE) ? EnumSet.noneOf(AccountRole.class) : AccountRole.list(words[4]),
        Long.parseLong(words[5]),
        Long.parseLong(words[6]));
  }
}
