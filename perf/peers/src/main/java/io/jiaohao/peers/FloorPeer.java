package io.jiaohao.peers;

/**
 * Client of FloorServer: 130 terminals + 12 boards + 4 kiosks, raw NIO, writes on the generator
 * thread.
 */
public class FloorPeer implements Bench.Peer {
  Fan f;
  int W, B;

  public String name() {
    return "floor_" + System.getProperty("sync", "sync");
  }

  public void start(Bench b) throws Exception {
    W = Model.WINDOWS;
    B = Model.BOARDS;
    f =
        new Fan(
            W + B + 4,
            Integer.getInteger("port", 7701),
            (t, s, i) -> {
              if (t == 12) b.terminal(s);
              else if (t == 13) b.board(s);
              else if (t == 11) b.issued(s);
              else if (t == 14) b.empty(s);
            });
    for (int w = 0; w < W; w++) f.send(w, 3, 0, w, 0);
    for (int i = 0; i < B; i++) f.send(W + i, 4, 0, 0, 0);
    Thread.sleep(300);
    f.run();
  }

  public void issue(int seq, int service, int prio) {
    f.send(W + B + (seq & 3), 1, seq, service, prio);
  }

  public void call(int seq, int w) {
    f.send(w, 2, seq, w, 0);
  }
}
