package io.jiaohao.sim.scenario;

/** A scenario that cannot go on: it speaks of something that is not there. */
final class BrokenOffException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenOffException(String message) {
    super(message);
  }

  BrokenOffException(String message, Throwable cause) {
    super(message, cause);
  }
}
