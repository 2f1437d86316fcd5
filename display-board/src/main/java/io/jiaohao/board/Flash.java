package io.jiaohao.board;

import java.util.Set;

/**
 * Where a board flashes at one moment.
 *
 * @param fresh the windows whose call is fresh
 * @param dark those among them whose number is in the dark half of its flash
 */
public record Flash(Set<String> fresh, Set<String> dark) {
  /** Nothing is fresh. */
  public static final Flash NONE = new Flash(Set.of(), Set.of());
}
