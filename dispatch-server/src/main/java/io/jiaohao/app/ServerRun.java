package io.jiaohao.app;

import io.jiaohao.config.HallFileException;
import io.jiaohao.config.HallFileWarnings;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a server until it is told to stop or its hall cannot go on. */
final class ServerRun {
  /** Exit status when the server did not start. */
  static final int NOT_STARTED = 1;

  /** Exit status when the journal failed; start again explicitly once the storage is mended. */
  static final int STORAGE_FAILED = 74;

  private static final Logger log = LoggerFactory.getLogger(ServerRun.class);

  /** Says on the terminal how to sign in. */
  interface WhoMaySignIn {
    void tell(AccountKeeping accounts, int webPort, HallPlan plan, PrintStream out)
        throws IOException;
  }

  private ServerRun() {}

  static int run(ServerOptions options, ServerSettings settings, HallClock clock, PrintStream out)
      throws InterruptedException {
    return run(options, settings, clock, out, AccountKeeping::tellFirstPassword);
  }

  /** Runs it, and lets it say who may sign in before it says that it is ready. */
  static int run(
      ServerOptions options,
      ServerSettings settings,
      HallClock clock,
      PrintStream out,
      WhoMaySignIn who)
      throws InterruptedException {
    RunningServer server;
    try {
      List<StartPlan> plans = options.plans();
      plans.stream().flatMap(start -> warnings(start.plan(), clock)).distinct().forEach(log::warn);
      HallPlan first = plans.get(0).plan();
      server =
          options.node().isPresent()
              ? ClusterNode.start(
                  settings,
                  plans,
                  clock,
                  options.node().get(),
                  (accounts, webPort) -> who.tell(accounts, webPort, first, out))
              : alone(settings, plans.get(0), clock, out, who);
    } catch (HallFileException
        | JournalException
        | StartRefusedException
        | IllegalArgumentException
        | IOException e) {
      System.err.println("not started: " + e.getMessage());
      return NOT_STARTED;
    }
    out.printf(
        "ready: devices on 127.0.0.1:%d, manager page http://127.0.0.1:%d/manager%n",
        server.port(), server.webPort());
    out.flush();
    return untilStopped(server);
  }

  private static Stream<String> warnings(HallPlan plan, HallClock clock) {
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(clock.hallMs()), plan.zoneId());
    return HallFileWarnings.on(plan, today).stream().map(Words::en);
  }

  private static RunningServer alone(
      ServerSettings settings, StartPlan start, HallClock clock, PrintStream out, WhoMaySignIn who)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    Assembly server = Assembly.start(settings, start, clock);
    who.tell(server.accounts(), server.webPort(), start.plan(), out);
    return server;
  }

  private static int untilStopped(RunningServer server) {
    AtomicBoolean failed = new AtomicBoolean();
    Thread hook =
        new Thread(
            () -> {
              if (!failed.get()) {
                stop(server);
              }
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    Exception cause = server.failure().join();
    failed.set(true);
    if (cause instanceof StartRefusedException) {
      System.err.println("the hall was not taken over: " + cause.getMessage());
      return NOT_STARTED;
    }
    log.error("storage failed: the server ends here; nothing that it acknowledged is lost", cause);
    System.err.println("storage failed: " + cause.getMessage());
    return STORAGE_FAILED;
  }

  private static void stop(RunningServer server) {
    try {
      server.stop();
    } catch (IOException e) {
      log.error("not stopped cleanly; the journal is safe", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
