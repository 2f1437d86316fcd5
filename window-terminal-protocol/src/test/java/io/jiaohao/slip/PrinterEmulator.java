package io.jiaohao.slip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A printer in the network, in software: one connection at a time, and moods of its own. */
public final class PrinterEmulator implements AutoCloseable {
  private final PaperPrinter paper = new PaperPrinter(this::answer);
  private final List<Integer> heard = new ArrayList<>();
  private int port;
  private ServerSocket listening;
  private Thread thread;
  private volatile Socket talking;
  private volatile Mood mood = Mood.WILLING;

  /** How it takes what it is told. */
  public enum Mood {
    WILLING,
    /** Takes everything and says nothing. */
    SILENT,
    /** Prints, and the word that it is done gets lost. */
    LAST_WORD_LOST,
    /** Cuts the connection in the middle of a slip. */
    DIES,
    /** Says bytes that are no answer. */
    BABBLES
  }

  public PrinterEmulator() throws IOException {
    switchOn();
  }

  /** Listens again, at the port it had. */
  public void switchOn() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    port = socket.getLocalPort();
    listening = socket;
    thread = new Thread(() -> serve(socket), "printer-emulator");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Refuses connections from now on, and forgets what it was told. Waits for its thread: a port is
   * not closed while somebody is still about to take a connection from it.
   */
  public void switchOff() throws IOException, InterruptedException {
    listening.close();
    hangUp();
    thread.join();
    paper.powerCycle();
  }

  public String address() {
    return "tcp://127.0.0.1:" + port;
  }

  public PaperPrinter paper() {
    return paper;
  }

  public void mood(Mood next) {
    mood = next;
  }

  /** Everything that it was sent. */
  public synchronized List<Integer> heard() {
    return List.copyOf(heard);
  }

  private void serve(ServerSocket socket) {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talking = client;
        if (!socket.isClosed()) {
          listen(client);
        }
      } catch (IOException e) {
        // The other side has gone, or this one is switched off: the loop looks.
      }
    }
  }

  private void listen(Socket client) throws IOException {
    for (int next = client.getInputStream().read();
        next >= 0;
        next = client.getInputStream().read()) {
      synchronized (this) {
        heard.add(next);
      }
      if (mood == Mood.DIES && next == '\n') {
        return;
      }
      if (mood != Mood.SILENT) {
        paper.hear(next);
      }
    }
  }

  private void answer(int status) {
    try {
      boolean isLastWord = (status & 0x10) == 0;
      if (mood == Mood.BABBLES) {
        talking.getOutputStream().write(0xFF);
      } else if (mood != Mood.LAST_WORD_LOST || !isLastWord) {
        talking.getOutputStream().write(status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hangUp() throws IOException {
    if (talking != null) {
      talking.close();
    }
  }

  @Override
  public void close() throws Exception {
    switchOff();
  }
}
