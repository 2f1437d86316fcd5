package io.jiaohao.cluster;

import java.util.Map;
import java.util.Optional;

/**
 * What all nodes can know of a hall at some moment.
 *
 * @param nodes that have told of themselves lately, by name
 * @param placement what was moved and is being drained
 * @param owner node whose lease of the hall runs; empty = nobody's does
 */
public record ClusterFacts(
    Map<String, NodeRecord> nodes, Placement placement, Optional<String> owner) {
  public ClusterFacts {
    nodes = Map.copyOf(nodes);
  }

  /** The node that takes the hall's devices now, if it is known. */
  public Optional<NodeRecord> serving(String hall) {
    return owner
        .flatMap(name -> Optional.ofNullable(nodes.get(name)))
        .filter(node -> node.serving().contains(hall));
  }
}
