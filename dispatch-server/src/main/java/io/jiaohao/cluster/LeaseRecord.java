package io.jiaohao.cluster;

import java.util.Optional;

/**
 * What the lease of a hall says.
 *
 * @param owner node whose lease runs; empty = nobody's does
 * @param seq last entry of the hall's stream
 */
public record LeaseRecord(Optional<String> owner, long seq) {
  /** Of a hall that was never served. */
  public static final LeaseRecord NONE = new LeaseRecord(Optional.empty(), 0);
}
