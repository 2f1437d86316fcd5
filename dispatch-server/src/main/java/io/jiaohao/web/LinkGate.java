package io.jiaohao.web;

import io.jiaohao.protocol.wire.Role;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where pages come to the device port. */
public interface LinkGate {
  /** Number of the device port on this machine. */
  int port();

  /** A pass to be this device; empty if there is none of this id and role. */
  CompletableFuture<Optional<LinkPass>> pass(String deviceId, Role role);
}
