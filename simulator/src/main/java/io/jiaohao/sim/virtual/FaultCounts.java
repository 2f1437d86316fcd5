package io.jiaohao.sim.virtual;

import java.util.Locale;

/** Faults that a run has had, by kind. */
final class FaultCounts {
  int requestsLost;
  int repliesLost;
  int boardsBroken;
  int slow;
  int doubled;
  int reordered;
  int deviceReboots;
  int busy;
  int crashes;
  int crashesInCommit;
  int tornEnds;
  int failedSyncs;
  int slowCommits;
  int clockSteps;

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "\"requests_lost\":%d,\"replies_lost\":%d,\"boards_broken\":%d,\"slow\":%d,\"doubled\":%d,"
            + "\"reordered\":%d,\"device_reboots\":%d,\"busy\":%d,\"crashes\":%d,"
            + "\"crashes_in_commit\":%d,\"torn_ends\":%d,\"failed_syncs\":%d,\"slow_commits\":%d,"
            + "\"clock_steps\":%d",
        requestsLost,
        repliesLost,
        boardsBroken,
        slow,
        doubled,
        reordered,
        deviceReboots,
        busy,
        crashes,
        crashesInCommit,
        tornEnds,
        failedSyncs,
        slowCommits,
        clockSteps);
  }
}
