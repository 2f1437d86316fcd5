package io.jiaohao.core;

/** What the next hours are expected to be like. A rollout draws its futures from it. */
public interface Expectations {

  /** From a call to the end of service. */
  Durations serving(String service);

  /** From the end of one service to the next call while somebody waits. */
  long turnaroundMs();

  /** Share of the called who do not come, after a wait of that length. */
  double noShowShare(long waitedMs);

  /** From a call to the end of a call in vain. */
  long noShowMs();

  /** Share of services after which the window takes a break. */
  double pauseShare();

  /** Length of a break. */
  Durations pause();

  /** Whether breaks have been seen, so that one without a planned return is expected to end. */
  boolean knowsPauses();

  /** Arrivals an hour at that moment. */
  double arrivalsPerHour(String wing, String service, String ticketClass, long atMs);
}
