package io.jiaohao.kiosk;

import io.jiaohao.slip.PrintResult;
import io.jiaohao.slip.PrinterState;
import io.jiaohao.slip.Slip;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The printers that the server prints on, by kiosk. A printer may take ten seconds to answer, so
 * its work is done on threads apart, one piece at a time for each printer. Asked from any thread.
 */
public final class KioskPrinters {
  /** Printers that are spoken to at the same time; others wait for one of them. */
  private static final int THREADS_MAX = 8;

  private final Map<String, KioskPrinter> printers;
  private final ExecutorService printing;

  KioskPrinters(Map<String, KioskPrinter> printers) {
    this.printers = new TreeMap<>(printers);
    int threads = Math.min(Math.max(printers.size(), 1), THREADS_MAX);
    // Each printer takes no more work than this, so there is always room.
    printing =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(KioskPrinter.WORK_MAX * Math.max(printers.size(), 1)),
            task -> {
              Thread thread = new Thread(task, "kiosk-printers");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Every kiosk prints with its browser. */
  public static KioskPrinters none() {
    return new KioskPrinters(Map.of());
  }

  /** Whether the server prints for this kiosk. */
  public boolean has(String kiosk) {
    return printers.containsKey(kiosk);
  }

  /** How the kiosk's printer was when it was last asked; empty if the server has none for it. */
  public Optional<PrinterState> stateOf(String kiosk) {
    return Optional.ofNullable(printers.get(kiosk)).map(KioskPrinter::state);
  }

  /**
   * Prints a ticket's slip on the printer of a kiosk that {@link #has has} one. A slip that is
   * known to be out is not printed again: whoever asks once more is told so.
   *
   * @param told is told what became of it, perhaps on another thread
   */
  public void print(String kiosk, long ticketId, Slip slip, Consumer<PrintResult> told) {
    KioskPrinter printer = printers.get(kiosk);
    if (printer.beginSlip()) {
      printing.execute(() -> told.accept(printer.print(ticketId, slip)));
    } else {
      told.accept(new PrintResult(PrintResult.Outcome.NOT_SENT, PrinterState.BUSY));
    }
  }

  /** Asks the printers that have nothing to do how they are. */
  public void look() {
    for (KioskPrinter printer : printers.values()) {
      if (printer.beginLook()) {
        printing.execute(printer::look);
      }
    }
  }

  public void close() {
    printing.shutdown();
  }
}
