package io.jiaohao.slip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What an ESC/POS printer makes of bytes: paper with lines and codes, and answers. Starts with the
 * code page of a printer that was just switched on, and takes no command that it does not know.
 */
public final class PaperPrinter {
  private static final Charset POWER_ON_PAGE = Charset.forName("IBM437");
  private static final Charset CHINESE = Charset.forName("GB18030");
  private static final int DLE = 0x10;

  private final IntConsumer answers;
  private final List<Paper> slips = new ArrayList<>();
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final List<Integer> atOnce = new ArrayList<>();
  private Paper paper = new Paper(new ArrayList<>(), "", -1);
  private ByteArrayOutputStream text = new ByteArrayOutputStream();
  private String stored = "";
  private boolean chinese;
  private boolean centred;
  private int scale = 1;
  private int linesLeft = Integer.MAX_VALUE;
  private boolean paperLow;
  private boolean coverOpen;

  /**
   * One slip.
   *
   * @param code what its QR code says, or empty
   * @param codeAfter how many lines stand above the code; negative = there is none
   */
  public record Paper(List<Line> lines, String code, int codeAfter) {

    /** The text of all lines. */
    public List<String> texts() {
      return lines.stream().map(Line::text).toList();
    }
  }

  /**
   * One line of it.
   *
   * @param scale 2 = twice the usual size
   */
  public record Line(String text, boolean centred, int scale) {}

  /** A printer whose answers go there. */
  public PaperPrinter(IntConsumer answers) {
    this.answers = answers;
  }

  /** A printer that nobody asks. */
  public static List<Paper> print(byte[] bytes) {
    PaperPrinter printer = new PaperPrinter(answer -> {});
    printer.hear(bytes);
    return printer.slips();
  }

  public synchronized List<Paper> slips() {
    return List.copyOf(slips);
  }

  /** Off and on: what it was told is forgotten. */
  public synchronized void powerCycle() {
    waiting.clear();
    atOnce.clear();
    reset();
  }

  /** Paper for so many lines more; then it is out. */
  public synchronized void paperForLines(int lines) {
    linesLeft = lines;
    work();
  }

  public synchronized void reload() {
    paperLow = false;
    paperForLines(Integer.MAX_VALUE);
  }

  public synchronized void paperLow() {
    paperLow = true;
  }

  public synchronized void cover(boolean isOpen) {
    coverOpen = isOpen;
  }

  synchronized void hear(byte[] bytes) {
    for (byte one : bytes) {
      hear(one & 0xFF);
    }
  }

  /** What is asked in the middle of a slip is answered at once; all else waits its turn. */
  synchronized void hear(int next) {
    atOnce.add(next);
    if (atOnce.get(0) != DLE) {
      waiting.addAll(atOnce);
      atOnce.clear();
    } else if (atOnce.size() == 3 && atOnce.get(1) == 0x04) {
      answers.accept(status(next));
      atOnce.clear();
    } else if (atOnce.size() == 10 && atOnce.get(1) == 0x14) {
      waiting.clear();
      reset();
      atOnce.clear();
    }
    work();
  }

  private int status(int which) {
    return 0x12
        | switch (which) {
          case 1 -> coverOpen || isOut() ? 0x08 : 0;
          case 2 -> (coverOpen ? 0x04 : 0) | (isOut() ? 0x20 : 0);
          case 3 -> 0;
          case 4 -> (paperLow ? 0x0C : 0) | (isOut() ? 0x60 : 0);
          default -> throw new AssertionError("DLE EOT " + which + " (expected: 1..4)");
        };
  }

  private boolean isOut() {
    return linesLeft <= 0;
  }

  private void work() {
    while (!isOut() && !coverOpen && !waiting.isEmpty() && step()) {
      // One command or character after another, as long as it is whole.
    }
  }

  private boolean step() {
    List<Integer> head = waiting.stream().limit(3).toList();
    return switch (head.get(0).intValue()) {
      case 0x0A -> taken(1, this::endLine);
      case 0x1B -> escape(head);
      case 0x1C -> head.size() >= 2 && chinese(head.get(1));
      case 0x1D -> head.size() >= 3 && group(head.get(1), head.get(2));
      default -> character(head);
    };
  }

  private boolean escape(List<Integer> head) {
    if (head.size() < 2) {
      return false;
    }
    if (head.get(1) == '@') {
      return taken(2, this::reset);
    }
    if (head.size() < 3) {
      return false;
    }
    int parameter = head.get(2);
    return switch (head.get(1).intValue()) {
      case 'a' -> taken(3, () -> centred = parameter == 1);
      case 'd' -> taken(3, () -> feed(parameter));
      default -> throw unknown("ESC", head.get(1));
    };
  }

  private boolean chinese(int command) {
    return switch (command) {
      case '&' -> taken(2, () -> chinese = true);
      case '.' -> taken(2, () -> chinese = false);
      default -> throw unknown("FS", command);
    };
  }

  private boolean group(int command, int parameter) {
    return switch (command) {
      case '!' -> taken(3, () -> scale = parameter == 0x11 ? 2 : 1);
      case 'r' -> taken(3, () -> answers.accept((paperLow ? 0x03 : 0) | (isOut() ? 0x0C : 0)));
      case 'V' -> waiting.size() >= 4 && taken(4, this::cut);
      case '(' -> code();
      default -> throw unknown("GS", command);
    };
  }

  private boolean code() {
    List<Integer> all = List.copyOf(waiting);
    if (all.size() < 5 || all.size() < 5 + all.get(3) + 256 * all.get(4)) {
      return false;
    }
    int length = all.get(3) + 256 * all.get(4);
    int function = all.get(6);
    if (function == 'P') {
      StringBuilder data = new StringBuilder();
      all.subList(8, 5 + length).forEach(one -> data.append((char) one.intValue()));
      stored = data.toString();
    } else if (function == 'Q') {
      paper = new Paper(paper.lines(), stored, paper.lines().size());
    }
    return taken(5 + length, () -> {});
  }

  private boolean character(List<Integer> head) {
    int first = head.get(0);
    if (first < 0x20) {
      throw unknown("control", first);
    }
    int length = 1;
    if (chinese && first > 0x80) {
      if (head.size() < 2) {
        return false;
      }
      length = head.get(1) >= 0x30 && head.get(1) <= 0x39 ? 4 : 2;
    }
    if (waiting.size() < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      text.write(waiting.remove());
    }
    return true;
  }

  private boolean taken(int length, Runnable action) {
    for (int i = 0; i < length; i++) {
      waiting.remove();
    }
    action.run();
    return true;
  }

  private void endLine() {
    Charset charset = chinese ? CHINESE : POWER_ON_PAGE;
    paper.lines().add(new Line(text.toString(charset), centred, scale));
    text = new ByteArrayOutputStream();
    linesLeft--;
  }

  private void feed(int lines) {
    for (int i = 0; i < lines; i++) {
      endLine();
    }
  }

  private void cut() {
    slips.add(paper);
    paper = new Paper(new ArrayList<>(), "", -1);
  }

  private void reset() {
    chinese = false;
    centred = false;
    scale = 1;
    text = new ByteArrayOutputStream();
  }

  private static AssertionError unknown(String kind, int command) {
    return new AssertionError(
        kind
            + " 0x%02x '%s' (expected: a command of a slip)"
                .formatted(
                    command, new String(new byte[] {(byte) command}, StandardCharsets.ISO_8859_1)));
  }
}
