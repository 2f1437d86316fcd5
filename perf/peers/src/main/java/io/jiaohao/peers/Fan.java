package io.jiaohao.peers;

import java.net.*;
import java.nio.*;
import java.nio.channels.*;
import java.util.*;

/** N loopback TCP pairs: write 64-byte frames on one side, one selector thread reads the other. */
class Fan {
  interface Cb {
    void got(int type, int seq, int idx);
  }

  final SocketChannel[] out;
  final Selector sel;
  final Cb cb;

  static final class St {
    ByteBuffer b = ByteBuffer.allocateDirect(4096);
    int idx;
  }

  Fan(int n, Cb cb) throws Exception {
    this.cb = cb;
    sel = Selector.open();
    out = new SocketChannel[n];
    ServerSocketChannel ss = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
    for (int i = 0; i < n; i++) {
      SocketChannel c = SocketChannel.open(ss.getLocalAddress());
      out[i] = ss.accept();
      out[i].socket().setTcpNoDelay(true);
      add(c, i);
    }
    run();
  }

  /** client side only: connect n sockets to a server; returns them in out for direct writes */
  Fan(int n, int port, Cb cb) throws Exception {
    this.cb = cb;
    sel = Selector.open();
    out = new SocketChannel[n];
    for (int i = 0; i < n; i++) {
      out[i] = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      out[i].socket().setTcpNoDelay(true);
      add(out[i], i);
    }
  }

  private void add(SocketChannel c, int i) throws Exception {
    c.configureBlocking(false);
    St s = new St();
    s.idx = i;
    c.register(sel, SelectionKey.OP_READ, s);
  }

  void run() {
    Thread t =
        new Thread(
            () -> {
              try {
                for (; ; )
                  sel.select(
                      k -> {
                        St s = (St) k.attachment();
                        try {
                          if (((SocketChannel) k.channel()).read(s.b) < 0) {
                            k.cancel();
                            return;
                          }
                          s.b.flip();
                          while (s.b.remaining() >= 64) {
                            int p = s.b.position();
                            cb.got(s.b.getInt(p), s.b.getInt(p + 4), s.idx);
                            s.b.position(p + 64);
                          }
                          s.b.compact();
                        } catch (Exception e) {
                          k.cancel();
                        }
                      });
              } catch (Exception e) {
                e.printStackTrace();
              }
            },
            "fan-reader");
    t.setDaemon(true);
    t.start();
  }

  private static final ThreadLocal<ByteBuffer> TL =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(64));

  void send(int i, int type, int seq, int a, int b) {
    ByteBuffer f = TL.get();
    f.clear();
    f.putInt(0, type).putInt(4, seq).putInt(8, a).putInt(12, b);
    SocketChannel c = out[i];
    try {
      synchronized (c) {
        while (f.hasRemaining()) c.write(f);
      }
    } catch (Exception e) {
      throw new RuntimeException(e);
    }
  }
}
