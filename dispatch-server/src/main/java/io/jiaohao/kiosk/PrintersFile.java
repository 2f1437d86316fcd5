package io.jiaohao.kiosk;

import io.jiaohao.slip.PaperWidth;
import io.jiaohao.slip.PrinterAddress;
import io.jiaohao.slip.PrinterLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which kiosk's page prints where: {@code printers} in the data directory, a line for each, as in
 * {@code kiosk-E1 tcp://10.0.3.21:9100 80mm}. Kiosks that are not in it print with their browser.
 */
public final class PrintersFile {
  static final String FILE = "printers";

  /** More than any hall has kiosks. */
  private static final int PRINTERS_MAX = 256;

  private static final String EXPECTED =
      "(expected: kiosk, " + PrinterAddress.EXPECTED + ", and 58mm or 80mm)";

  private PrintersFile() {}

  /**
   * The printers of the file in this data directory; none if there is no file.
   *
   * @throws IllegalArgumentException if a line of it is wrong, by its number
   */
  public static KioskPrinters read(Path dataDir, PrinterLimits limits) throws IOException {
    Path file = dataDir.resolve(FILE);
    return Files.exists(file)
        ? new KioskPrinters(parse(file.toString(), Files.readAllLines(file), limits))
        : KioskPrinters.none();
  }

  static Map<String, KioskPrinter> parse(String name, List<String> lines, PrinterLimits limits) {
    Map<String, KioskPrinter> printers = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        String at = name + ":" + (i + 1) + ": ";
        String[] words = line.split("\\s+");
        if (printers.put(words[0], printer(at, words, limits)) != null) {
          throw new IllegalArgumentException(at + words[0] + ": twice (expected: once)");
        }
        if (printers.size() > PRINTERS_MAX) {
          throw new IllegalArgumentException(
              at + "too many printers (expected: up to " + PRINTERS_MAX + ")");
        }
      }
    }
    return printers;
  }

  private static KioskPrinter printer(String at, String[] words, PrinterLimits limits) {
    if (words.length < 2 || words.length > 3) {
      throw new IllegalArgumentException(at + words.length + " words " + EXPECTED);
    }
    try {
      PaperWidth paper =
          words.length == 2
              ? PaperWidth.MM_80
              : PaperWidth.ofMm(words[2].endsWith("mm") ? words[2].replace("mm", "") : "");
      return new KioskPrinter(words[0], PrinterAddress.of(words[1]).open(limits), paper);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(at + e.getMessage(), e);
    }
  }
}
