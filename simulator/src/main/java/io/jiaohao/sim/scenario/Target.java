package io.jiaohao.sim.scenario;

import io.jiaohao.core.Command;
import java.util.function.BooleanSupplier;

/** The hall that a scenario is played in: in virtual time, or a running one. */
interface Target extends AutoCloseable {

  /** Hall time, milliseconds since 1970. */
  long nowMs();

  /** How far the hall's time is ahead of the time that the scenario speaks of. */
  default long aheadMs() {
    return 0;
  }

  /** Lets time pass up to a moment of hall time. */
  void until(long hallMs);

  /** Lets so much time pass, as people's watches have it. */
  void pass(long ms);

  Answer ask(Device device, Command command);

  /** A device logs in, or goes silent. */
  void presence(Device device, boolean here);

  /** What there is to see. */
  Seen seen();

  /** Whether time is real: a scenario is played once, and screens follow a moment later. */
  default boolean isReal() {
    return false;
  }

  /** Waits a moment for something to be seen, where time is real. */
  default void patiently(BooleanSupplier holds) {
    // In virtual time everything is to be seen at once.
  }

  /** What only a hall in virtual time can do. */
  default VirtualDeeds virtual() {
    throw new BrokenOffException("a running server (expected: needs: virtual, without --target)");
  }

  @Override
  void close();

  /** What nobody can do to a running server over its device port. */
  interface VirtualDeeds {

    /** The server is killed and comes back after so long. */
    void crash(long awayMs);

    /** Somebody sets the server's wall clock. */
    void setWallClock(long byMs);

    /** An administrator brings another plan. */
    Answer adopt(Command.AdoptPlan command);
  }
}
