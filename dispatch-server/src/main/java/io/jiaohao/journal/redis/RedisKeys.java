package io.jiaohao.journal.redis;

import java.util.regex.Pattern;

/** Names of a hall's keys. The braces keep them together on one node of a cluster. */
record RedisKeys(String stream, String lease, String snapshots, String files) {
  private static final Pattern HALL = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  static RedisKeys of(String hall) {
    if (!HALL.matcher(hall).matches()) {
      throw new IllegalArgumentException("hall: " + hall + " (expected: " + HALL.pattern() + ")");
    }
    String prefix = "jiaohao:{" + hall + "}:";
    return new RedisKeys(
        prefix + "journal", prefix + "lease", prefix + "snapshots", prefix + "files");
  }
}
