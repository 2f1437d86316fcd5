package io.jiaohao.sim.virtual;

/** How the next commit of a {@link SimJournal} goes. */
interface StorageLuck {

  /** Storage that always works, at once. */
  StorageLuck GOOD = () -> Kind.WELL;

  /** How one commit goes. */
  enum Kind {
    WELL,
    SLOW,
    SYNC_FAILS,
    CRASH_BEFORE_SYNC,
    CRASH_AFTER_SYNC
  }

  Kind next();
}
