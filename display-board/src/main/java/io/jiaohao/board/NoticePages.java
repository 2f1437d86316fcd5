package io.jiaohao.board;

import io.jiaohao.board.dots.Canvas;
import io.jiaohao.board.dots.Colour;
import io.jiaohao.board.dots.Glyph;
import java.util.ArrayList;
import java.util.List;

/**
 * Notices at the foot of a main board, in turn with the waiting counts: one notice in one language
 * a page, in as many lines as there is room for.
 */
final class NoticePages {
  private static final int MARGIN = 8;
  private static final int LINES_MAX = 3;
  private static final int TOP = ZoneCounts.RULE + 4;

  private final BoardWords words;

  NoticePages(BoardWords words) {
    this.words = words;
  }

  /** Draws the page whose turn it is; false if it is that of the counts. */
  boolean draw(Canvas canvas, Scene scene) {
    List<String> texts = texts(scene.picture().news().notices());
    int turn = scene.turnOf(texts.size() + 1);
    if (turn == 0) {
      return false;
    }
    List<String> lines = lines(canvas, texts.get(turn - 1));
    for (int i = 0; i < lines.size(); i++) {
      canvas.text(MARGIN, TOP + i * Glyph.HEIGHT, lines.get(i), 1, Colour.AMBER);
    }
    return true;
  }

  private List<String> texts(List<Name> notices) {
    List<String> texts = new ArrayList<>();
    for (Name notice : notices) {
      if (words.chinese()) {
        texts.add(notice.zh());
      }
      if (words.english()) {
        texts.add(notice.en());
      }
    }
    texts.removeIf(String::isEmpty);
    return texts;
  }

  /** Lines end between words where there are any; a board has room for the longest notice. */
  private static List<String> lines(Canvas canvas, String text) {
    List<String> lines = new ArrayList<>();
    String left = text;
    while (!left.isEmpty() && lines.size() < LINES_MAX) {
      int end = fitting(canvas, left);
      lines.add(left.substring(0, end).strip());
      left = left.substring(end).strip();
    }
    return lines;
  }

  private static int fitting(Canvas canvas, String text) {
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (canvas.widthOf(text.substring(0, next), 1) > canvas.width() - 2 * MARGIN) {
        break;
      }
      end = next;
    }
    int space = text.lastIndexOf(' ', end);
    return end < text.length() && space > 0 ? space : end;
  }
}
