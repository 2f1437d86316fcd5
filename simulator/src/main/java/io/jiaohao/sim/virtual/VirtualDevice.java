package io.jiaohao.sim.virtual;

import io.jiaohao.core.Command;
import io.jiaohao.core.Origin;
import io.jiaohao.engine.ReplyTo;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A device with one wish at a time. Its connection delivers in order until it dies; then the device
 * waits in vain, connects anew and asks again with the same request id. The server no longer
 * listens to what an older connection of the device still brings.
 */
final class VirtualDevice {
  private static final long ANSWER_WITHIN_MS = 3_000;
  private static final long SILENT_MAX_MS = 15_000;
  private static final long BUSY_AGAIN_MS = 500;
  private static final long SLOW_MAX_MS = 8_000;
  private static final long USUAL_MIN_MS = 1;
  private static final long USUAL_MAX_MS = 20;

  private final String id;
  private final VirtualTime time;
  private final VirtualServer server;
  private final HistoryAuditor auditor;
  private final SplittableRandom random;
  private final FaultCounts counts;
  private final Runnable loggedIn;
  private final Runnable lost;
  private Swarm swarm = Swarm.CALM;
  private long lastRequestId;
  private boolean knowsIds = true;
  private int connection = 1;
  private int serverKnows;
  private boolean dead;
  private long toServerMs;
  private long toDeviceMs;
  private Wish wish;

  /** What is asked for; it has an id once the device knows which are free. */
  private static final class Wish {
    final Command command;
    final Consumer<Answer> taker;
    Origin origin;

    Wish(Command command, Consumer<Answer> taker) {
      this.command = command;
      this.taker = taker;
    }
  }

  /**
   * A device that is connected.
   *
   * @param loggedIn what the server does when a new connection of the device says something
   * @param lost what it does when it has heard nothing for long
   */
  VirtualDevice(
      String id,
      VirtualTime time,
      VirtualServer server,
      HistoryAuditor auditor,
      SplittableRandom random,
      FaultCounts counts,
      Runnable loggedIn,
      Runnable lost) {
    this.id = id;
    this.time = time;
    this.server = server;
    this.auditor = auditor;
    this.random = random;
    this.counts = counts;
    this.loggedIn = loggedIn;
    this.lost = lost;
  }

  String id() {
    return id;
  }

  void swarm(Swarm newSwarm) {
    swarm = newSwarm;
  }

  boolean isWaiting() {
    return wish != null;
  }

  /** The server was killed: the connection is gone, and it has forgotten it. */
  void cut() {
    connectAnew();
    serverKnows = 0;
    sayHello();
  }

  /** Logs in as soon as there is a server, unless a wish has done so before. */
  private void sayHello() {
    time.after(
        random.nextLong(1, 2 * BUSY_AGAIN_MS),
        () -> {
          if (!server.isUp()) {
            sayHello();
          } else if (serverKnows < connection) {
            serverKnows = connection;
            loggedIn.run();
          }
        });
  }

  private void connectAnew() {
    connection++;
    dead = false;
    toServerMs = 0;
    toDeviceMs = 0;
  }

  /**
   * The device starts anew: it has forgotten what it had asked for and which ids it has used, and
   * learns them from the hall at its login.
   */
  void reboot() {
    counts.deviceReboots++;
    wish = null;
    knowsIds = false;
    connectAnew();
  }

  /** Asks, again and again, until there is an answer. */
  void ask(Command command, Consumer<Answer> taker) {
    if (wish != null) {
      throw new IllegalStateException(id + " wishes for two things at once");
    }
    wish = new Wish(command, taker);
    number(wish);
  }

  private void number(Wish asked) {
    if (asked != wish) {
      return;
    }
    if (!knowsIds && !server.isUp()) {
      time.after(BUSY_AGAIN_MS, () -> number(asked));
      return;
    }
    if (!knowsIds) {
      logIn();
    }
    asked.origin = new Origin(id, ++lastRequestId);
    auditor.sent(asked.origin, asked.command);
    send();
  }

  private void logIn() {
    serverKnows = connection;
    loggedIn.run();
    lastRequestId = server.highestRequestId(id);
    knowsIds = true;
  }

  private void send() {
    Wish asked = wish;
    int on = connection;
    deliver(asked, on);
    if (random.nextDouble() < swarm.doubleShare()) {
      counts.doubled++;
      deliver(asked, on);
    }
    if (random.nextDouble() < swarm.reorderShare()) {
      counts.reordered++;
      time.after(random.nextLong(USUAL_MAX_MS, SLOW_MAX_MS), () -> arrive(asked, on));
    }
    time.after(ANSWER_WITHIN_MS, () -> unanswered(asked, on));
  }

  private void unanswered(Wish asked, int on) {
    if (isStill(asked) && (connection == on || !dead)) {
      connectAnew();
      send();
    }
  }

  private boolean isStill(Wish asked) {
    return wish == asked;
  }

  private void deliver(Wish asked, int on) {
    if (dies()) {
      counts.requestsLost++;
      return;
    }
    toServerMs = Math.max(toServerMs, time.nowMs() + delayMs());
    time.after(toServerMs - time.nowMs(), () -> arrive(asked, on));
  }

  private boolean dies() {
    if (!dead && random.nextDouble() < swarm.breakShare()) {
      dead = true;
      int died = connection;
      time.after(SILENT_MAX_MS, () -> fallSilent(died));
    }
    return dead;
  }

  /** The server has heard nothing for long; a device that came back meanwhile is not lost. */
  private void fallSilent(int on) {
    if (serverKnows == on) {
      lost.run();
    }
  }

  private long delayMs() {
    if (random.nextDouble() < swarm.slowShare()) {
      counts.slow++;
      return random.nextLong(USUAL_MAX_MS, SLOW_MAX_MS);
    }
    return random.nextLong(USUAL_MIN_MS, USUAL_MAX_MS);
  }

  private void arrive(Wish asked, int on) {
    if (on < serverKnows || !server.isUp()) {
      return;
    }
    if (on > serverKnows) {
      serverKnows = on;
      loggedIn.run();
    }
    ReplyTo replyTo = Answer.to(answer -> reply(asked, on, answer));
    server.receive(asked.origin, asked.command, replyTo);
  }

  private void reply(Wish asked, int on, Answer answer) {
    auditor.left(asked.origin, answer);
    if (on != connection) {
      return;
    }
    if (dies()) {
      counts.repliesLost++;
      return;
    }
    toDeviceMs = Math.max(toDeviceMs, time.nowMs() + delayMs());
    time.after(toDeviceMs - time.nowMs(), () -> hear(asked, on, answer));
  }

  private void hear(Wish asked, int on, Answer answer) {
    if (on != connection) {
      return;
    }
    auditor.told(asked.origin, answer);
    if (!isStill(asked)) {
      return;
    }
    if (answer.failure() == ReplyTo.Failure.INTERNAL) {
      auditor.fault(id + " was told of an internal error after " + asked.command);
    } else if (answer.failure() != null) {
      counts.busy++;
      time.after(BUSY_AGAIN_MS, () -> again(asked));
      return;
    }
    wish = null;
    asked.taker.accept(answer);
  }

  private void again(Wish asked) {
    if (isStill(asked)) {
      send();
    }
  }
}
