package io.jiaohao.web;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a node's pages know beyond the halls that it serves. All are asked on the web's own thread,
 * so each must answer at once and from any thread. A hall is named as in the name of a host, in
 * lower case, whatever its id is.
 *
 * @param only the node's only hall: its pages answer to any permitted name of a host
 * @param elsewhere beginning of the addresses of the pages of the node that serves this hall now,
 *     as in {@code http://127.0.0.1:7511}; empty = nobody is known to
 * @param knows whether this is a hall of the deployment at all
 * @param publicAddress by which visitors' phones reach the pages, if they have one of their own;
 *     where the node has several halls each is one label before its host
 * @param city the city that the node's halls are of
 */
public record NodePages(
    Optional<String> only,
    Function<String, Optional<String>> elsewhere,
    Predicate<String> knows,
    Optional<URI> publicAddress,
    Optional<CitySources> city) {

  /** Of a node that is alone with its only hall. */
  public static NodePages alone(String hall, Optional<URI> publicAddress) {
    return new NodePages(
        Optional.of(hall),
        other -> Optional.empty(),
        hall::equalsIgnoreCase,
        publicAddress,
        Optional.empty());
  }
}
