package io.jiaohao.app;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A network between a device and the server that a test can cut, choke and mend. */
public final class TestLink implements Closeable {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final ServerSocket listening;
  private final int serverPort;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean toServer = true;
  private volatile boolean toDevice = true;
  private volatile boolean cut;
  private final AtomicInteger closedByServer = new AtomicInteger();

  TestLink(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::acceptAll);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** Closes every connection, and the next ones at once, until it is mended. */
  public void cut() {
    cut = true;
    sockets.forEach(TestLink::shut);
    sockets.clear();
  }

  /** Loses everything both ways without either end being told: a pulled plug. */
  public void loseAll() {
    toServer = false;
    toDevice = false;
  }

  /** Loses what the server says. */
  public void loseReplies() {
    toDevice = false;
  }

  /** New connections work again. */
  public void mend() {
    toServer = true;
    toDevice = true;
    cut = false;
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket device = listening.accept();
        if (cut) {
          device.close();
          continue;
        }
        link(device);
      }
    } catch (IOException e) {
      close();
    }
  }

  private void link(Socket device) {
    Socket server = new Socket();
    sockets.addAll(List.of(device, server));
    try {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
    } catch (IOException e) {
      shut(device); // There is no server there now.
      return;
    }
    daemon(() -> pump(device, server, true));
    daemon(() -> pump(server, device, false));
  }

  private void pump(Socket from, Socket to, boolean towardsServer) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (passes(towardsServer)) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      // Either end has closed; so does the other.
    }
    shut(from);
    if (!towardsServer) {
      closedByServer.incrementAndGet();
    }
    if (passes(towardsServer)) {
      shut(to);
    }
  }

  private boolean passes(boolean towardsServer) {
    return towardsServer ? toServer : toDevice;
  }

  /** Connections whose server's end has closed so far. */
  public int closedByServer() {
    return closedByServer.get();
  }

  private static void shut(Closeable one) {
    try {
      one.close();
    } catch (IOException e) {
      // Closing is all that is wanted of it.
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "test-link");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    shut(listening);
    sockets.forEach(TestLink::shut);
  }
}
