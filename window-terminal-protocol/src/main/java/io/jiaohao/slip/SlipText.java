package io.jiaohao.slip;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Text as a printer in Chinese mode takes it. Names are written by people: nothing in them may
 * reach the printer as a command, and nothing may be wider than the paper.
 */
final class SlipText {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private SlipText() {}

  /** Only what can be printed: controls, line ends and tabs become single spaces. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().forEach(point -> clean.appendCodePoint(printable(point) ? point : ' '));
    return clean.toString().strip().replaceAll(" {2,}", " ");
  }

  /** What is left has a shape of its own: no controls, marks of direction, halves of pairs. */
  private static boolean printable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  static byte[] bytes(String clean) {
    return clean.getBytes(GB18030);
  }

  /** Columns that a text takes: what the printer's Chinese type draws is two wide, ASCII is one. */
  static int columns(String clean) {
    return clean.codePoints().map(SlipText::columns).sum();
  }

  private static int columns(int point) {
    return isAscii(point) ? 1 : 2;
  }

  private static boolean isAscii(int point) {
    return point < 0x80;
  }

  /** The lines of a text; words of ASCII stay whole if the paper is wide enough for them. */
  static List<String> wrap(String clean, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(clean, columns)) {
      if (columns(line + piece.stripTrailing()) > columns) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(piece);
    }
    lines.add(line.toString().strip());
    lines.removeIf(String::isEmpty);
    return lines;
  }

  /** Parts between which a line may end; a space ends the part before it. */
  private static List<String> pieces(String clean, int columns) {
    List<String> pieces = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    clean
        .codePoints()
        .forEach(
            point -> {
              boolean joins = isAscii(point) && columns(word.toString()) < columns;
              if (!joins) {
                end(word, pieces);
              }
              word.appendCodePoint(point);
              if (point == ' ' || !isAscii(point)) {
                end(word, pieces);
              }
            });
    end(word, pieces);
    return pieces;
  }

  private static void end(StringBuilder word, List<String> pieces) {
    if (!word.isEmpty()) {
      pieces.add(word.toString());
      word.setLength(0);
    }
  }
}
