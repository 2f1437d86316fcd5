package io.jiaohao.terminal;

/** The server cannot be reached, does not let the device in, or does not answer in time. */
final class UnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreachableException(String message) {
    super(message);
  }
}
