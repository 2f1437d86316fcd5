package io.jiaohao.peers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.FixedLengthFrameDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The floor: the least that any server of this work has to do on this machine. One epoll thread,
 * queues in memory, a journal of 64-byte records written and synced once a turn of the loop before
 * any answer, then the fan-out. It authenticates nobody, has no protocol to speak of, keeps no hash
 * chain, snapshots or views: a yardstick, not a goal.
 *
 * <p>Arguments: port, journal file, {@code sync} or {@code nosync}.
 */
public final class FloorServer {
  static final int FRAME_BYTES = 64;
  static final int ISSUE = 1;
  static final int CALL = 2;
  static final int TERMINAL_HERE = 3;
  static final int BOARD_HERE = 4;
  static final int ISSUED = 11;
  static final int CALLED = 12;
  static final int SHOWN = 13;
  static final int EMPTY = 14;

  private static final int MIB = 1 << 20;
  private static final long JOURNAL_BYTES = 512L * MIB;
  private static final int CLASSES = 3;

  private final boolean syncing;
  private final FileChannel journal;
  private final ByteBuffer records = ByteBuffer.allocateDirect(MIB);
  private final EventLoop loop;
  private final List<Channel> boards = new ArrayList<>();
  private final Channel[] terminals = new Channel[65_536];
  private final ArrayDeque<Integer>[][] queues = queues();

  /** What goes out at the end of this turn: kind and cycle, and to whom; null = all boards. */
  private final List<int[]> answers = new ArrayList<>();

  private final List<Channel> receivers = new ArrayList<>();
  private final HashSet<Channel> dirty = new HashSet<>();
  private long journalAt;
  private int lastTicket;
  private boolean turnDue;

  private FloorServer(EventLoop loop, FileChannel journal, boolean syncing) {
    this.loop = loop;
    this.journal = journal;
    this.syncing = syncing;
    var random = new SplittableRandom(1);
    for (int i = 0; i < Model.PREFILL; i++) {
      queues[random.nextInt(Model.SERVICES)][Model.randomClass(random)].add(lastTicket++);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // An array of queues.
  private static ArrayDeque<Integer>[][] queues() {
    ArrayDeque<Integer>[][] queues = new ArrayDeque[Model.SERVICES][CLASSES];
    for (ArrayDeque<Integer>[] ofService : queues) {
      for (int c = 0; c < CLASSES; c++) {
        ofService[c] = new ArrayDeque<>();
      }
    }
    return queues;
  }

  /** Runs until it is killed. */
  public static void main(String[] args) throws Exception {
    var group = new EpollEventLoopGroup(1);
    FloorServer server =
        new FloorServer(group.next(), openJournal(Path.of(args[1])), args[2].equals("sync"));
    new ServerBootstrap()
        .group(group)
        .channel(EpollServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 8192)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(server.new Pipeline())
        .bind("127.0.0.1", Integer.parseInt(args[0]))
        .sync()
        .channel()
        .closeFuture()
        .sync();
  }

  /** Filled beforehand: overwriting needs no new blocks, so a sync is one flush. */
  private static FileChannel openJournal(Path file) throws IOException {
    boolean fresh = !Files.exists(file) || Files.size(file) < JOURNAL_BYTES;
    FileChannel journal =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (fresh) {
      ByteBuffer zeros = ByteBuffer.allocateDirect(MIB);
      for (long at = 0; at < JOURNAL_BYTES; at += MIB) {
        zeros.clear();
        journal.write(zeros, at);
      }
      journal.force(true);
    }
    return journal;
  }

  private final class Pipeline extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      channel
          .pipeline()
          .addLast(
              new FixedLengthFrameDecoder(FRAME_BYTES),
              new SimpleChannelInboundHandler<ByteBuf>() {
                @Override
                protected void channelRead0(ChannelHandlerContext ctx, ByteBuf frame) {
                  command(
                      ctx.channel(),
                      frame.getInt(0),
                      frame.getInt(4),
                      frame.getInt(8),
                      frame.getInt(12));
                }
              });
    }
  }

  private void command(Channel from, int type, int cycle, int a, int b) {
    switch (type) {
      case TERMINAL_HERE -> terminals[a] = from;
      case BOARD_HERE -> boards.add(from);
      case ISSUE -> {
        queues[a][b].add(lastTicket++);
        record(type, cycle, a, b);
        answer(ISSUED, cycle, from);
      }
      case CALL -> call(from, cycle, a);
      default -> throw new IllegalArgumentException("frame type: " + type);
    }
  }

  /** The oldest ticket of the highest class that the window can serve. */
  private void call(Channel from, int cycle, int window) {
    int best = Integer.MAX_VALUE;
    ArrayDeque<Integer> queue = null;
    for (int c = CLASSES - 1; c >= 0 && queue == null; c--) {
      for (int service : Model.SKILLS_OF[window]) {
        Integer head = queues[service][c].peekFirst();
        if (head != null && head < best) {
          best = head;
          queue = queues[service][c];
        }
      }
    }
    if (queue == null) {
      answer(EMPTY, cycle, from);
      turnSoon();
      return;
    }
    queue.pollFirst();
    record(CALL, cycle, window, best);
    answer(CALLED, cycle, terminals[window]);
    answer(SHOWN, cycle, null);
  }

  private void answer(int kind, int cycle, Channel receiver) {
    answers.add(new int[] {kind, cycle});
    receivers.add(receiver);
  }

  private void record(int type, int cycle, int a, int b) {
    if (records.remaining() < FRAME_BYTES) {
      commit();
    }
    records.putInt(type).putInt(cycle).putInt(a).putInt(b);
    records.position(records.position() + FRAME_BYTES - 4 * Integer.BYTES);
    turnSoon();
  }

  private void turnSoon() {
    if (!turnDue) {
      turnDue = true;
      loop.execute(this::turn);
    }
  }

  private void commit() {
    try {
      records.flip();
      if (journalAt + records.limit() > JOURNAL_BYTES) {
        journalAt = 0;
      }
      journalAt += journal.write(records, journalAt);
      records.clear();
      if (syncing) {
        journal.force(false);
      }
    } catch (IOException e) {
      e.printStackTrace();
      System.exit(3);
    }
  }

  /** One commit, then everything that hung on it: each socket is flushed once. */
  private void turn() {
    turnDue = false;
    commit();
    for (int i = 0; i < answers.size(); i++) {
      int[] answer = answers.get(i);
      Channel receiver = receivers.get(i);
      if (receiver != null) {
        receiver.write(frame(receiver, answer), receiver.voidPromise());
        dirty.add(receiver);
      } else {
        ByteBuf frame = frame(boards.get(0), answer);
        for (Channel board : boards) {
          board.write(frame.retainedDuplicate(), board.voidPromise());
          dirty.add(board);
        }
        frame.release();
      }
    }
    for (Channel channel : dirty) {
      channel.flush();
    }
    dirty.clear();
    answers.clear();
    receivers.clear();
  }

  private static ByteBuf frame(Channel channel, int[] answer) {
    return channel
        .alloc()
        .directBuffer(FRAME_BYTES)
        .writeInt(answer[0])
        .writeInt(answer[1])
        .writeZero(FRAME_BYTES - 2 * Integer.BYTES);
  }
}
