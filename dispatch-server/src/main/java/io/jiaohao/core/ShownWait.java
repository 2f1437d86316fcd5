package io.jiaohao.core;

/**
 * The wait that a visitor was told when the number was issued, kept to be held against what came.
 *
 * @param fromMin the wait is at least this with an even chance, minutes; -1 = nothing was told
 * @param toMin nine of ten wait no longer than this, minutes
 */
public record ShownWait(int fromMin, int toMin) {

  /** Nothing was told. */
  public static final ShownWait NONE = new ShownWait(-1, -1);

  /** Whether anything was told. */
  public boolean isKnown() {
    return fromMin >= 0;
  }
}
