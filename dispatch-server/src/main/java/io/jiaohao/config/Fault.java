package io.jiaohao.config;

import io.jiaohao.core.Words;
import java.util.Comparator;

/**
 * One thing that is wrong with a hall file, said so that it can be mended without a manual: where
 * it is, what stands there and what should.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters
 * @param path from the top of the file, as in "windows[3].serves[1]"; lists count from 0
 * @param value what was found, shortened
 * @param expected what would have been right
 * @param file a file that the hall file names; empty for the hall file itself
 */
public record Fault(int line, int column, String path, String value, String expected, String file) {

  /** A fault of the hall file itself. */
  public Fault(int line, int column, String path, String value, String expected) {
    this(line, column, path, value, expected, "");
  }

  /** As an editor walks through a file, the hall file first. */
  static final Comparator<Fault> BY_PLACE =
      Comparator.comparing(Fault::file)
          .thenComparingInt(Fault::line)
          .thenComparingInt(Fault::column);

  /** The same fault in another file. */
  Fault in(String otherFile) {
    return new Fault(line, column, path, value, expected, otherFile);
  }

  /** Somebody else's text, fit for a fault: cut, and without what would break the line. */
  static String shortened(String text) {
    return shortened(text, HallFileLimits.MAX_SHOWN);
  }

  static String shortened(String text, int maxCharacters) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.codePointCount(0, line.length()) <= maxCharacters
        ? line
        : line.substring(0, line.offsetByCodePoints(0, maxCharacters)) + "…";
  }

  /** What stands there and what should, in both languages. */
  public Words words() {
    return FaultWords.of(this);
  }

  /** One line, without the file's name. */
  @Override
  public String toString() {
    return line + ":" + column + ": " + path + ": " + value + " (expected: " + expected + ")";
  }
}
