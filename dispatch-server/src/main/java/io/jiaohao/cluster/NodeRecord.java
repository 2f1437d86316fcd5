package io.jiaohao.cluster;

import java.util.Set;

/**
 * What a node tells the others of itself.
 *
 * @param devices address of its device port, {@code host:port}
 * @param pages beginning of its pages' addresses, as in {@code http://10.0.0.5:7501}
 * @param serving halls whose devices it takes now
 * @param following halls that it stands by for
 */
public record NodeRecord(
    String name, String devices, String pages, Set<String> serving, Set<String> following) {
  public NodeRecord {
    serving = Set.copyOf(serving);
    following = Set.copyOf(following);
  }
}
