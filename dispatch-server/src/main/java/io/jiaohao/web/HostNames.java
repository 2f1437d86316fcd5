package io.jiaohao.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By which names of hosts a node is asked for its halls: {@code HALL.localhost}, or a label before
 * the public host; the only hall of a node needs no label. Names are in lower case.
 */
final class HostNames {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]{1,64}");
  private static final String LOCAL = ".localhost";

  private final Optional<String> only;
  private final String publicHost;

  HostNames(NodePages node) {
    only = node.only().map(hall -> hall.toLowerCase(Locale.ROOT));
    publicHost = node.publicAddress().map(URI::getHost).orElse("").toLowerCase(Locale.ROOT);
  }

  /** The hall that a host means, whether there is one or not; empty = the node itself, or none. */
  Optional<String> hall(String host) {
    Optional<String> label = labelBefore(LOCAL, host);
    if (label.isPresent()) {
      return label;
    }
    if (only.isPresent()) {
      return isThisMachine(host) || isPublic(host) ? only : Optional.empty();
    }
    return publicHost.isEmpty() ? Optional.empty() : labelBefore('.' + publicHost, host);
  }

  private static Optional<String> labelBefore(String end, String host) {
    return Optional.of(host)
        .filter(name -> name.endsWith(end))
        .map(name -> name.substring(0, name.length() - end.length()))
        .filter(label -> LABEL.matcher(label).matches());
  }

  /** Whether somebody at this machine asks. */
  boolean isLocal(String host) {
    return isThisMachine(host) || labelBefore(LOCAL, host).isPresent();
  }

  /** Whether it is an address of this machine, or its usual name. */
  static boolean isThisMachine(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  /** Whether it is a name by which phones arrive through whatever stands before the node. */
  boolean isPublic(String host) {
    if (publicHost.isEmpty()) {
      return false;
    }
    return only.isPresent()
        ? host.equals(publicHost)
        : labelBefore('.' + publicHost, host).isPresent();
  }

  /**
   * Where a hall's pages are at another node.
   *
   * @param address beginning of the addresses of that node's pages
   */
  String pagesOf(String hall, String address) {
    URI node = URI.create(address);
    if (only.isPresent() || !isThisMachine(String.valueOf(node.getHost()))) {
      return address;
    }
    return node.getScheme()
        + "://"
        + hall
        + LOCAL
        + (node.getPort() < 0 ? "" : ":" + node.getPort());
  }
}
