package io.jiaohao.board;

import io.jiaohao.board.dots.Bitmap;
import io.jiaohao.board.dots.Canvas;
import io.jiaohao.board.dots.Colour;
import io.jiaohao.board.dots.Glyph;
import io.jiaohao.board.dots.Glyphs;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Draws the main board of a lobby: title and hall time, the newest call large, the other calls in
 * two columns, and how many wait in each zone. What a visitor must tell apart is told by place,
 * size and words too, never by colour alone.
 */
public final class MainBoardRenderer implements BoardRenderer {
  /** Dots a row. */
  public static final int WIDTH = 640;

  /** Rows. */
  public static final int HEIGHT = 384;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int MARGIN = 8;
  private static final int HEADER_TOP = 2;
  private static final int HEADER_RULE = 36;
  private static final int TITLE_END = 496;
  private static final int NEWEST_TOP = 38;
  private static final int NEWEST_HIGH = 82;
  private static final int ROWS_RULE = 121;

  private final Glyphs glyphs;
  private final BoardWords words;
  private final Name title;
  private final CallRows rows;
  private final ZoneCounts counts;
  private final NoticePages notices;

  /**
   * A renderer.
   *
   * @param title what stands at the head; where it is empty, the name that the picture brings
   */
  public MainBoardRenderer(Glyphs glyphs, Language language, Name title) {
    this.glyphs = glyphs;
    this.words = new BoardWords(language);
    this.title = title;
    this.rows = new CallRows(words);
    this.counts = new ZoneCounts(words);
    this.notices = new NoticePages(words);
  }

  @Override
  public Bitmap render(Scene scene) {
    Canvas canvas = new Canvas(WIDTH, HEIGHT, glyphs);
    if (!scene.picture().news().leaving().isEmpty()) {
      leave(canvas, scene.picture().news().leaving());
      return canvas.bitmap();
    }
    title(canvas, title.or(scene.picture().title()).or(words.noTitle()));
    if (scene.signal()) {
      CallList calls = CallList.of(scene, CallRows.ROWS_MAX);
      clock(canvas, scene);
      newest(canvas, scene, calls);
      rule(canvas, ROWS_RULE);
      rows.draw(canvas, scene, calls);
      rule(canvas, ZoneCounts.RULE);
      if (!notices.draw(canvas, scene)) {
        counts.draw(canvas, scene.picture().zones());
      }
    } else {
      noSignal(canvas);
    }
    return canvas.bitmap();
  }

  private void title(Canvas canvas, Name name) {
    String leading = words.leading(name);
    int size = canvas.widthOf(leading, 2) <= TITLE_END - MARGIN ? 2 : 1;
    int top = size == 2 ? HEADER_TOP : HEADER_TOP + Glyph.HEIGHT - 1;
    int left = canvas.text(MARGIN, top, leading, size, Colour.AMBER) + 2 * MARGIN;
    String beside = words.beside(name);
    if (left + canvas.widthOf(beside, 1) <= TITLE_END) {
      canvas.text(left, HEADER_TOP + Glyph.HEIGHT - 1, beside, 1, Colour.AMBER);
    }
    rule(canvas, HEADER_RULE);
  }

  private static void rule(Canvas canvas, int top) {
    canvas.fill(0, top, WIDTH, 1, Colour.GREEN);
  }

  private static void clock(Canvas canvas, Scene scene) {
    String time = CLOCK.format(Instant.ofEpochMilli(scene.hallMs()).atZone(scene.zone()));
    int left = WIDTH - MARGIN - canvas.widthOf(time, 2);
    canvas.fill(left - MARGIN, 0, WIDTH - left + MARGIN, HEADER_RULE, Colour.BLACK);
    canvas.text(left, HEADER_TOP, time, 2, Colour.GREEN);
  }

  private void newest(Canvas canvas, Scene scene, CallList calls) {
    if (calls.newest().isEmpty()) {
      centred(canvas, NEWEST_TOP + 14, words.nobodyCalled(), 2, Colour.AMBER);
      if (words.language() == Language.BOTH) {
        centred(canvas, NEWEST_TOP + 54, "Please wait for your number", 1, Colour.AMBER);
      }
      return;
    }
    WindowLine line = calls.newest().get();
    boolean fresh = scene.flash().fresh().contains(line.window());
    boolean inverse = fresh && !scene.isDark(line.window());
    if (inverse) {
      canvas.fill(0, NEWEST_TOP, WIDTH, NEWEST_HIGH, Colour.AMBER);
    }
    Colour number = inverse ? Colour.BLACK : Colour.RED;
    Colour text = inverse ? Colour.BLACK : Colour.AMBER;
    boolean twoLines = words.english();
    int top = NEWEST_TOP + (twoLines ? 6 : 16);
    String call = words.call(line.window());
    int size = canvas.widthOf(line.number() + " " + call, 3) <= WIDTH - 2 * MARGIN ? 3 : 2;
    int left = canvas.text(MARGIN, top, line.number(), size, number);
    canvas.text(left + Glyph.HALF_WIDTH * size, top, call, size, text);
    String age = words.age(scene.hallMs() - line.calledMs());
    int ageLeft = WIDTH - MARGIN - canvas.widthOf(age, 1);
    canvas.text(ageLeft, NEWEST_TOP + NEWEST_HIGH - Glyph.HEIGHT - 6, age, 1, text);
    if (twoLines) {
      canvas.text(MARGIN, NEWEST_TOP + 60, words.sentence(line), 1, text);
    }
  }

  /**
   * Everybody has to leave: nothing else, in both languages, whether the server is there or not.
   */
  private static void leave(Canvas canvas, List<Name> wings) {
    canvas.fill(0, 0, WIDTH, HEIGHT, Colour.RED);
    canvas.fill(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN, Colour.BLACK);
    centred(canvas, 36, "请立即离开", 5, Colour.RED);
    centred(canvas, 130, "LEAVE NOW", 4, Colour.RED);
    centred(canvas, 212, joined(wings, "、", Name::zh), 2, Colour.AMBER);
    centred(canvas, 252, joined(wings, ", ", Name::en), 2, Colour.AMBER);
    centred(canvas, 304, "请走最近的安全出口，不要乘坐电梯", 1, Colour.AMBER);
    centred(canvas, 328, "Use the nearest exit, do not use the lifts", 1, Colour.AMBER);
  }

  private static String joined(List<Name> names, String between, Function<Name, String> language) {
    return names.stream().map(language).collect(Collectors.joining(between));
  }

  private void noSignal(Canvas canvas) {
    centred(canvas, 120, words.noSignal(), 3, Colour.RED);
    centred(canvas, 200, words.lookAtWindows(), 2, Colour.AMBER);
    if (words.language() == Language.BOTH) {
      centred(canvas, 248, "No signal. Please listen at the windows", 1, Colour.AMBER);
    }
  }

  private static void centred(Canvas canvas, int top, String text, int size, Colour colour) {
    int left = Math.max(0, (WIDTH - canvas.widthOf(text, size)) / 2);
    canvas.text(left, top, text, size, colour);
  }
}
