package io.jiaohao.terminal;

import io.jiaohao.protocol.wire.Welcome;
import io.jiaohao.slip.PaperWidth;
import io.jiaohao.slip.Printer;
import io.jiaohao.slip.PrinterAddress;
import io.jiaohao.slip.PrinterLimits;
import io.jiaohao.slip.SlipLanguage;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether and where a ticket machine prints. */
final class PrinterOptions {
  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--printer",
      paramLabel = "HOW",
      defaultValue = "none",
      description = {
        "none: numbers count at once (default);",
        "ok: each slip is out at once, and the number counts then;",
        "wait: the slip is confirmed by hand, with printed or failed;",
        "tcp://HOST:PORT or file:PATH: an ESC/POS printer; a number counts",
        "  once the printer has said that its slip is out, else it is void."
      })
  private String printer;

  @Option(
      names = "--paper",
      paramLabel = "MM",
      defaultValue = "80",
      description = "Width of the printer's paper, 58 or 80 (default: ${DEFAULT-VALUE}).")
  private String paper;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "zh",
      description = "Of the slips: zh or en (default: ${DEFAULT-VALUE}).")
  private SlipLanguage language;

  /** How the kiosk prints. */
  enum Way {
    NONE,
    OK,
    WAIT,
    PAPER
  }

  Way way() {
    return switch (printer.toLowerCase(Locale.ROOT)) {
      case "none" -> Way.NONE;
      case "ok" -> Way.OK;
      case "wait" -> Way.WAIT;
      default -> Way.PAPER;
    };
  }

  /** Says what is wrong with the options before anything is asked of the server. */
  void check() {
    paper();
    if (way() == Way.PAPER) {
      open();
    }
  }

  /** Where the slips of this hall come out; nowhere unless there is a printer. */
  Optional<SlipOut> slips(Welcome welcome) {
    return way() == Way.PAPER
        ? Optional.of(new SlipOut(open(), paper(), language, welcome))
        : Optional.empty();
  }

  private Printer open() {
    try {
      return PrinterAddress.of(printer).open(PrinterLimits.DEFAULTS);
    } catch (IllegalArgumentException e) {
      throw bad(
          "--printer: \""
              + printer
              + "\" (expected: none, ok, wait, "
              + PrinterAddress.EXPECTED
              + ")");
    }
  }

  private PaperWidth paper() {
    try {
      return PaperWidth.ofMm(paper);
    } catch (IllegalArgumentException e) {
      throw bad("--" + e.getMessage());
    }
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
