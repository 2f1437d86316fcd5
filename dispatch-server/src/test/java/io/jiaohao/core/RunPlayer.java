package io.jiaohao.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays a {@link RandomRun} as the engine would: a tick as long as a deadline has come, an entry
 * for each decision with events. A failure names seed, step and command.
 */
final class RunPlayer {
  private static final int TICKS_MAX = 1_000;

  private final RandomRun run;
  private final List<RunWatch> watches;
  private final List<Entry> history = new ArrayList<>();
  private final HallState hall = HallState.empty();
  private final boolean punctual;

  private RunPlayer(long seed, List<RunWatch> watches) {
    this.run = new RandomRun(seed);
    this.watches = watches;
    this.punctual = run.oneIn(2);
  }

  /** Plays the seed's run to its end; the history. */
  static List<Entry> play(long seed, RunWatch... watches) {
    RunPlayer player = new RunPlayer(seed, List.of(watches));
    RunWatch.Step step = player.run.first();
    try {
      player.take(step);
      for (int left = player.run.steps(); left > 0; left--) {
        step = player.run.next(player.hall.image());
        player.tickUntil(step);
        player.take(step);
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "seed " + seed + ", after entry " + player.hall.seq() + ", at " + step, e);
    }
    return player.history;
  }

  private void tickUntil(RunWatch.Step step) {
    if (step.command() instanceof Command.Resume) {
      return;
    }
    for (int ticks = 0; hall.nextDeadlineMs() <= step.atMs(); ticks++) {
      if (ticks > TICKS_MAX) {
        throw new AssertionError("ticks without end");
      }
      long atMs = punctual ? Math.max(hall.atMs(), hall.nextDeadlineMs()) : step.atMs();
      take(new RunWatch.Step(atMs, Optional.empty(), new Command.Tick()));
    }
  }

  private void take(RunWatch.Step step) {
    Decision decision =
        step.origin().isPresent()
            ? HallRules.decide(hall, step.origin().get(), step.command(), step.atMs())
            : HallRules.decide(hall, step.command(), step.atMs());
    watches.forEach(w -> w.decided(hall, step, decision));
    if (decision instanceof Decision.Accepted accepted && !accepted.events().isEmpty()) {
      Entry entry =
          new Entry(
              hall.seq() + 1, step.atMs(), 1, step.origin(), step.command(), accepted.events());
      hall.apply(entry);
      history.add(entry);
      hall.checkInvariants();
    }
    watches.forEach(w -> w.settled(hall, step, decision));
  }
}
