package io.jiaohao.slip;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a printer is: in the network, or a device file of this machine. */
public sealed interface PrinterAddress {
  /** As they are written. */
  String EXPECTED = "tcp://HOST:PORT or file:/dev/usb/lp0";

  /** Port that printers listen at. */
  int USUAL_PORT = 9_100;

  /** A printer there, within these limits. */
  Printer open(PrinterLimits limits);

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is none, in words
   */
  static PrinterAddress of(String text) {
    try {
      if (text.startsWith("file:")) {
        String path = text.substring("file:".length());
        if (!path.isBlank()) {
          return new DeviceFile(Path.of(path));
        }
      }
      URI uri = new URI(text);
      if ("tcp".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getPort() != 0
          && uri.getUserInfo() == null
          && (uri.getPath() + nothingFor(uri.getQuery()) + nothingFor(uri.getFragment()))
              .isEmpty()) {
        return new Network(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort());
      }
    } catch (URISyntaxException | InvalidPathException e) {
      throw bad(text, e);
    }
    throw bad(text, null);
  }

  private static String nothingFor(String part) {
    return part == null ? "" : part;
  }

  private static IllegalArgumentException bad(String text, Exception cause) {
    return new IllegalArgumentException(
        "printer: \"" + text + "\" (expected: " + EXPECTED + ")", cause);
  }

  /** In the network. */
  record Network(String host, int port) implements PrinterAddress {
    public Network {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("printer: port " + port + " (expected: 1..65535)");
      }
    }

    @Override
    public Printer open(PrinterLimits limits) {
      return new NetworkPrinter(this, limits);
    }
  }

  /** A device file, or an ordinary one for trying out: slips are added at its end. */
  record DeviceFile(Path path) implements PrinterAddress {
    @Override
    public Printer open(PrinterLimits limits) {
      return new FilePrinter(path, limits);
    }
  }
}
