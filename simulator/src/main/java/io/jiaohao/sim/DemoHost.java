package io.jiaohao.sim;

import java.io.IOException;
import java.util.List;

/** Who serves a demonstration's hall: one server, or several nodes. */
interface DemoHost extends AutoCloseable {
  /** Starts it, and waits until devices can come in. */
  void start() throws IOException, InterruptedException;

  /** Where devices can come in. */
  List<SimSettings.Server> servers();

  /** Address of the manager page. */
  String managerPage();

  /** Lines with links by which a person may sign in, each once; complete when devices are in. */
  List<String> links();

  /** The hall's opening on this machine's clock, in milliseconds from now. */
  long opensInMs();

  /**
   * Fails if a server has ended by itself.
   *
   * @throws IOException naming its log
   */
  void checkAlive() throws IOException;

  /**
   * Kills the server that serves, and sees to it that the hall is served again and nobody is
   * missing.
   *
   * @return after how many milliseconds every device was back
   */
  double kill(Simulation simulation) throws IOException, InterruptedException;

  /** Asks all servers to stop; false if one had to be killed. */
  boolean stop() throws InterruptedException;

  /** Ends what is still there. */
  @Override
  void close() throws InterruptedException;
}
