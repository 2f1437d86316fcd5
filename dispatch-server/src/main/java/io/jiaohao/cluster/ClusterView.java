package io.jiaohao.cluster;

import java.util.Map;

/**
 * What a node knows of all halls and nodes at some moment.
 *
 * @param nodes that have told of themselves lately, by name
 * @param placement what was moved and is being drained
 * @param leases by hall
 */
public record ClusterView(
    Map<String, NodeRecord> nodes, Placement placement, Map<String, LeaseRecord> leases) {
  /** Nothing is known yet. */
  public static final ClusterView NOTHING = new ClusterView(Map.of(), Placement.PLAIN, Map.of());

  public ClusterView {
    nodes = Map.copyOf(nodes);
    leases = Map.copyOf(leases);
  }

  /** What is known of a hall. */
  public ClusterFacts of(String hall) {
    return new ClusterFacts(nodes, placement, lease(hall).owner());
  }

  /** What the lease of a hall says. */
  public LeaseRecord lease(String hall) {
    return leases.getOrDefault(hall, LeaseRecord.NONE);
  }
}
