package io.jiaohao.slip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One connection to a printer: what is asked and answered. */
final class PrinterTalk {
  private static final int DLE = 0x10;
  private static final int EOT = 0x04;
  private static final int DC4 = 0x14;
  private static final int GS = 0x1D;

  /** Bytes that are no answer and are passed over, of one answer. */
  private static final int STRAY_MAX = 32;

  /** Answered at once, whatever is still being printed: printer, cause, error, paper. */
  private static final byte[] HOW_ARE_YOU = {DLE, EOT, 1, DLE, EOT, 2, DLE, EOT, 3, DLE, EOT, 4};

  /** Answered in its turn: all that was sent before it is printed by then. */
  private static final byte[] ARE_YOU_DONE = {GS, 'r', 1};

  /** Half a slip must not come out when somebody puts paper in, long after its number is void. */
  private static final byte[] FORGET_THE_REST = {DLE, DC4, 8, 1, 3, 20, 1, 6, 2, 8};

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  PrinterTalk(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  PrinterState askState(int withinMs) throws IOException {
    out.write(HOW_ARE_YOU);
    socket.setSoTimeout(withinMs);
    int[] answers = new int[4];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = answer(0x93, 0x12);
    }
    return stateOf(answers);
  }

  /** Of several troubles the one that somebody at the printer would mend first. */
  private static PrinterState stateOf(int[] answers) {
    int printer = answers[0];
    int cause = answers[1];
    int error = answers[2];
    int paper = answers[3];
    if ((cause & 0x04) != 0) {
      return PrinterState.COVER_OPEN;
    }
    if ((paper & 0x60) != 0 || (cause & 0x20) != 0) {
      return PrinterState.PAPER_OUT;
    }
    if ((error & 0x68) != 0 || (cause & 0x40) != 0) {
      return PrinterState.FAULT;
    }
    if ((printer & 0x08) != 0) {
      return PrinterState.OFFLINE;
    }
    return (paper & 0x0C) != 0 ? PrinterState.PAPER_LOW : PrinterState.READY;
  }

  void send(byte[] slip) throws IOException {
    out.write(slip);
    out.write(ARE_YOU_DONE);
  }

  void awaitPrinted(int withinMs) throws IOException {
    socket.setSoTimeout(withinMs);
    answer(0x90, 0x00);
  }

  void forgetTheRest() throws IOException {
    out.write(FORGET_THE_REST);
  }

  /** The next byte with these bits. */
  private int answer(int mask, int bits) throws IOException {
    for (int i = 0; i < STRAY_MAX; i++) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the printer has closed the connection");
      }
      if ((next & mask) == bits) {
        return next;
      }
    }
    throw new IOException("answers: " + STRAY_MAX + " bytes that are none (expected: a status)");
  }
}
