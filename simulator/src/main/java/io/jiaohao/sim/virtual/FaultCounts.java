package io.jiaohao.sim.virtual;

/** Faults that a run has had, by kind. */
final class FaultCounts {
  int broken;
  int slow;
  int doubled;
  int crashes;
  int failedSyncs;
  int slowCommits;
  int clockSteps;

  @Override
  public String toString() {
    return "\"broken\":%d,\"slow\":%d,\"doubled\":%d,\"crashes\":%d,\"failed_syncs\":%d,\"slow_commits\":%d,\"clock_steps\":%d"
        .formatted(broken, slow, doubled, crashes, failedSyncs, slowCommits, clockSteps);
  }
}
