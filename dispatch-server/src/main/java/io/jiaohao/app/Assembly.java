package io.jiaohao.app;

import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.JournalException;
import io.jiaohao.web.NodePages;
import io.jiaohao.web.WebServer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * One running server that shares its hall with no other: the hall, its journal, the device port and
 * the pages. One event loop carries the devices and the engine; other threads write snapshots,
 * foretell and keep house (the key file, a look at the clock).
 */
public final class Assembly implements RunningServer {
  private final NodeCore node;
  private final HallService hall;
  private final WebServer web;
  private final NodeRounds rounds;
  private volatile int port;
  private volatile int webPort;

  private Assembly(NodeCore node, StartPlan start, HallHistory history)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    this.node = node;
    webPort = node.settings().web().port();
    hall = new HallService(node, node.settings(), this::pagesAddress, this::port, start, history);
    web =
        new WebServer(
            node.settings().web(), NodePages.alone(hall.id(), node.settings().publicAddress()));
    web.serve(hall.id(), hall.forPages());
    rounds = new NodeRounds(node);
    rounds.add(hall);
  }

  /**
   * Starts a server: recovers the hall, takes the plan into force, then opens the ports.
   *
   * @throws JournalException if the journal cannot be read, is damaged or is in use
   * @throws StartRefusedException if the clock or the plan does not fit the hall's history
   */
  public static Assembly start(ServerSettings settings, HallPlan plan, HallClock clock)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    return start(settings, StartPlan.of(plan), clock);
  }

  /** The same with the hall file that says the plan. */
  public static Assembly start(ServerSettings settings, StartPlan plan, HallClock clock)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    NodeCore node = NodeCore.make(settings, clock);
    HallHistory history;
    try {
      history = HallHistory.open(node, settings, plan.plan().id());
    } catch (IOException | JournalException | RuntimeException e) {
      node.endWork();
      node.endHistory();
      throw e;
    }
    try {
      Assembly server = new Assembly(node, plan, history);
      server.open();
      return server;
    } catch (IOException
        | JournalException
        | StartRefusedException
        | InterruptedException
        | RuntimeException e) {
      node.endWork();
      history.close();
      node.endHistory();
      throw e;
    }
  }

  private void open() throws IOException, InterruptedException {
    // First the pages: what a kiosk prints names their port.
    webPort = web.start();
    boolean opened = false;
    try {
      port = node.devicePort().start();
      opened = true;
    } finally {
      if (!opened) {
        web.stop();
      }
    }
    hall.foretell();
    rounds.start();
  }

  /** The accounts of this server's pages. */
  public AccountKeeping accounts() {
    return hall.accounts();
  }

  private String pagesAddress() {
    return node.settings().pagesAddress(webPort);
  }

  /** Port of the devices. */
  @Override
  public int port() {
    return port;
  }

  /** Port of the pages. */
  @Override
  public int webPort() {
    return webPort;
  }

  /**
   * Completes with the cause when the hall can not go on; what was not committed was not
   * acknowledged.
   */
  @Override
  public CompletableFuture<Exception> failure() {
    return hall.failure();
  }

  /** Last entry in the files of this server: of the journal, or of its copy. */
  long ownSeq() {
    return hall.ownSeq();
  }

  /** A 64-bit digest of the hall as it is now. */
  public long digest() throws InterruptedException {
    return hall.digest();
  }

  /** Says goodbye to the devices, writes a snapshot and closes the journal. */
  @Override
  public void stop() throws IOException, InterruptedException {
    node.devicePort().stop();
    web.stop();
    rounds.end();
    hall.endSights();
    hall.takeLastSnapshot();
    node.endWork();
    hall.close();
    node.endHistory();
  }
}
