package io.jiaohao.slip;

import io.jiaohao.slip.PrintResult.Outcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A printer in the network, one connection for each slip: asked how it is, sent the slip, asked
 * whether all is printed. Only its own word makes a slip one that is out.
 */
final class NetworkPrinter implements Printer {
  private final PrinterAddress.Network address;
  private final PrinterLimits limits;

  NetworkPrinter(PrinterAddress.Network address, PrinterLimits limits) {
    this.address = address;
    this.limits = limits;
  }

  @Override
  public PrintResult print(byte[] slip) {
    PrintResult result = PrintResult.notSent(PrinterState.UNREACHABLE);
    try (Socket socket = new Socket();
        TimeLimit limit = TimeLimit.closing(socket, limits.wholeMs())) {
      if (connect(socket)) {
        PrinterTalk printer = new PrinterTalk(socket);
        PrinterState before = stateOf(printer);
        result = before.canPrint() ? sendTo(printer, slip) : PrintResult.notSent(before);
      }
    } catch (IOException e) {
      // Of opening or closing: what the printer has said in between holds.
    }
    return result;
  }

  private PrintResult sendTo(PrinterTalk printer, byte[] slip) {
    try {
      printer.send(slip);
      printer.awaitPrinted(limits.printMs());
    } catch (IOException e) {
      return new PrintResult(Outcome.UNKNOWN, afterTrouble(printer));
    }
    PrinterState after = stateOf(printer);
    return new PrintResult(Outcome.OUT, after == PrinterState.SILENT ? PrinterState.READY : after);
  }

  private PrinterState afterTrouble(PrinterTalk printer) {
    PrinterState state = stateOf(printer);
    try {
      printer.forgetTheRest();
    } catch (IOException e) {
      // It is gone; whether a slip came out is not known either way.
    }
    return state;
  }

  private PrinterState stateOf(PrinterTalk printer) {
    try {
      return printer.askState(limits.answerMs());
    } catch (IOException e) {
      return PrinterState.SILENT;
    }
  }

  private boolean connect(Socket socket) {
    try {
      socket.connect(new InetSocketAddress(address.host(), address.port()), limits.connectMs());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public PrinterState state() {
    PrinterState state = PrinterState.UNREACHABLE;
    try (Socket socket = new Socket();
        TimeLimit limit = TimeLimit.closing(socket, limits.wholeMs())) {
      if (connect(socket)) {
        state = stateOf(new PrinterTalk(socket));
      }
    } catch (IOException e) {
      // Of opening or closing: what the printer has said in between holds.
    }
    return state;
  }
}
