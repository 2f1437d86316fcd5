package io.jiaohao.cluster;

import java.util.ArrayList;
import java.util.List;
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

  /**
   * Whether this node should stand by: it comes first of those that do not own the hall, or, while
   * nobody owns it, is one of the first two.
   */
  public boolean standsBy(String hall, String node) {
    List<String> others = new ArrayList<>(nodes.keySet());
    owner.ifPresent(others::remove);
    if (!others.contains(node)) {
      others.add(node);
    }
    int place = placement.order(hall, others).indexOf(node);
    return place < (owner.isPresent() ? 1 : 2);
  }

  /** The node that takes the hall's devices now, if it is known. */
  public Optional<NodeRecord> serving(String hall) {
    return owner
        .flatMap(name -> Optional.ofNullable(nodes.get(name)))
        .filter(node -> node.serving().contains(hall));
  }
}
