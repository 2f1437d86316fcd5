package io.jiaohao.slip;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A printer behind a device file. It cannot be asked how it is: a slip counts as out once the
 * device has taken all of it, as with a browser's own printing.
 */
final class FilePrinter implements Printer {
  private final Path path;
  private final PrinterLimits limits;

  FilePrinter(Path path, PrinterLimits limits) {
    this.path = path;
    this.limits = limits;
  }

  @Override
  public PrintResult print(byte[] slip) {
    boolean started = false;
    try (FileChannel file = open();
        TimeLimit limit = TimeLimit.closing(file, limits.wholeMs())) {
      ByteBuffer rest = ByteBuffer.wrap(slip);
      while (rest.hasRemaining()) {
        started = true;
        file.write(rest);
      }
      return new PrintResult(PrintResult.Outcome.OUT, PrinterState.READY);
    } catch (IOException e) {
      return started
          ? new PrintResult(PrintResult.Outcome.UNKNOWN, PrinterState.SILENT)
          : PrintResult.notSent(PrinterState.UNREACHABLE);
    }
  }

  private FileChannel open() throws IOException {
    return Files.exists(path) && !Files.isRegularFile(path)
        ? FileChannel.open(path, WRITE)
        : FileChannel.open(path, WRITE, CREATE, APPEND);
  }

  @Override
  public PrinterState state() {
    Path place = Files.exists(path) ? path : path.toAbsolutePath().getParent();
    return place != null && Files.isWritable(place) ? PrinterState.READY : PrinterState.UNREACHABLE;
  }
}
