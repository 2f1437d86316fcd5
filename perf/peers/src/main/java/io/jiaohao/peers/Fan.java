package io.jiaohao.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Many loopback connections with frames of 64 bytes: written on the thread that gives them, read by
 * one thread.
 */
final class Fan {
  static final int FRAME_BYTES = 64;
  private static final int READ_BYTES = 4_096;
  private static final ThreadLocal<ByteBuffer> FRAME =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(FRAME_BYTES));

  /** Takes a frame that came on the connection with this index. */
  interface Listener {
    void frame(int type, int cycle, int index);
  }

  private final SocketChannel[] writing;
  private final Selector selector;
  private final Listener listener;

  private static final class Reading {
    final ByteBuffer bytes = ByteBuffer.allocateDirect(READ_BYTES);
    final int index;

    Reading(int index) {
      this.index = index;
    }
  }

  private Fan(int connections, Listener listener) throws IOException {
    this.listener = listener;
    this.selector = Selector.open();
    this.writing = new SocketChannel[connections];
  }

  /** Pairs of sockets in this process, written at one end and read at the other; reads at once. */
  static Fan pairs(int connections, Listener listener) throws IOException {
    Fan fan = new Fan(connections, listener);
    try (ServerSocketChannel server =
        ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
      for (int i = 0; i < connections; i++) {
        SocketChannel reading = SocketChannel.open(server.getLocalAddress());
        fan.writing[i] = server.accept();
        fan.writing[i].socket().setTcpNoDelay(true);
        fan.register(reading, i);
      }
    }
    fan.read();
    return fan;
  }

  /** Connections to a server; nothing is read before {@link #read()}. */
  static Fan to(int port, int connections, Listener listener) throws IOException {
    Fan fan = new Fan(connections, listener);
    for (int i = 0; i < connections; i++) {
      fan.writing[i] = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      fan.writing[i].socket().setTcpNoDelay(true);
      fan.register(fan.writing[i], i);
    }
    return fan;
  }

  private void register(SocketChannel channel, int index) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, new Reading(index));
  }

  /** Starts the reading thread. */
  void read() {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (; ; ) {
                  selector.select(this::read);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            "fan-reader");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(SelectionKey key) {
    Reading reading = (Reading) key.attachment();
    ByteBuffer bytes = reading.bytes;
    try {
      if (((SocketChannel) key.channel()).read(bytes) < 0) {
        key.cancel();
        return;
      }
      bytes.flip();
      while (bytes.remaining() >= FRAME_BYTES) {
        int at = bytes.position();
        listener.frame(bytes.getInt(at), bytes.getInt(at + 4), reading.index);
        bytes.position(at + FRAME_BYTES);
      }
      bytes.compact();
    } catch (IOException e) {
      key.cancel();
    }
  }

  void send(int index, int type, int cycle, int a, int b) {
    ByteBuffer frame = FRAME.get();
    frame.clear();
    frame.putInt(0, type).putInt(4, cycle).putInt(8, a).putInt(12, b);
    SocketChannel channel = writing[index];
    try {
      synchronized (channel) {
        while (frame.hasRemaining()) {
          channel.write(frame);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
