package io.jiaohao.sim.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Which lines go wrong when and how, all of it chance; the same chance makes the same plan. */
public final class FaultPlan {
  private static final LineFault.Kind[] KINDS = LineFault.Kind.values();

  private final SplittableRandom random;
  private final List<List<String>> groups;
  private final long fromMs;
  private final long spanMs;
  private final Map<String, List<LineFault>> ofDevice = new HashMap<>();

  private FaultPlan(SplittableRandom random, List<List<String>> groups, long fromMs, long toMs) {
    this.random = random;
    this.groups = groups;
    this.fromMs = fromMs;
    this.spanMs = toMs - fromMs - LineLimits.LASTS_MAX_MS;
  }

  /**
   * So many faults between these times, by time. Kinds follow each other in turn, so that a short
   * plan has them all; groups of devices are met alike, however large they are. Two faults of one
   * line never overlap; where there is no more room for another one, the plan is shorter.
   *
   * @throws IllegalArgumentException if a group is empty, or the time is too short for one fault
   */
  public static List<LineFault> of(
      SplittableRandom random, List<List<String>> groups, int count, long fromMs, long toMs) {
    FaultPlan plan = new FaultPlan(random, groups, fromMs, toMs);
    if (groups.isEmpty() || groups.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("devices: none in a group (expected: one at least)");
    }
    if (plan.spanMs <= 0) {
      throw new IllegalArgumentException(
          "time: %d ms (expected: over %d)".formatted(toMs - fromMs, LineLimits.LASTS_MAX_MS));
    }
    List<LineFault> faults = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LineFault fault = plan.any(KINDS[i % KINDS.length]);
      if (plan.hasRoomFor(fault)) {
        plan.ofDevice.computeIfAbsent(fault.device(), device -> new ArrayList<>()).add(fault);
        faults.add(fault);
      }
    }
    faults.sort(Comparator.comparingLong(LineFault::atMs).thenComparing(LineFault::device));
    return faults;
  }

  private LineFault any(LineFault.Kind kind) {
    List<String> group = groups.get(random.nextInt(groups.size()));
    return new LineFault(
        kind,
        group.get(random.nextInt(group.size())),
        fromMs + random.nextLong(spanMs),
        random.nextLong(LineLimits.LASTS_MIN_MS, LineLimits.LASTS_MAX_MS));
  }

  private boolean hasRoomFor(LineFault fault) {
    return ofDevice.getOrDefault(fault.device(), List.of()).stream()
        .allMatch(
            other ->
                fault.atMs() > other.endsMs() + LineLimits.REST_MS
                    || other.atMs() > fault.endsMs() + LineLimits.REST_MS);
  }
}
