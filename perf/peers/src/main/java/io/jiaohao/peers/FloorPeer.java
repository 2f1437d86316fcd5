package io.jiaohao.peers;

import java.io.IOException;

/** The client of {@link FloorServer}: all terminals, boards and four kiosks. */
final class FloorPeer implements Bench.Peer {
  private static final int SETTLE_MS = 300;

  private Fan fan;

  @Override
  public String name() {
    return "floor_" + System.getProperty("sync", "sync");
  }

  @Override
  public void start(Bench bench) throws IOException, InterruptedException {
    fan =
        Fan.to(
            Integer.getInteger("port", 7701),
            Model.WINDOWS + Model.BOARDS + Model.KIOSKS,
            (type, cycle, index) -> {
              switch (type) {
                case FloorServer.CALLED -> bench.terminal(cycle);
                case FloorServer.SHOWN -> bench.board(cycle);
                case FloorServer.ISSUED -> bench.issued(cycle);
                case FloorServer.EMPTY -> bench.empty(cycle);
                default -> throw new IllegalStateException("frame type: " + type);
              }
            });
    for (int w = 0; w < Model.WINDOWS; w++) {
      fan.send(w, FloorServer.TERMINAL_HERE, 0, w, 0);
    }
    for (int i = 0; i < Model.BOARDS; i++) {
      fan.send(Model.WINDOWS + i, FloorServer.BOARD_HERE, 0, 0, 0);
    }
    Thread.sleep(SETTLE_MS);
    fan.read();
  }

  @Override
  public void issue(int cycle, int service, int ticketClass) {
    int kiosk = Model.WINDOWS + Model.BOARDS + (cycle & (Model.KIOSKS - 1));
    fan.send(kiosk, FloorServer.ISSUE, cycle, service, ticketClass);
  }

  @Override
  public void call(int cycle, int window) {
    fan.send(window, FloorServer.CALL, cycle, window, 0);
  }
}
