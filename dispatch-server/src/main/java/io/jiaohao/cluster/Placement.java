package io.jiaohao.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which node should serve which hall, and who stands by for it. Every node works it out for itself
 * from the same facts and comes to the same answer.
 *
 * <p>Each hall ranks the nodes by a hash of both names (rendezvous hashing): when a node comes or
 * goes, only halls that go to it or were on it change hands. A hall that was moved by hand has its
 * node first as long as that one is there; a node that is being drained comes last everywhere.
 *
 * @param moved node by hall, as moved by hand
 * @param draining nodes that should serve nothing if others can
 * @param spreading whether each hall goes to the node that should serve it, for the time being
 */
public record Placement(Map<String, String> moved, Set<String> draining, boolean spreading) {

  /** Nothing was moved, nobody is being drained. */
  public static final Placement PLAIN = new Placement(Map.of(), Set.of(), false);

  public Placement {
    moved = Map.copyOf(moved);
    draining = Set.copyOf(draining);
  }

  /** These nodes in the order in which they should serve the hall: the owner, the standby, … */
  public List<String> order(String hall, Collection<String> nodes) {
    List<String> order = new ArrayList<>(new TreeSet<>(nodes));
    order.sort(
        Comparator.comparing((String node) -> draining.contains(node))
            .thenComparing(node -> !node.equals(moved.get(hall)))
            .thenComparing(node -> rank(hall, node)));
    return order;
  }

  /** Who should serve the hall, if any node is there. */
  public Optional<String> owner(String hall, Collection<String> nodes) {
    return order(hall, nodes).stream().findFirst();
  }

  /** Who should follow the hall and take over. */
  public Optional<String> standby(String hall, Collection<String> nodes) {
    return order(hall, nodes).stream().skip(1).findFirst();
  }

  /** The same with a hall moved to a node; an empty node takes the move back. */
  public Placement move(String hall, String node) {
    Map<String, String> after = new TreeMap<>(moved);
    if (node.isEmpty()) {
      after.remove(hall);
    } else {
      after.put(hall, node);
    }
    return new Placement(after, draining, spreading);
  }

  /** The same with a node that is being drained, or no longer. */
  public Placement drain(String node, boolean begins) {
    Set<String> after = new TreeSet<>(draining);
    if (begins) {
      after.add(node);
    } else {
      after.remove(node);
    }
    return new Placement(moved, after, spreading);
  }

  /** The same, and each hall goes to the node that should serve it. */
  public Placement spread() {
    return new Placement(moved, draining, true);
  }

  private static long rank(String hall, String node) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(hall.getBytes(UTF_8));
      sha.update((byte) 0);
      return ByteBuffer.wrap(sha.digest(node.getBytes(UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 belongs to every Java platform", e);
    }
  }
}
