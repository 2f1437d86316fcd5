package io.jiaohao.peers;

import io.netty.bootstrap.*;
import io.netty.buffer.*;
import io.netty.channel.*;
import io.netty.channel.epoll.*;
import io.netty.handler.codec.FixedLengthFrameDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.*;
import java.util.*;

/**
 * Composite physical floor: one Netty epoll thread, in-memory queues, group-committed journal
 * (write+fdatasync once per loop turn), fan-out. Args: port journalFile sync|nosync
 */
public class FloorServer {
  static final List<Channel> boards = new ArrayList<>();
  static final Channel[] term = new Channel[65536];
  static int[][] skills;
  static ArrayDeque<Integer>[][] q;
  static int ids, waiting;
  static FileChannel j;
  static ByteBuffer jb = ByteBuffer.allocateDirect(1 << 20);
  static long jpos;
  static final long JLEN = 512L << 20;
  static boolean sched, sync;
  static final ArrayList<int[]> outs = new ArrayList<>();
  static final ArrayList<Channel> outc = new ArrayList<>();
  static EventLoop el;
  static long syncs, recs;

  @SuppressWarnings("unchecked")
  public static void main(String[] a) throws Exception {
    sync = a[2].equals("sync");
    Path f = Path.of(a[1]);
    boolean fresh = !Files.exists(f) || Files.size(f) < JLEN;
    j = FileChannel.open(f, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (fresh) {
      ByteBuffer z = ByteBuffer.allocateDirect(1 << 20);
      for (long p = 0; p < JLEN; p += 1 << 20) {
        z.clear();
        j.write(z, p);
      }
      j.force(true);
    }
    int W = Integer.getInteger("windows", 130), S = 20;
    var r = new SplittableRandom(42);
    skills = new int[W][];
    for (int w = 0; w < W; w++) skills[w] = r.ints(0, S).distinct().limit(5).sorted().toArray();
    q = new ArrayDeque[S][3];
    for (var x : q) for (int p = 0; p < 3; p++) x[p] = new ArrayDeque<>();
    var pr = new SplittableRandom(1);
    for (int i = 0; i < Integer.getInteger("prefill", 10_000); i++) {
      q[pr.nextInt(S)][Model.randomClass(pr)].add(ids++);
      waiting++;
    }
    var g = new EpollEventLoopGroup(1);
    el = g.next();
    new ServerBootstrap()
        .group(g)
        .channel(EpollServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 8192)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<>() {
              protected void initChannel(Channel c) {
                c.pipeline()
                    .addLast(
                        new FixedLengthFrameDecoder(64),
                        new SimpleChannelInboundHandler<ByteBuf>() {
                          protected void channelRead0(ChannelHandlerContext x, ByteBuf m) {
                            cmd(x.channel(), m.getInt(0), m.getInt(4), m.getInt(8), m.getInt(12));
                          }
                        });
              }
            })
        .bind("127.0.0.1", Integer.parseInt(a[0]))
        .sync()
        .channel()
        .closeFuture()
        .sync();
  }

  static void cmd(Channel c, int type, int seq, int x, int y) {
    switch (type) {
      case 3 -> term[x] = c;
      case 4 -> boards.add(c);
      case 1 -> {
        q[x][y].add(ids++);
        waiting++;
        rec(type, seq, x, y);
        outs.add(new int[] {11, seq});
        outc.add(c);
      }
      case 2 -> {
        int best = Integer.MAX_VALUE, bs = -1, bp = -1;
        for (int p = 2; p >= 0 && bs < 0; p--)
          for (int s : skills[x]) {
            Integer h = q[s][p].peekFirst();
            if (h != null && h < best) {
              best = h;
              bs = s;
              bp = p;
            }
          }
        if (bs < 0) {
          outs.add(new int[] {14, seq});
          outc.add(c);
          sched();
          return;
        }
        q[bs][bp].pollFirst();
        waiting--;
        rec(type, seq, x, best);
        outs.add(new int[] {12, seq});
        outc.add(term[x]);
        outs.add(new int[] {13, seq});
        outc.add(null);
      }
    }
  }

  static void rec(int t, int s, int x, int y) {
    recs++;
    if (jb.remaining() < 64) flush();
    jb.putInt(t).putInt(s).putInt(x).putInt(y);
    jb.position(jb.position() + 48);
    sched();
  }

  static void sched() {
    if (!sched) {
      sched = true;
      el.execute(FloorServer::turn);
    }
  }

  static void flush() {
    try {
      jb.flip();
      if (jpos + jb.limit() > JLEN) jpos = 0;
      jpos += j.write(jb, jpos);
      jb.clear();
      if (sync) {
        j.force(false);
        syncs++;
      }
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(3);
    }
  }

  static final HashSet<Channel> dirty = new HashSet<>();

  static void turn() {
    sched = false;
    flush();
    for (int i = 0; i < outs.size(); i++) {
      int[] o = outs.get(i);
      Channel c = outc.get(i);
      if (c != null) {
        c.write(frame(c, o), c.voidPromise());
        dirty.add(c);
      } else {
        ByteBuf f = frame(boards.get(0), o);
        for (Channel b : boards) {
          b.write(f.retainedDuplicate(), b.voidPromise());
          dirty.add(b);
        }
        f.release();
      }
    }
    for (Channel c : dirty) c.flush();
    dirty.clear();
    outs.clear();
    outc.clear();
  }

  static ByteBuf frame(Channel c, int[] o) {
    return c.alloc().directBuffer(64).writeInt(o[0]).writeInt(o[1]).writeZero(56);
  }
}
