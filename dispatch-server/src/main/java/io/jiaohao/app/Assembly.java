package io.jiaohao.app;

import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.DispatchLoop;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Recurring;
import io.jiaohao.gateway.DevicePort;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.web.WebServer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One running server: a hall, its journal, the device port and the pages. One event loop carries
 * the devices and the engine; other threads write snapshots, foretell and keep house (the key file,
 * a look at the clock).
 */
public final class Assembly {
  private static final int CLOCK_LOOK_EVERY_MS = 1_000;
  private static final int STOP_WITHIN_S = 30;

  /** How old the word of an idle kiosk's printer is at most; paper runs out while printing. */
  private static final int PRINTER_LOOK_EVERY_MS = 60_000;

  private final ServerSettings settings;
  private final HallClock clock;
  private final EventLoopGroup group;
  private final EventLoop loop;
  private final NodeThreads threads = NodeThreads.start();
  private final Offices offices;
  private final DispatchLoop dispatch;
  private final DevicePort devicePort;
  private final HallService hall;
  private final AccountKeeping accounts;
  private final WebServer web;
  private volatile int port;
  private volatile int webPort;

  private Assembly(
      ServerSettings settings,
      StartPlan start,
      HallClock clock,
      HallHistory history,
      EventLoopGroup group)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    this.settings = settings;
    this.clock = clock;
    this.group = group;
    loop = group.next();
    offices = new Offices(settings.dataDir(), clock);
    dispatch = new DispatchLoop(settings.engine(), clock, loop);
    devicePort = new DevicePort(settings.gateway(), loop, clock);
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
    web = new WebServer(settings.web(), hall.forPages(accounts));
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
    EventLoopGroup group = Transport.best().eventLoops(1, "dispatch");
    HallHistory history;
    try {
      history = HallHistory.open(settings, plan.plan().id(), clock, group.next());
    } catch (IOException | JournalException | RuntimeException e) {
      end(group);
      throw e;
    }
    try {
      Assembly server = new Assembly(settings, plan, clock, history, group);
      server.open();
      return server;
    } catch (IOException
        | JournalException
        | StartRefusedException
        | InterruptedException
        | RuntimeException e) {
      end(group);
      history.close();
      throw e;
    }
  }

  private static void end(EventLoopGroup group) throws InterruptedException {
    group.shutdownGracefully(0, STOP_WITHIN_S, TimeUnit.SECONDS).sync();
  }

  private void open() throws IOException, InterruptedException {
    // First the pages: what a kiosk prints names their port.
    webPort = web.start();
    boolean opened = false;
    try {
      port = devicePort.start();
      opened = true;
    } finally {
      if (!opened) {
        web.stop();
      }
    }
    hall.foretell();
    Recurring.every(loop, settings.timerEveryMs(), dispatch::runOnce);
    Recurring.every(loop, settings.pictureEveryMs(), hall::refreshPicture);
    Recurring.every(threads.house(), settings.keysEveryMs(), hall::lookAtKeys);
    Recurring.every(threads.house(), settings.keysEveryMs(), accounts::look);
    Recurring.every(threads.house(), PRINTER_LOOK_EVERY_MS, hall::lookAtPrinters);
    Recurring.every(threads.house(), CLOCK_LOOK_EVERY_MS, new ClockAlarm(clock)::look);
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
  public int port() {
    return port;
  }

  /** Port of the pages. */
  public int webPort() {
    return webPort;
  }

  /**
   * Completes with the cause when the hall can not go on; what was not committed was not
   * acknowledged.
   */
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
  public void stop() throws IOException, InterruptedException {
    devicePort.stop();
    web.stop();
    accounts.close();
    threads.endHouse();
    offices.close();
    hall.takeLastSnapshot();
    threads.endSnapshotting();
    end(group);
    hall.close();
  }
}
