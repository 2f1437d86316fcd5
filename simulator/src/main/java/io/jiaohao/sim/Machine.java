package io.jiaohao.sim;

/**
 * On what a run was made.
 *
 * @param shared whether devices and server shared its cores
 */
public record Machine(int cores, String java, String system, boolean shared) {
  /** This one. */
  static Machine here(boolean shared) {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        shared);
  }
}
