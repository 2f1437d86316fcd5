package io.jiaohao.peers;

import io.netty.bootstrap.*;
import io.netty.buffer.*;
import io.netty.channel.*;
import io.netty.channel.epoll.*;
import io.netty.channel.socket.*;
import io.netty.handler.codec.*;
import java.io.*;
import java.net.*;
import java.nio.*;
import java.nio.channels.FileChannel;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.*;

/**
 * Physical limits: ping-pong, fan-out, fdatasync, group commit, pipelined framed echo. One JSON
 * line each.
 */
public class Phys {
  static String q(Histogram h) {
    return String.format(
        Locale.ROOT,
        "{\"p50\":%.1f,\"p99\":%.1f,\"p999\":%.1f,\"max\":%.1f,\"n\":%d}",
        h.getValueAtPercentile(50) / 1e3,
        h.getValueAtPercentile(99) / 1e3,
        h.getValueAtPercentile(99.9) / 1e3,
        h.getMaxValue() / 1e3,
        h.getTotalCount());
  }

  static Histogram h() {
    return new ConcurrentHistogram(60_000_000_000L, 3);
  }

  /** Arguments: what to measure, some with numbers behind it, as {@code fanout:13,130}. */
  public static void main(String[] a) throws Exception {
    for (String s : a) {
      String what = s.replaceFirst(":.*", "");
      int[] numbers = numbers(s);
      switch (what) {
        case "raw" -> raw();
        case "epoll" -> epoll();
        case "fsync" -> fsync();
        case "fanout" -> {
          for (int sockets : numbers) fanout(sockets);
        }
        case "group" -> {
          for (int records : numbers) group(records);
        }
        case "pipe" -> {
          for (int connections : numbers) pipe(connections);
        }
        default ->
            throw new IllegalArgumentException(
                "limit: " + s + " (expected: raw, epoll, fsync, fanout:N, group:N or pipe:N)");
      }
    }
    System.exit(0);
  }

  private static int[] numbers(String argument) {
    int colon = argument.indexOf(':');
    return colon < 0
        ? new int[0]
        : Arrays.stream(argument.substring(colon + 1).split(",", -1))
            .mapToInt(Integer::parseInt)
            .toArray();
  }

  static void pingpong(String name, int port) throws Exception {
    try (Socket s = new Socket("127.0.0.1", port)) {
      s.setTcpNoDelay(true);
      var in = s.getInputStream();
      var out = s.getOutputStream();
      byte[] b = new byte[64];
      Histogram h = h();
      for (int i = 0; i < 150_000; i++) {
        long t = System.nanoTime();
        out.write(b);
        int n = 0;
        while (n < 64) n += in.read(b, n, 64 - n);
        if (i >= 50_000) h.recordValue(System.nanoTime() - t);
      }
      System.out.printf("{\"phys\":\"%s\",\"us\":%s}%n", name, q(h));
    }
  }

  static void raw() throws Exception {
    ServerSocket ss = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread t =
        new Thread(
            () -> {
              try (Socket s = ss.accept()) {
                s.setTcpNoDelay(true);
                var in = s.getInputStream();
                var out = s.getOutputStream();
                byte[] b = new byte[64];
                for (; ; ) {
                  int n = 0;
                  while (n < 64) {
                    int k = in.read(b, n, 64 - n);
                    if (k < 0) return;
                    n += k;
                  }
                  out.write(b);
                }
              } catch (IOException e) {
                System.err.println("echo: " + e);
              }
            });
    t.setDaemon(true);
    t.start();
    pingpong("rtt_raw_blocking", ss.getLocalPort());
  }

  static Channel server(EventLoopGroup g, ChannelInitializer<Channel> ini) throws Exception {
    return new ServerBootstrap()
        .group(g)
        .channel(EpollServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 4096)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(ini)
        .bind("127.0.0.1", 0)
        .sync()
        .channel();
  }

  static int port(Channel c) {
    return ((InetSocketAddress) c.localAddress()).getPort();
  }

