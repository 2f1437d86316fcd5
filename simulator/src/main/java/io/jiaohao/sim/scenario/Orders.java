package io.jiaohao.sim.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The orders in which steps that come together can be taken: for each block of the scenario one
 * arrangement. All of them if there are few, else some that are always the same; the order in which
 * they are written comes first.
 */
final class Orders {
  private Orders() {}

  /** Orders for blocks of these sizes. */
  static List<List<List<Integer>>> of(List<Integer> blockSizes) {
    return count(blockSizes) <= ScenarioLimits.ALL_ORDERS_MAX ? all(blockSizes) : drawn(blockSizes);
  }

  private static long count(List<Integer> blockSizes) {
    long count = 1;
    for (int size : blockSizes) {
      for (int n = 2; n <= size && count <= ScenarioLimits.ALL_ORDERS_MAX; n++) {
        count *= n;
      }
    }
    return count;
  }

  private static List<List<List<Integer>>> all(List<Integer> blockSizes) {
    List<List<List<Integer>>> orders = List.of(List.of());
    for (int size : blockSizes) {
      List<List<List<Integer>>> longer = new ArrayList<>();
      for (List<List<Integer>> order : orders) {
        for (List<Integer> arrangement : arrangements(asWritten(size))) {
          List<List<Integer>> one = new ArrayList<>(order);
          one.add(arrangement);
          longer.add(one);
        }
      }
      orders = longer;
    }
    return orders;
  }

  private static List<List<Integer>> arrangements(List<Integer> of) {
    if (of.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (Integer first : of) {
      List<Integer> rest = new ArrayList<>(of);
      rest.remove(first);
      for (List<Integer> tail : arrangements(rest)) {
        List<Integer> one = new ArrayList<>();
        one.add(first);
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }

  private static List<List<List<Integer>>> drawn(List<Integer> blockSizes) {
    Random random = new Random(ScenarioLimits.ORDER_SEED);
    List<List<List<Integer>>> orders = new ArrayList<>();
    orders.add(blockSizes.stream().map(Orders::asWritten).toList());
    while (orders.size() < ScenarioLimits.DRAWN_ORDERS) {
      List<List<Integer>> one = new ArrayList<>();
      for (int size : blockSizes) {
        List<Integer> arrangement = new ArrayList<>(asWritten(size));
        Collections.shuffle(arrangement, random);
        one.add(arrangement);
      }
      orders.add(one);
    }
    return orders;
  }

  private static List<Integer> asWritten(int size) {
    return IntStream.range(0, size).boxed().toList();
  }
}
