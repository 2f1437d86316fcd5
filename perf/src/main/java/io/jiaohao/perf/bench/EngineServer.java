package io.jiaohao.perf.bench;

import java.util.List;

/**
 * One engine's server, running until it is closed.
 *
 * @param process the server; its processor time, with its children's, is what a cycle costs
 * @param generatorOptions options of Java that tell the load generator where it is
 */
record EngineServer(Process process, List<String> generatorOptions) implements AutoCloseable {
  @Override
  public void close() throws InterruptedException {
    Processes.stop(process);
  }
}
