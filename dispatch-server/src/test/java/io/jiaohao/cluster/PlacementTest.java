package io.jiaohao.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Which node serves which hall")
class PlacementTest {
  private static final List<String> HALLS =
      IntStream.range(0, 1_282).mapToObj(i -> "hall-" + i).toList();
  private static final List<String> NODES = List.of("n1", "n2", "n3");

  @Test
  @DisplayName("every node comes to the same answer, in whatever order it hears of the others")
  void sameEverywhere() {
    List<String> shuffled = new ArrayList<>(NODES);
    Random random = new Random(1);
    for (String hall : HALLS) {
      Collections.shuffle(shuffled, random);
      assertThat(Placement.PLAIN.order(hall, shuffled))
          .isEqualTo(Placement.PLAIN.order(hall, NODES))
          .containsExactlyInAnyOrderElementsOf(NODES);
    }
  }

  @Test
  @DisplayName("a city's halls and their standbys are spread evenly")
  void evenly() {
    for (String node : NODES) {
      long owned =
          HALLS.stream().filter(h -> Placement.PLAIN.owner(h, NODES).get().equals(node)).count();
      long standby =
          HALLS.stream().filter(h -> Placement.PLAIN.standby(h, NODES).get().equals(node)).count();
      assertThat(owned).as("halls of %s", node).isBetween(370L, 490L);
      assertThat(standby).as("standbys of %s", node).isBetween(370L, 490L);
    }
  }

  @Test
  @DisplayName("when a node goes, its halls go to their standbys and no other hall moves")
  void onlyWhatMust() {
    List<String> left = List.of("n1", "n3");
    for (String hall : HALLS) {
      String before = Placement.PLAIN.owner(hall, NODES).get();
      String expected = before.equals("n2") ? Placement.PLAIN.standby(hall, NODES).get() : before;
      assertThat(Placement.PLAIN.owner(hall, left)).contains(expected);
    }
  }

  @Test
  @DisplayName("a hall that was moved stays with its node while that one is there")
  void moved() {
    for (String to : NODES) {
      Placement placement = Placement.PLAIN.move("hall-7", to);
      assertThat(placement.owner("hall-7", NODES)).contains(to);
      List<String> others = NODES.stream().filter(node -> !node.equals(to)).toList();
      assertThat(placement.owner("hall-7", others)).isPresent().get().isIn(others);
      assertThat(placement.move("hall-7", "")).isEqualTo(Placement.PLAIN);
    }
  }

  @Test
  @DisplayName("a node that is being drained serves only what nobody else can")
  void drained() {
    Placement placement = Placement.PLAIN.move("hall-7", "n2").drain("n2", true);
    for (String hall : HALLS) {
      assertThat(placement.owner(hall, NODES)).get().isNotEqualTo("n2");
      assertThat(placement.owner(hall, List.of("n2"))).contains("n2");
    }
    assertThat(placement.drain("n2", false).owner("hall-7", NODES)).contains("n2");
  }

  @Test
  @DisplayName("without a node nobody serves, and a single node has no standby")
  void fewNodes() {
    assertThat(Placement.PLAIN.owner("hall-1", List.of())).isEmpty();
    assertThat(Placement.PLAIN.standby("hall-1", List.of("n1"))).isEmpty();
  }
}
