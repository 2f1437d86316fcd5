package io.jiaohao.slip;

import java.nio.charset.StandardCharsets;

/** A slip as an ESC/POS printer takes it: complete in itself, whatever was printed before. */
public final class SlipBytes {
  /** Width of a square of the code: a link's code is then 21 to 25 mm wide at 8 dots a mm. */
  private static final int CODE_DOTS = 5;

  private static final int LARGE = 2;

  private SlipBytes() {}

  /** The bytes of a slip. */
  public static byte[] of(Slip slip, PaperWidth paper) {
    EscPos printer = new EscPos().begin().centred();
    lines(printer, slip.hall(), paper.columns());
    lines(printer, slip.service(), paper.columns());
    printer.large(true);
    lines(printer, slip.number(), paper.columns() / LARGE);
    printer.large(false);
    lines(printer, slip.place(), paper.columns());
    lines(printer, slip.ahead(), paper.columns());
    lines(printer, slip.waiting(), paper.columns());
    if (isLink(slip.link())) {
      printer.feed(1).qrCode(slip.link(), CODE_DOTS);
      lines(printer, slip.linkWords(), paper.columns());
    }
    lines(printer, slip.printed(), paper.columns());
    lines(printer, slip.advice(), paper.columns());
    return printer.cut().toBytes();
  }

  private static void lines(EscPos printer, String text, int columns) {
    SlipText.wrap(SlipText.clean(text), columns).forEach(printer::line);
  }

  /**
   * An address is written in plain ASCII; of anything else there is no code rather than a wrong
   * one.
   */
  private static boolean isLink(String link) {
    return !link.isEmpty()
        && StandardCharsets.US_ASCII.newEncoder().canEncode(link)
        && link.equals(SlipText.clean(link));
  }
}
