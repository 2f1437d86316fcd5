package io.jiaohao.sim.course;

import java.time.LocalTime;
import java.util.Locale;

/**
 * Something that goes wrong in a day.
 *
 * @param at hall time at which it begins
 * @param wing whose devices it meets; empty = the whole hall
 * @param boards how many of the wing's main boards freeze; 0 for other kinds
 * @param lastsMs in hall time; 0 = no longer than it takes
 */
public record FaultStep(Kind kind, LocalTime at, String wing, int boards, long lastsMs) {
  /** What goes wrong. */
  public enum Kind {
    /** All devices of a wing lose their power, and come back. */
    CUT,
    /** Main boards read nothing for a while. */
    FREEZE,
    /** Visitors tap twice, and a kiosk's line breaks right after the tap, so that it resends. */
    PANIC,
    /** The server is killed and started again. */
    RESTART;

    /** As it is written in a file. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a device is in the hall. */
  public enum Part {
    KIOSK,
    WINDOW,
    MAIN_BOARD
  }

  /** Whether it meets the nth (from 1) device of this kind in a wing. */
  public boolean meets(Part part, String where, int nth) {
    boolean kindFits =
        switch (kind) {
          case CUT -> true;
          case FREEZE -> part == Part.MAIN_BOARD && nth <= boards;
          case PANIC -> part == Part.KIOSK;
          case RESTART -> false;
        };
    return kindFits && where.equals(wing);
  }

  /** Whether only whoever started the server can do it. */
  public boolean needsOwnServer() {
    return kind == Kind.RESTART;
  }
}
