package io.jiaohao.peers;

import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The server itself: all windows, boards and kiosks of the model over its device protocol, with the
 * handshake, rising request ids, true call ids and heartbeats of real devices. One thread reads,
 * commands are written on the thread that gives them, as at {@link FloorPeer}.
 */
final class JiaohaoPeer implements Bench.Peer {
  private static final int KEEP_ALIVE_EVERY_MS = 200;
  private static final int HEARTBEAT_EVERY_TURNS = 20;
  private static final long START_WITHIN_NANOS = 60_000_000_000L;

  private final List<DeviceLink> all = new ArrayList<>();
  private final WindowLink[] windows = new WindowLink[Model.WINDOWS];
  private final List<KioskLink> kiosks = new ArrayList<>();
  private final List<BoardLink> boards = new ArrayList<>();
  private Selector selector;
  private Bench bench;

  @Override
  public String name() {
    return System.getProperty("label", "jiaohao");
  }

  @Override
  public void start(Bench startedBench) throws Exception {
    bench = startedBench;
    connect();
    thread("reader", this::read);
    thread("keep-alive", this::keepAlive);
    boards.forEach(BoardLink::watch);
    for (WindowLink window : windows) {
      window.open();
    }
    await(() -> boards.stream().allMatch(BoardLink::isWatching));
    for (WindowLink window : windows) {
      await(window::isIdle);
    }
    var random = new SplittableRandom(1);
    for (int i = 0; i < Model.PREFILL; i++) {
      kiosks
          .get(i % kiosks.size())
          .issue(-1, random.nextInt(Model.SERVICES), Model.randomClass(random));
    }
    await(() -> kiosks.stream().allMatch(KioskLink::isIdle));
  }

  private void connect() throws IOException {
    int port = Integer.getInteger("port", 7702);
    Calls calls = new Calls(bench);
    selector = Selector.open();
    for (DeviceRecord device : KeyFile.read(Path.of(System.getProperty("keys")))) {
      if (device.role() == Role.ROLE_WINDOW) {
        WindowLink window = new WindowLink(port, device, bench, calls);
        windows[BenchHall.windowOf(device.place())] = window;
        add(window);
      } else if (device.role() == Role.ROLE_KIOSK) {
        KioskLink kiosk = new KioskLink(port, device, bench);
        kiosks.add(kiosk);
        add(kiosk);
      } else if (device.deviceId().startsWith("board-")) {
        BoardLink board = new BoardLink(port, device, bench, calls);
        boards.add(board);
        add(board);
      }
    }
  }

  private void add(DeviceLink connection) throws IOException {
    all.add(connection);
    connection.channel().register(selector, SelectionKey.OP_READ, connection);
  }

  @Override
  public void issue(int cycle, int service, int ticketClass) {
    kiosks.get(cycle & (Model.KIOSKS - 1)).issue(cycle, service, ticketClass);
  }

  @Override
  public void call(int cycle, int window) {
    windows[window].next(cycle);
  }

  private void read() throws IOException {
    for (; ; ) {
      selector.select(this::read);
    }
  }

  private void read(SelectionKey key) {
    DeviceLink connection = (DeviceLink) key.attachment();
    try {
      if (!connection.read()) {
        throw new IOException("closed by the server");
      }
    } catch (IOException | RuntimeException e) {
      key.cancel();
      bench.error(new IllegalStateException(connection.deviceId() + ": " + e, e));
    }
  }

  /** What real devices say besides: boards what they show, at most five times a second. */
  private void keepAlive() throws InterruptedException {
    for (int turn = 1; ; turn++) {
      Thread.sleep(KEEP_ALIVE_EVERY_MS);
      boards.forEach(BoardLink::sayShown);
      if (turn % HEARTBEAT_EVERY_TURNS == 0) {
        all.forEach(connection -> connection.send(WireWriter::heartbeat));
      }
    }
  }

  /** A task that ends by an exception only. */
  private interface Endless {
    void run() throws IOException, InterruptedException;
  }

  private void thread(String name, Endless task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException | InterruptedException | RuntimeException e) {
                bench.error(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    long deadline = System.nanoTime() + START_WITHIN_NANOS;
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the hall did not open in time");
      }
      Thread.sleep(5);
    }
  }
}
