package io.jiaohao.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** All orders where there are few, some where there are many, the written one first. */
class OrdersTest {
  @Test
  void fewAreAllPlayed() {
    assertThat(Orders.of(List.of())).containsExactly(List.of());
    assertThat(Orders.of(List.of(4))).hasSize(24).doesNotHaveDuplicates();
    assertThat(Orders.of(List.of(2, 3))).hasSize(12).doesNotHaveDuplicates();
    assertThat(Orders.of(List.of(2)))
        .containsExactly(List.of(List.of(0, 1)), List.of(List.of(1, 0)));
  }

  @Test
  void ofManySomeAreDrawnAndAlwaysTheSame() {
    List<List<List<Integer>>> orders = Orders.of(List.of(15, 15));
    assertThat(orders).hasSize(24).doesNotHaveDuplicates().isEqualTo(Orders.of(List.of(15, 15)));
    assertThat(orders.get(0).get(0)).isSorted();
    assertThat(orders)
        .allSatisfy(one -> assertThat(one.get(1)).hasSize(15).doesNotHaveDuplicates());
  }
}
