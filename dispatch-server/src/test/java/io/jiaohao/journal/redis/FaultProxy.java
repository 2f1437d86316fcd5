package io.jiaohao.journal.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A wire to a server on loopback that a test can cut, clog, or cut just before an answer. */
public final class FaultProxy implements AutoCloseable {
  /**
   * Small: a test of ten minutes in a black hole counts its heap, with every buffer held up here.
   */
  private static final int BUFFER_BYTES = 2 * 1_024;

  private volatile int target;
  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool(FaultProxy::daemon);
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ScheduledExecutorService late =
      Executors.newSingleThreadScheduledExecutor(FaultProxy::daemon);
  private volatile int answersLateMs;
  private boolean clogged;
  private boolean cutBeforeAnswer;

  private FaultProxy(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  }

  public static FaultProxy to(int port) throws IOException {
    FaultProxy proxy = new FaultProxy(port);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    return thread;
  }

  public String uri() {
    return "redis://127.0.0.1:" + port();
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** New connections go to another server. */
  void retarget(int port) {
    target = port;
  }

  /** From now on no byte passes either way, and sockets stay open: a black hole. */
  public void clog() {
    set(() -> clogged = true);
  }

  /** Bytes pass again, those that were held up first. */
  public void unclog() {
    set(() -> clogged = false);
  }

  /** Cuts all connections; new ones are made. */
  public void cut() {
    sockets.forEach(FaultProxy::end);
  }

  /** The next answer is not let through: the connection is cut instead, once. */
  public void cutBeforeNextAnswer() {
    set(() -> cutBeforeAnswer = true);
  }

  /** Answers come so much later from now on, in order and as many as before. */
  public void delayAnswers(int ms) {
    answersLateMs = ms;
  }

  private void set(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        join(listening.accept());
      } catch (IOException e) {
        // The target is down, or the proxy was closed: the loop's condition tells which.
      }
    }
  }

  private void join(Socket near) throws IOException {
    sockets.add(near);
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(far);
      threads.execute(() -> pass(near, far, false));
      threads.execute(() -> pass(far, near, true));
    } catch (IOException e) {
      end(near);
      throw e;
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!mayPass(answers)) {
          break;
        }
        if (answers && answersLateMs > 0) {
          writeLate(out, Arrays.copyOf(buffer, read));
        } else {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      // A cut wire is what this class is for.
    } finally {
      end(from);
      end(to);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with its executor.
  private void writeLate(OutputStream out, byte[] bytes) {
    late.schedule(
        () -> {
          out.write(bytes);
          return bytes;
        },
        answersLateMs,
        TimeUnit.MILLISECONDS);
  }

  private boolean mayPass(boolean answer) {
    lock.lock();
    try {
      while (clogged) {
        changed.awaitUninterruptibly();
      }
      if (answer && cutBeforeAnswer) {
        cutBeforeAnswer = false;
        return false;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    unclog();
    cut();
    threads.shutdownNow();
    late.shutdownNow();
  }
}
