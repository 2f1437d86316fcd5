package io.jiaohao.sim;

import io.jiaohao.sim.line.CutLine;
import io.jiaohao.sim.line.LineFault;
import io.netty.channel.EventLoop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Lets go wrong with single devices' lines what a plan says. Used on the event loop. */
final class LineFaults {
  private final EventLoop loop;
  private final List<LineFault> plan;
  private final Map<String, CutLine> lines;
  private final Set<LineFault> running = new LinkedHashSet<>();
  private long met;
  private boolean over;

  /**
   * Nothing has begun.
   *
   * @param lines by device; those that the plan meets are there when it begins
   */
  LineFaults(EventLoop loop, List<LineFault> plan, Map<String, CutLine> lines) {
    this.loop = loop;
    this.plan = plan;
    this.lines = lines;
  }

  /** Whether something will happen to this device's line. */
  boolean meet(String device) {
    return plan.stream().anyMatch(fault -> fault.device().equals(device));
  }

  /** How many have begun. */
  long met() {
    return met;
  }

  /**
   * The plan's time begins.
   *
   * @throws IllegalArgumentException if the plan names a device that the hall does not have
   */
  void begin(Fleet fleet) {
    for (LineFault fault : plan) {
      if (!lines.containsKey(fault.device())) {
        throw new IllegalArgumentException(
            "line fault: at %s (expected: a device of the hall)".formatted(fault.device()));
      }
      after(fault.atMs(), () -> begins(fault, fleet));
    }
  }

  private void begins(LineFault fault, Fleet fleet) {
    if (over) {
      return;
    }
    met++;
    running.add(fault);
    fleet.disturbed(fault.device(), true);
    lines.get(fault.device()).begins(fault.kind());
    after(fault.lastsMs(), () -> ends(fault, fleet));
  }

  private void ends(LineFault fault, Fleet fleet) {
    if (running.remove(fault)) {
      lines.get(fault.device()).ends(fault.kind());
      fleet.disturbed(fault.device(), false);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for it; it ends with the loop.
  private void after(long ms, Runnable task) {
    loop.schedule(task, ms, TimeUnit.MILLISECONDS);
  }

  /** The run ends: whatever goes on is over now, and nothing more begins. */
  void end(Fleet fleet) {
    over = true;
    List.copyOf(running).forEach(fault -> ends(fault, fleet));
  }
}
