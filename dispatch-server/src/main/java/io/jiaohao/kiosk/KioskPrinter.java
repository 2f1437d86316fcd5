package io.jiaohao.kiosk;

import io.jiaohao.slip.PaperWidth;
import io.jiaohao.slip.PrintResult;
import io.jiaohao.slip.Printer;
import io.jiaohao.slip.PrinterState;
import io.jiaohao.slip.Slip;
import io.jiaohao.slip.SlipBytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One kiosk's printer, with what it has printed lately: no slip comes out twice. */
final class KioskPrinter {
  private static final Logger log = LoggerFactory.getLogger(KioskPrinter.class);

  /** Pieces of work at a time: one slip, and one behind whatever is under way. */
  static final int WORK_MAX = 2;

  /** Slips that are known to be out; the oldest is forgotten. */
  private static final int OUT_MAX = 256;

  private final String kiosk;
  private final Printer printer;
  private final PaperWidth paper;
  private final AtomicInteger work = new AtomicInteger();
  private final Map<Long, PrintResult> out = new LinkedHashMap<>();
  private volatile PrinterState state = PrinterState.UNKNOWN;

  KioskPrinter(String kiosk, Printer printer, PaperWidth paper) {
    this.kiosk = kiosk;
    this.printer = printer;
    this.paper = paper;
  }

  PrinterState state() {
    return state;
  }

  /** Takes room for one slip, if there is some; {@link #print} gives it back. */
  boolean beginSlip() {
    return work.getAndUpdate(now -> Math.min(now + 1, WORK_MAX)) < WORK_MAX;
  }

  /** Takes it for a look, if it has nothing to do; {@link #look} gives it back. */
  boolean beginLook() {
    return work.compareAndSet(0, 1);
  }

  synchronized PrintResult print(long ticketId, Slip slip) {
    try {
      PrintResult before = out.get(ticketId);
      return before != null ? before : printed(ticketId, slip);
    } finally {
      work.decrementAndGet();
    }
  }

  private PrintResult printed(long ticketId, Slip slip) {
    PrintResult result = printer.print(SlipBytes.of(slip, paper));
    if (result.isOut()) {
      out.put(ticketId, result);
      if (out.size() > OUT_MAX) {
        out.remove(out.keySet().iterator().next());
      }
    } else {
      log.warn("printer of {}: ticket {}: {}", kiosk, ticketId, result.sentence());
    }
    heard(result.state());
    return result;
  }

  synchronized void look() {
    try {
      heard(printer.state());
    } finally {
      work.decrementAndGet();
    }
  }

  private void heard(PrinterState now) {
    if (now != state) {
      log.info("printer of {}: {}", kiosk, now.sentence());
    }
    state = now;
  }
}
