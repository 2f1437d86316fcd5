package io.jiaohao.core;

/** Everything takes exactly as long as planned and nothing unforeseen happens. */
final class FixedExpectations implements Expectations {
  private final PlanIndex plan;
  private final double cv;
  private final double noShowShare;

  FixedExpectations(HallPlan plan) {
    this(plan, 0, 0);
  }

  FixedExpectations(HallPlan plan, double cv, double noShowShare) {
    this.plan = new PlanIndex(plan);
    this.cv = cv;
    this.noShowShare = noShowShare;
  }

  @Override
  public Durations serving(String service) {
    return Durations.ofMean((double) plan.service(service).orElseThrow().expectedMs(), cv);
  }

  @Override
  public long turnaroundMs() {
    return 0;
  }

  @Override
  public double noShowShare(long waitedMs) {
    return noShowShare;
  }

  @Override
  public long noShowMs() {
    return SmallHall.MINUTE_MS;
  }

  @Override
  public double pauseShare() {
    return 0;
  }

  @Override
  public Durations pause() {
    return Durations.ofMean(5 * SmallHall.MINUTE_MS, cv);
  }

  @Override
  public boolean knowsPauses() {
    return false;
  }

  @Override
  public double arrivalsPerHour(String wing, String service, String ticketClass, long atMs) {
    return 0;
  }
}
