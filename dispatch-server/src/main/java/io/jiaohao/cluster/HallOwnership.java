package io.jiaohao.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether this node serves a hall or stands by for it. Only decides: leases, journals and devices
 * are its caller's. That two nodes never write one hall does not hang on this; Redis sees to it by
 * the lease and its epoch. This sees to it that one does, soon, and the one that is wanted.
 */
public final class HallOwnership {
  /** How long each node that comes before this one has for taking a hall that nobody owns. */
  public static final int TURN_MS = 1_000;

  private final String hall;
  private final String node;
  private State state = State.STANDBY;
  private OptionalLong freeSinceMs = OptionalLong.empty();
  private Optional<String> successor = Optional.empty();

  /** What this node is to the hall. */
  public enum State {
    /** Follows it. */
    STANDBY,
    /** Tries to become its owner. */
    ACQUIRING,
    /** Serves it. */
    OWNER,
    /** Gives it to its successor. */
    LEAVING
  }

  /** This node stands by for a hall. */
  public HallOwnership(String hall, String node) {
    this.hall = hall;
    this.node = node;
  }

  public State state() {
    return state;
  }

  /** Who the hall goes to, while this node is leaving it. */
  public Optional<String> successor() {
    return successor;
  }

  /**
   * What the node is to be now that it knows this.
   *
   * @param nowMs any running count of real milliseconds
   */
  public State look(ClusterFacts facts, long nowMs) {
    if (state == State.STANDBY && mayTake(facts, nowMs)) {
      state = State.ACQUIRING;
    } else if (state == State.OWNER) {
      successor = wanted(facts);
      state = successor.isPresent() ? State.LEAVING : State.OWNER;
    }
    return state;
  }

  /** A node that finds a lease of its own was started anew: it need not wait for the others. */
  private boolean mayTake(ClusterFacts facts, long nowMs) {
    if (facts.owner().isPresent()) {
      freeSinceMs = OptionalLong.empty();
      return facts.owner().get().equals(node);
    }
    if (freeSinceMs.isEmpty()) {
      freeSinceMs = OptionalLong.of(nowMs);
    }
    return nowMs - freeSinceMs.getAsLong() >= (long) place(facts) * TURN_MS;
  }

  /** How many nodes come before this one. */
  private int place(ClusterFacts facts) {
    List<String> nodes = new ArrayList<>(facts.nodes().keySet());
    nodes.add(node);
    return facts.placement().order(hall, nodes).indexOf(node);
  }

  /**
   * A hall changes hands for a person's wish alone, not because a better placed node has come: each
   * change costs its visitors a moment. The successor must stand by already.
   */
  private Optional<String> wanted(ClusterFacts facts) {
    Placement placement = facts.placement();
    String moved = placement.moved().getOrDefault(hall, node);
    boolean wished = !moved.equals(node) || placement.draining().contains(node);
    if (!wished && !placement.spreading()) {
      return Optional.empty();
    }
    List<String> ready = new ArrayList<>(List.of(node));
    facts.nodes().values().stream()
        .filter(other -> other.following().contains(hall))
        .forEach(other -> ready.add(other.name()));
    return placement.owner(hall, ready).filter(best -> !best.equals(node));
  }

  /** The hall is this node's, and open. */
  public void acquired() {
    state = State.OWNER;
  }

  /** The hall is another's, or nobody's; this node stands by from now on. */
  public void standsBy() {
    state = State.STANDBY;
    freeSinceMs = OptionalLong.empty();
    successor = Optional.empty();
  }
}
