package io.jiaohao.sim.virtual;

import io.jiaohao.views.WingZone;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A lobby board: follows its wing by deltas, asks for everything when one does not fit, and
 * connects anew after its connection has died. Pages come in order, as on any connection.
 */
final class VirtualBoard {
  private static final long NOTICES_AFTER_MS = 15_000;
  private static final long AGAIN_MS = 1_000;
  private static final long USUAL_MIN_MS = 1;
  private static final long USUAL_MAX_MS = 20;
  private static final long SLOW_MAX_MS = 8_000;

  private final String id;
  private final String wing;
  private final VirtualTime time;
  private final VirtualServer server;
  private final SplittableRandom random;
  private final FaultCounts counts;
  private final Map<String, BoardPage.Line> windows = new LinkedHashMap<>();
  private final Map<WingZone, Integer> waiting = new LinkedHashMap<>();
  private Swarm swarm = Swarm.CALM;
  private Connection connection;
  private long seq;

  VirtualBoard(
      String id,
      String wing,
      VirtualTime time,
      VirtualServer server,
      SplittableRandom random,
      FaultCounts counts) {
    this.id = id;
    this.wing = wing;
    this.time = time;
    this.server = server;
    this.random = random;
    this.counts = counts;
  }

  String id() {
    return id;
  }

  String wing() {
    return wing;
  }

  void swarm(Swarm newSwarm) {
    swarm = newSwarm;
  }

  boolean isConnected() {
    return connection != null && !connection.dead;
  }

  Map<String, BoardPage.Line> windows() {
    return windows;
  }

  Map<WingZone, Integer> waiting() {
    return waiting;
  }

  /** Connects now, or as soon as there is a server. */
  void connect() {
    if (server.isUp()) {
      connection = new Connection();
      server.feed(wing).join(connection);
    } else {
      time.after(random.nextLong(AGAIN_MS, 2 * AGAIN_MS), this::connect);
    }
  }

  /** The server was killed. */
  void cut() {
    connection = null;
    time.after(random.nextLong(1, AGAIN_MS), this::connect);
  }

  /** One connection, from the server's side; dead ones swallow what is sent. */
  private final class Connection implements BoardFeed.Reader {
    private final BoardFeed feed = server.feed(wing);
    private boolean dead;
    private long lastMs;

    @Override
    public void send(BoardPage page) {
      if (!dead && random.nextDouble() < swarm.breakShare()) {
        dead = true;
        counts.boardsBroken++;
        time.after(random.nextLong(1, NOTICES_AFTER_MS), this::noticed);
      }
      if (dead) {
        return;
      }
      boolean slow = random.nextDouble() < swarm.slowShare();
      counts.slow += slow ? 1 : 0;
      long delayMs = random.nextLong(USUAL_MIN_MS, slow ? SLOW_MAX_MS : USUAL_MAX_MS);
      lastMs = Math.max(lastMs, time.nowMs() + delayMs);
      time.after(lastMs - time.nowMs(), () -> read(page));
      if (random.nextDouble() < swarm.doubleShare()) {
        counts.doubled++;
        time.after(lastMs - time.nowMs(), () -> read(page));
      }
    }

    private void noticed() {
      feed.leave(this);
      if (connection == this) {
        connect();
      }
    }

    private void read(BoardPage page) {
      if (connection != this) {
        return;
      }
      if (page.isWhole()) {
        windows.clear();
        waiting.clear();
      } else if (page.after() != seq) {
        time.after(1, () -> send(feed.whole()));
        return;
      }
      seq = page.upTo();
      windows.putAll(page.windows());
      waiting.putAll(page.waiting());
    }
  }
}
