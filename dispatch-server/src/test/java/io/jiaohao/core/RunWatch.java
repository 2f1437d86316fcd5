package io.jiaohao.core;

import java.util.Optional;

/** Looks on while a {@link RandomRun} is played, and fails if a rule is broken. */
interface RunWatch {

  /** A command and when it comes; no origin = one of the server's own. */
  record Step(long atMs, Optional<Origin> origin, Command command) {}

  /** Before anything changes. */
  default void decided(HallState before, Step step, Decision decision) {}

  /** After the decision was applied, if there was anything to apply. */
  default void settled(HallState after, Step step, Decision decision) {}
}
