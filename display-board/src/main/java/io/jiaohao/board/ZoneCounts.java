package io.jiaohao.board;

import io.jiaohao.board.dots.Canvas;
import io.jiaohao.board.dots.Colour;
import io.jiaohao.board.dots.Glyph;
import java.util.List;

/**
 * The foot of a main board: how many wait in each zone. Zones stand side by side and all in one
 * form, the one that tells most of those that have room for every zone: names where they fit, ids
 * where they do not.
 */
final class ZoneCounts {
  /** The line above. */
  static final int RULE = 328;

  private static final int TOP = RULE + 1;
  private static final int HIGH = MainBoardRenderer.HEIGHT - TOP;
  private static final int HEADING_LEFT = 8;
  private static final int ZONES_LEFT = 70;
  private static final int ZONE_MARGIN = 5;
  private static final int COUNT_GAP = 6;

  /** Room for this count is always kept, so that a form stays when counts rise. */
  private static final String USUAL_COUNT = "888";

  private final BoardWords words;

  /** The ways in which zones may be shown, best first. */
  private enum Form {
    NAME_OVER_SMALL_NAME,
    NAME,
    SMALL_NAME_OVER_COUNT,
    ID,
    SMALL_NAME,
    SMALL_ID;

    int lines() {
      return this == SMALL_NAME || this == SMALL_ID ? 2 : 1;
    }
  }

  /** What is written of one zone. */
  private record Cell(String id, String name, String smallName, String count) {}

  ZoneCounts(BoardWords words) {
    this.words = words;
  }

  void draw(Canvas canvas, List<ZoneLine> zones) {
    heading(canvas);
    if (zones.isEmpty()) {
      return;
    }
    boolean oneWing = zones.stream().map(ZoneLine::wing).distinct().count() == 1;
    List<Cell> cells = zones.stream().map(zone -> cell(zone, oneWing)).toList();
    Form form = formFor(canvas, cells);
    int columns = columns(form, cells.size());
    for (int i = 0; i < cells.size(); i++) {
      int left = columnLeft(i % columns, columns);
      if (i < columns) {
        canvas.fill(left, TOP, 1, HIGH, Colour.GREEN);
      }
      draw(canvas, form, cells.get(i), left + ZONE_MARGIN, i / columns);
    }
  }

  private void heading(Canvas canvas) {
    boolean both = words.language() == Language.BOTH;
    int top = middle(both ? 2 * Glyph.HEIGHT : Glyph.HEIGHT);
    canvas.text(HEADING_LEFT, top, words.waitingHeading(), 1, Colour.AMBER);
    if (both) {
      canvas.text(HEADING_LEFT, top + Glyph.HEIGHT, "Waiting", 1, Colour.AMBER);
    }
  }

  private Cell cell(ZoneLine zone, boolean oneWing) {
    String wing = oneWing ? "" : zone.wing() + "-";
    String id = wing + words.zone(zone.zone());
    String name = words.leading(zone.name());
    return new Cell(
        id,
        name.isEmpty() ? id : wing + name,
        words.beside(zone.name()),
        String.valueOf(zone.waiting()));
  }

  private static Form formFor(Canvas canvas, List<Cell> cells) {
    for (Form form : Form.values()) {
      int columns = columns(form, cells.size());
      int room = columnLeft(1, columns) - columnLeft(0, columns) - ZONE_MARGIN;
      if (cells.stream().allMatch(cell -> width(canvas, form, cell) <= room)) {
        return form;
      }
    }
    return Form.SMALL_ID;
  }

  private static int columns(Form form, int zones) {
    return (zones + form.lines() - 1) / form.lines();
  }

  private static int columnLeft(int column, int columns) {
    return ZONES_LEFT + column * (MainBoardRenderer.WIDTH - ZONES_LEFT) / columns;
  }

  private static int width(Canvas canvas, Form form, Cell cell) {
    return switch (form) {
      case NAME_OVER_SMALL_NAME ->
          Math.max(line(canvas, cell.name(), cell, 2), canvas.widthOf(cell.smallName(), 1));
      case NAME -> line(canvas, cell.name(), cell, 2);
      case SMALL_NAME_OVER_COUNT ->
          Math.max(canvas.widthOf(cell.name(), 1), countWidth(canvas, cell, 2));
      case ID -> line(canvas, cell.id(), cell, 2);
      case SMALL_NAME -> line(canvas, cell.name(), cell, 1);
      case SMALL_ID -> line(canvas, cell.id(), cell, 1);
    };
  }

  private static int line(Canvas canvas, String label, Cell cell, int size) {
    return canvas.widthOf(label, size) + COUNT_GAP + countWidth(canvas, cell, size);
  }

  private static int countWidth(Canvas canvas, Cell cell, int size) {
    return Math.max(canvas.widthOf(cell.count(), size), canvas.widthOf(USUAL_COUNT, size));
  }

  private static void draw(Canvas canvas, Form form, Cell cell, int left, int line) {
    switch (form) {
      case NAME_OVER_SMALL_NAME -> {
        int top = middle(cell.smallName().isEmpty() ? 2 * Glyph.HEIGHT : 3 * Glyph.HEIGHT);
        counted(canvas, left, top, cell.name(), cell, 2);
        canvas.text(left, top + 2 * Glyph.HEIGHT, cell.smallName(), 1, Colour.AMBER);
      }
      case NAME -> counted(canvas, left, middle(2 * Glyph.HEIGHT), cell.name(), cell, 2);
      case SMALL_NAME_OVER_COUNT -> {
        int top = middle(3 * Glyph.HEIGHT);
        canvas.text(left, top, cell.name(), 1, Colour.AMBER);
        canvas.text(left, top + Glyph.HEIGHT, cell.count(), 2, Colour.GREEN);
      }
      case ID -> counted(canvas, left, middle(2 * Glyph.HEIGHT), cell.id(), cell, 2);
      case SMALL_NAME -> counted(canvas, left, lineTop(line), cell.name(), cell, 1);
      case SMALL_ID -> counted(canvas, left, lineTop(line), cell.id(), cell, 1);
    }
  }

  private static void counted(Canvas canvas, int left, int top, String label, Cell cell, int size) {
    int behind = canvas.text(left, top, label, size, Colour.AMBER);
    canvas.text(behind + COUNT_GAP, top, cell.count(), size, Colour.GREEN);
  }

  private static int middle(int high) {
    return TOP + (HIGH - high) / 2;
  }

  private static int lineTop(int line) {
    return middle(2 * Glyph.HEIGHT) + line * Glyph.HEIGHT;
  }
}
