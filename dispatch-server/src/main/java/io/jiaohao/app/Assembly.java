package io.jiaohao.app;

import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.DispatchLoop;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Recurring;
import io.jiaohao.gateway.DevicePort;
import io.jiaohao.web.NodePages;
import io.jiaohao.web.WebSources;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One running server: a hall, its journal, the device port and the pages. One event loop carries
 * the devices and the engine; other threads write snapshots, foretell and keep house (the key file,
 * a look at the clock).
 */
public final class Assembly implements RunningServer {
  private static final int CLOCK_LOOK_EVERY_MS = 1_000;

  /** How old the word of an idle kiosk's printer is at most; paper runs out while printing. */
  private static final int PRINTER_LOOK_EVERY_MS = 60_000;

  private final ServerSettings settings;
  private final String hallId;
  private final HallClock clock;
  private final NodeDoors doors;
  private final EventLoop loop;
  private final List<Runnable> endings = new ArrayList<>();
  private final NodeThreads threads = NodeThreads.start();
  private final Offices offices;
  private final DispatchLoop dispatch;
  private final DevicePort devicePort;
  private final HallService hall;
  private final AccountKeeping accounts;
  private final WebSources pages;
  private volatile int port;
  private volatile int webPort;

  private Assembly(
      ServerSettings settings,
      StartPlan start,
      HallClock clock,
      HallHistory history,
      NodeDoors doors)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    this.settings = settings;
    this.hallId = start.plan().id();
    this.clock = clock;
    this.doors = doors;
    loop = doors.loop();
    devicePort = doors.devicePort();
    webPort = settings.web().port();
    offices = new Offices(settings.dataDir(), clock);
    dispatch = new DispatchLoop(settings.engine(), clock, loop);
    NodeParts node =
        new NodeParts(
            settings, clock, loop, dispatch, devicePort, threads, offices, this::pagesAddress);
    hall = new HallService(node, start, history);
    accounts =
        new AccountKeeping(
            settings.dataDir(),
            clock,
            threads.house(),
            hall::deviceRole,
            hall.gate(this::port),
            offices.audit());
    pages = hall.forPages(accounts);
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
    Files.createDirectories(settings.dataDir());
    NodePages alone = NodePages.alone(plan.plan().id(), settings.publicAddress());
    NodeDoors doors = NodeDoors.make(settings, clock, alone);
    HallHistory history;
    try {
      history = HallHistory.open(settings, plan.plan().id(), clock, doors.loop());
    } catch (IOException | JournalException | RuntimeException e) {
      doors.end();
      throw e;
    }
    try {
      Assembly server = new Assembly(settings, plan, clock, history, doors);
      server.openAll();
      return server;
    } catch (IOException
        | JournalException
        | StartRefusedException
        | InterruptedException
        | RuntimeException e) {
      doors.end();
      history.close();
      throw e;
    }
  }

  /**
   * Serves a hall that this node has just acquired, behind doors that are open already and stay so
   * afterwards. If it fails the history is still to be closed.
   *
   * @param history owned and, for a short pause, followed
   * @param port of the devices
   * @param webPort of the pages
   */
  static Assembly serve(
      ServerSettings settings,
      StartPlan plan,
      HallClock clock,
      HallHistory history,
      NodeDoors doors,
      int port,
      int webPort)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    Assembly server = new Assembly(settings, plan, clock, history, doors);
    server.port = port;
    server.webPort = webPort;
    doors.web().serve(server.hallId, server.pages);
    server.keepGoing();
    return server;
  }

  private void openAll() throws IOException, InterruptedException {
    // First the pages: what a kiosk prints names their port.
    doors.web().serve(hallId, pages);
    webPort = doors.web().start();
    boolean opened = false;
    try {
      port = devicePort.start();
      opened = true;
    } finally {
      if (!opened) {
        doors.web().stop();
      }
    }
    keepGoing();
  }

  private void keepGoing() {
    hall.foretell();
    onLoop(settings.timerEveryMs(), hall::look);
    onLoop(settings.timerEveryMs(), dispatch::runOnce);
    onLoop(settings.pictureEveryMs(), hall::refreshPicture);
    Recurring.every(threads.house(), settings.keysEveryMs(), hall::lookAtKeys);
    Recurring.every(threads.house(), settings.keysEveryMs(), accounts::look);
    Recurring.every(threads.house(), PRINTER_LOOK_EVERY_MS, hall::lookAtPrinters);
    Recurring.every(threads.house(), CLOCK_LOOK_EVERY_MS, new ClockAlarm(clock)::look);
  }

  private void onLoop(int everyMs, Runnable task) {
    endings.add(Recurring.untilEnded(loop, everyMs, task));
  }

  /** The accounts of this server's pages. */
  public AccountKeeping accounts() {
    return accounts;
  }

  private String pagesAddress() {
    String host = settings.web().host();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + webPort;
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

  /** Takes no more commands; completes when what was under way is over. */
  CompletableFuture<Void> retire() {
    return hall.retire();
  }

  /** Gives the hall back, so that another node can take it; nothing is under way. */
  void release() {
    hall.release();
  }

  /** Says goodbye to the devices, writes a snapshot and closes the journal. */
  @Override
  public void stop() throws IOException, InterruptedException {
    devicePort.stop();
    doors.web().stop();
    close(true);
    doors.end();
    hall.close();
  }

  /**
   * Sends the devices to whoever serves the hall now and closes all that this hall had here; the
   * doors stay open.
   *
   * @param orderly false = memory may be ahead of the hall's history, so it is no snapshot
   */
  void leave(boolean orderly) throws IOException, InterruptedException {
    hall.sendDevicesAway();
    endings.forEach(Runnable::run);
    close(orderly);
    hall.close();
  }

  private void close(boolean orderly) throws IOException, InterruptedException {
    doors.web().leave(hallId);
    accounts.close();
    threads.endHouse();
    offices.close();
    if (orderly) {
      hall.takeLastSnapshot();
    }
    threads.endSnapshotting();
  }
}
