package io.jiaohao.sim;

import java.io.IOException;

/**
 * Whether somebody watches. The JDK only says so of input and output together, and not in all
 * versions.
 */
final class Terminal {
  private Terminal() {}

  /** Whether standard output is a terminal. */
  static boolean isOutput() {
    try {
      return new ProcessBuilder("/bin/sh", "-c", "test -t 1").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
