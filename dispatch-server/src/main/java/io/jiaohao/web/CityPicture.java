package io.jiaohao.web;

import io.jiaohao.views.HallLoad;
import java.util.List;

/**
 * How full all halls of a city are at a moment, immutable.
 *
 * @param version grows with each picture, of a node that is started anew too
 * @param atMs when it was taken, real milliseconds since 1970
 * @param nodes that are there
 * @param halls all of them, whether a node serves them or not
 */
public record CityPicture(long version, long atMs, List<Node> nodes, List<Hall> halls) {
  /** Before anything is known. */
  public static final CityPicture NOTHING = new CityPicture(0, 0, List.of(), List.of());

  public CityPicture {
    nodes = List.copyOf(nodes);
    halls = List.copyOf(halls);
  }

  /**
   * The version of the next picture. Begins at the time of day: a page that has a picture of before
   * a restart gets all halls, and not just those that have changed since the restart.
   *
   * @param realMs real time, milliseconds since 1970
   */
  public long nextVersion(long realMs) {
    return Math.max(version + 1, realMs);
  }

  /**
   * A node.
   *
   * @param pages beginning of its pages' addresses
   */
  public record Node(String name, String pages, int serving, int following) {}

  /**
   * A hall.
   *
   * @param node that serves it; empty = none does
   * @param version of the picture in which it changed last
   */
  public record Hall(HallLoad load, String node, long version) {}
}