  static ChannelInitializer<Channel> init(java.util.function.Consumer<ChannelPipeline> f) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel c) {
        f.accept(c.pipeline());
      }
    };
  }

  static void epoll() throws Exception {
    var g = new EpollEventLoopGroup(1);
    Channel s =
        server(
            g,
            init(
                p ->
                    p.addLast(
                        new ChannelInboundHandlerAdapter() {
                          @Override
                          public void channelRead(ChannelHandlerContext c, Object m) {
                            c.write(m);
                          }

                          @Override
                          public void channelReadComplete(ChannelHandlerContext c) {
                            c.flush();
                          }
                        })));
    pingpong("rtt_netty_epoll_echo", port(s));
    g.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  static void fanout(int n) throws Exception {
    var sg = new EpollEventLoopGroup(1);
    var cg = new EpollEventLoopGroup(1);
    List<Channel> subs = new CopyOnWriteArrayList<>();
    Channel s = server(sg, init(p -> subs.add(p.channel())));
    int MAXF = 400_000;
    long[] t0 = new long[MAXF];
    int[] cnt = new int[MAXF];
    Histogram h = h();
    AtomicInteger done = new AtomicInteger();
    AtomicInteger from = new AtomicInteger(Integer.MAX_VALUE);
    Bootstrap b =
        new Bootstrap()
            .group(cg)
            .channel(EpollSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                init(
                    p -> {
                      p.addLast(new FixedLengthFrameDecoder(64));
                      p.addLast(
                          new SimpleChannelInboundHandler<ByteBuf>() {
                            @Override
                            protected void channelRead0(ChannelHandlerContext c, ByteBuf m) {
                              int q = m.getInt(0);
                              if (++cnt[q] == n) {
                                if (q >= from.get()) h.recordValue(System.nanoTime() - t0[q]);
                                done.incrementAndGet();
                              }
                            }
                          });
                    }));
    for (int i = 0; i < n; i++) b.connect("127.0.0.1", port(s)).sync();
    while (subs.size() < n) Thread.sleep(5);
    Channel[] cs = subs.toArray(new Channel[0]);
    EventLoop el = sg.next();
    java.util.function.IntConsumer send =
        q -> {
          ByteBuf f = PooledByteBufAllocator.DEFAULT.directBuffer(64);
          f.writeInt(q).writeZero(60);
          t0[q] = System.nanoTime();
          for (Channel c : cs) c.writeAndFlush(f.retainedDuplicate(), c.voidPromise());
          f.release();
        };
    int q = 0;
    long w = System.nanoTime() + 3_000_000_000L;
    while (System.nanoTime() < w) {
      if (q - done.get() < 4) {
        int z = q++;
        el.execute(() -> send.accept(z));
      } else Thread.onSpinWait();
    } // warm
    while (done.get() < q) Thread.sleep(1);
    int rate = Math.min(1000, 60_000 / n);
    from.set(q);
    long st = System.nanoTime();
    int tot = rate * 6;
    for (int i = 0; i < tot; i++) {
      long due = st + i * 1_000_000_000L / rate;
      long d;
      while ((d = due - System.nanoTime()) > 0) LockSupport.parkNanos(d);
      int z = q++;
      el.execute(() -> send.accept(z));
    }
    while (done.get() < q) Thread.sleep(1);
    String lat = q(h);
    from.set(Integer.MAX_VALUE);
    int q0 = q;
    st = System.nanoTime();
    while (System.nanoTime() - st < 4_000_000_000L && q < MAXF - 1) {
      if (q - done.get() < 64) {
        int z = q++;
        el.execute(() -> send.accept(z));
      } else Thread.yield();
    }
    while (done.get() < q) Thread.yield();
    double secs = (System.nanoTime() - st) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "{\"phys\":\"fanout_%d\",\"rate\":%d,\"last_us\":%s,\"sat_frames_s\":%.0f,\"sat_msgs_s\":%.0f}%n",
        n,
        rate,
        lat,
        (q - q0) / secs,
        (q - q0) / secs * n);
    sg.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    cg.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  static Path dir() {
    return Path.of(System.getProperty("dir", "peers-data"));
  }

  static void fsync() throws Exception {
    Files.createDirectories(dir());
    for (boolean pre : new boolean[] {false, true}) {
      Path f = dir().resolve("fs.bin");
      Files.deleteIfExists(f);
      try (FileChannel c =
          FileChannel.open(f, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        ByteBuffer b = ByteBuffer.allocateDirect(64);
        if (pre) {
          ByteBuffer z = ByteBuffer.allocateDirect(1 << 20);
          for (int i = 0; i < 16; i++) {
            z.clear();
            c.write(z, (long) i << 20);
          }
          c.force(true);
        }
        Histogram h = h();
        long pos = 0;
        int N = Integer.getInteger("fsyncs", 3000);
        for (int i = 0; i < N; i++) {
          long t = System.nanoTime();
          b.clear();
          c.write(b, pos);
          pos += 64;
          c.force(false);
          if (i > 200) h.recordValue(System.nanoTime() - t);
        }
        System.out.printf(
            "{\"phys\":\"fdatasync_%s\",\"us\":%s}%n",
            pre ? "overwrite_preallocated" : "append", q(h));
      }
      Files.deleteIfExists(f);
    }
  }

  static void group(int k) throws Exception {
    Files.createDirectories(dir());
    Path f = dir().resolve("gc.bin");
    Files.deleteIfExists(f);
    try (FileChannel c = FileChannel.open(f, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer b = ByteBuffer.allocateDirect(64 * k);
      ByteBuffer z = ByteBuffer.allocateDirect(1 << 20);
      for (int i = 0; i < 64; i++) {
        z.clear();
        c.write(z, (long) i << 20);
      }
      c.force(true);
      long st = System.nanoTime(), pos = 0;
      int n = 0;
      Histogram h = h();
      while (System.nanoTime() - st < 3_000_000_000L) {
        long t = System.nanoTime();
        b.clear();
        c.write(b, pos % (63 << 20));
        pos += 64L * k;
        c.force(false);
        h.recordValue(System.nanoTime() - t);
        n++;
      }
      double s = (System.nanoTime() - st) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "{\"phys\":\"group_commit\",\"batch\":%d,\"syncs_s\":%.0f,\"appends_s\":%.0f,\"sync_us\":%s}%n",
          k,
          n / s,
          (double) n * k / s,
          q(h));
    }
    Files.deleteIfExists(f);
  }

  static void pipe(int conns) throws Exception {
    var sg = new EpollEventLoopGroup(1);
    var cg = new EpollEventLoopGroup(1);
    Channel s =
        server(
            sg,
            init(
                p -> {
                  p.addLast(
                      new LengthFieldBasedFrameDecoder(1024, 0, 4, 0, 4),
                      new LengthFieldPrepender(4));
                  p.addLast(
                      new ChannelInboundHandlerAdapter() {
                        @Override
                        public void channelRead(ChannelHandlerContext c, Object m) {
                          c.write(m, c.voidPromise());
                        }

                        @Override
                        public void channelReadComplete(ChannelHandlerContext c) {
                          c.flush();
                        }
                      });
                }));
    AtomicLong got = new AtomicLong();
    int depth = 512;
    for (int i = 0; i < conns; i++) {
      Channel c =
          new Bootstrap()
              .group(cg)
              .channel(EpollSocketChannel.class)
              .option(ChannelOption.TCP_NODELAY, true)
              .handler(
                  init(
                      p -> {
                        p.addLast(
                            new LengthFieldBasedFrameDecoder(1024, 0, 4, 0, 4),
                            new LengthFieldPrepender(4));
                        p.addLast(
                            new ChannelInboundHandlerAdapter() {
                              int k;

                              @Override
                              public void channelRead(ChannelHandlerContext c, Object m) {
                                k++;
                                c.write(m, c.voidPromise());
                              }

                              @Override
                              public void channelReadComplete(ChannelHandlerContext c) {
                                got.lazySet(got.get() + k);
                                k = 0;
                                c.flush();
                              }
                            });
                      }))
              .connect("127.0.0.1", port(s))
              .sync()
              .channel();
      for (int j = 0; j < depth; j++) c.write(c.alloc().directBuffer(60).writeZero(60));
      c.flush();
    }
    Thread.sleep(4000);
    long a = got.get(), t = System.nanoTime();
    Thread.sleep(5000);
    double r = (got.get() - a) / ((System.nanoTime() - t) / 1e9);
    System.out.printf(
        Locale.ROOT,
        "{\"phys\":\"framed_echo_pipelined\",\"conns\":%d,\"depth\":%d,\"echo_msgs_s\":%.0f}%n",
        conns,
        depth,
        r);
    sg.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    cg.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }
}
