package io.jiaohao.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.cluster.HallOwnership.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who serves a hall")
class HallOwnershipTest {
  private static final String HALL = "xian";

  private final String first = Placement.PLAIN.owner(HALL, Set.of("n1", "n2")).orElseThrow();
  private final String second = first.equals("n1") ? "n2" : "n1";
  private Placement placement = Placement.PLAIN;
  private long nowMs = 5_000;

  private ClusterFacts facts(String owner, String... following) {
    Map<String, NodeRecord> nodes = new TreeMap<>();
    for (String name : Set.of("n1", "n2")) {
      Set<String> follows = Set.of(following).contains(name) ? Set.of(HALL) : Set.of();
      Set<String> serves = name.equals(owner) ? Set.of(HALL) : Set.of();
      nodes.put(name, new NodeRecord(name, name + ":7500", "http://" + name, serves, follows));
    }
    return new ClusterFacts(nodes, placement, Optional.of(owner).filter(name -> !name.isEmpty()));
  }

  private HallOwnership owning(String node) {
    HallOwnership ownership = new HallOwnership(HALL, node);
    ownership.look(facts(node), nowMs);
    ownership.acquired();
    return ownership;
  }

  @Test
  @DisplayName("while another's lease runs a node stands by")
  void standsBy() {
    HallOwnership ownership = new HallOwnership(HALL, first);
    for (int i = 0; i < 100; i++) {
      assertThat(ownership.look(facts(second), nowMs += 1_000)).isEqualTo(State.STANDBY);
    }
  }

  @Test
  @DisplayName(
      "a hall that nobody owns is taken at once by the first in its order, by others later")
  void takenInTurn() {
    assertThat(new HallOwnership(HALL, first).look(facts(""), nowMs)).isEqualTo(State.ACQUIRING);

    HallOwnership other = new HallOwnership(HALL, second);
    assertThat(other.look(facts(""), nowMs)).isEqualTo(State.STANDBY);
    assertThat(other.look(facts(""), nowMs + HallOwnership.TURN_MS - 1)).isEqualTo(State.STANDBY);
    assertThat(other.look(facts(""), nowMs + HallOwnership.TURN_MS)).isEqualTo(State.ACQUIRING);
  }

  @Test
  @DisplayName("a lease that began to run meanwhile begins the wait anew")
  void waitBeginsAnew() {
    HallOwnership other = new HallOwnership(HALL, second);
    other.look(facts(""), nowMs);
    other.look(facts(first), nowMs + 500);
    assertThat(other.look(facts(""), nowMs + HallOwnership.TURN_MS)).isEqualTo(State.STANDBY);
  }

  @Test
  @DisplayName("a node that finds its own lease was started anew and need not wait")
  void ownLease() {
    assertThat(new HallOwnership(HALL, second).look(facts(second), nowMs))
        .isEqualTo(State.ACQUIRING);
  }

  @Test
  @DisplayName("an owner stays it although a better placed node stands by")
  void staysWhereItIs() {
    assertThat(owning(second).look(facts(second, first), nowMs)).isEqualTo(State.OWNER);
  }

  @Test
  @DisplayName("a hall that is moved goes to the node named, once that one stands by")
  void moved() {
    HallOwnership ownership = owning(first);
    placement = Placement.PLAIN.move(HALL, second);
    assertThat(ownership.look(facts(first), nowMs)).isEqualTo(State.OWNER);
    assertThat(ownership.look(facts(first, second), nowMs)).isEqualTo(State.LEAVING);
    assertThat(ownership.successor()).contains(second);
    ownership.standsBy();
    assertThat(ownership.look(facts(""), nowMs))
        .as("its turn comes later")
        .isEqualTo(State.STANDBY);
  }

  @Test
  @DisplayName("a node that is being drained gives its hall away if somebody stands by for it")
  void drained() {
    HallOwnership ownership = owning(first);
    placement = Placement.PLAIN.drain(first, true);
    assertThat(ownership.look(facts(first), nowMs)).isEqualTo(State.OWNER);
    assertThat(ownership.look(facts(first, second), nowMs)).isEqualTo(State.LEAVING);
  }

  @Test
  @DisplayName("devices are sent to an owner that has opened the hall, and to no other")
  void whereDevicesGo() {
    assertThat(facts(first).serving(HALL)).map(NodeRecord::devices).contains(first + ":7500");
    assertThat(facts("").serving(HALL)).isEmpty();
    assertThat(new ClusterFacts(Map.of(), placement, Optional.of(first)).serving(HALL)).isEmpty();
  }

  @Test
  @DisplayName("while halls are spread an owner gives its hall to the node that is meant for it")
  void spread() {
    HallOwnership owner = owning(second);
    placement = Placement.PLAIN.spread();
    assertThat(owner.look(facts(second), nowMs)).isEqualTo(State.OWNER);
    assertThat(owner.look(facts(second, first), nowMs)).isEqualTo(State.LEAVING);
    assertThat(owner.successor()).contains(first);

    assertThat(owning(first).look(facts(first, second), nowMs)).isEqualTo(State.OWNER);
  }

  @Test
  @DisplayName("one node stands by for a hall that has an owner, two while it has none")
  void whoStandsBy() {
    Map<String, NodeRecord> nodes = new TreeMap<>();
    for (String name : Set.of("n1", "n2", "n3")) {
      nodes.put(name, new NodeRecord(name, "", "", Set.of(), Set.of()));
    }
    List<String> order = Placement.PLAIN.order(HALL, nodes.keySet());
    for (String owner : order) {
      ClusterFacts owned = new ClusterFacts(nodes, Placement.PLAIN, Optional.of(owner));
      String expected = order.get(0).equals(owner) ? order.get(1) : order.get(0);
      assertThat(order.stream().filter(node -> owned.standsBy(HALL, node) && !node.equals(owner)))
          .containsExactly(expected);
    }
    ClusterFacts free = new ClusterFacts(nodes, Placement.PLAIN, Optional.empty());
    assertThat(order.stream().filter(node -> free.standsBy(HALL, node)))
        .containsExactly(order.get(0), order.get(1));
  }

  @Test
  @DisplayName("the node that a hall is moved to stands by for it, so that it can take it")
  void movedTo() {
    Map<String, NodeRecord> nodes = new TreeMap<>();
    for (String name : Set.of("n1", "n2", "n3")) {
      nodes.put(name, new NodeRecord(name, "", "", Set.of(), Set.of()));
    }
    List<String> order = Placement.PLAIN.order(HALL, nodes.keySet());
    Placement moved = Placement.PLAIN.move(HALL, order.get(2));
    ClusterFacts facts = new ClusterFacts(nodes, moved, Optional.of(order.get(0)));
    assertThat(facts.standsBy(HALL, order.get(2))).isTrue();
    assertThat(facts.standsBy(HALL, order.get(1))).isFalse();
  }
}
