package io.jiaohao.board;

import io.jiaohao.board.dots.Bitmap;
import io.jiaohao.board.dots.Canvas;
import io.jiaohao.board.dots.Colour;
import io.jiaohao.board.dots.Glyphs;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Draws the strip above one window: 128x16 dots of one colour, room for 8 Chinese characters. A
 * number is never cut: where it does not fit in double width it stands in single width.
 */
public final class StripRenderer implements BoardRenderer {
  /** Dots a row. */
  public static final int WIDTH = 128;

  /** Rows. */
  public static final int HEIGHT = 16;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final Glyphs glyphs;
  private final Language language;
  private final String window;

  /** A piece of text; {@code dotWide} 2 stretches it to double width. */
  private record Piece(String text, int dotWide, Colour colour) {}

  public StripRenderer(Glyphs glyphs, Language language, String window) {
    this.glyphs = glyphs;
    this.language = language;
    this.window = window;
  }

  @Override
  public Bitmap render(Scene scene) {
    Canvas canvas = new Canvas(WIDTH, HEIGHT, glyphs);
    boolean chinese = language == Language.BOTH ? scene.turnOf(2) == 0 : language == Language.ZH;
    List<Piece> pieces = fitting(canvas, choices(scene, chinese));
    int left = Math.max(0, (WIDTH - widthOf(canvas, pieces)) / 2);
    for (Piece piece : pieces) {
      left = canvas.text(left, 0, piece.text(), piece.dotWide(), 1, piece.colour());
    }
    return canvas.bitmap();
  }

  /** What may be shown, best first. */
  private List<List<Piece>> choices(Scene scene, boolean chinese) {
    if (!scene.picture().news().leaving().isEmpty()) {
      return List.of(plain(chinese ? "请立即离开大厅" : "LEAVE NOW"));
    }
    WindowLine line = scene.signal() ? scene.picture().window(window).orElse(null) : null;
    if (line == null) {
      return List.of(plain(chinese ? "- - 无信号" : "- - no signal"));
    }
    if (line.calling()) {
      Colour colour = scene.isDark(window) ? Colour.BLACK : Colour.RED;
      return numberWith(line.number(), colour, chinese ? "请办理" : " your turn", chinese);
    }
    if (line.serving()) {
      return numberWith(line.number(), Colour.RED, chinese ? "办理中" : " at desk", chinese);
    }
    if (line.returnsAfter(scene.hallMs())) {
      Instant back = Instant.ofEpochMilli(line.pausedUntilMs());
      String time = CLOCK.format(back.atZone(scene.zone()));
      return List.of(plain(chinese ? "暂离 " + time + "返回" : "break till " + time));
    }
    if (line.state() == WindowLine.State.PAUSED) {
      return chinese
          ? List.of(plain(window + " 暂时离开"), plain("暂时离开"))
          : List.of(plain(window + " on break"), plain("on break"));
    }
    if (line.state() == WindowLine.State.READY && !line.offline()) {
      return chinese
          ? List.of(plain(window + "号窗口 请稍候"), plain(window + " 请稍候"), plain("请稍候"))
          : List.of(plain(window + " please wait"), plain("please wait"));
    }
    return chinese
        ? List.of(plain(window + " 暂停服务"), plain("暂停服务"))
        : List.of(plain(window + " closed"), plain("closed"));
  }

  private static List<List<Piece>> numberWith(
      String number, Colour colour, String words, boolean chinese) {
    Piece tail = new Piece(words, 1, Colour.RED);
    Piece longTail = new Piece(chinese ? "号" + words : words, 1, Colour.RED);
    return List.of(
        List.of(new Piece(number, 2, colour), tail),
        List.of(new Piece(number, 1, colour), longTail),
        List.of(new Piece(number, 1, colour)));
  }

  private static List<Piece> plain(String text) {
    return List.of(new Piece(text, 1, Colour.RED));
  }

  private static List<Piece> fitting(Canvas canvas, List<List<Piece>> choices) {
    return choices.stream()
        .filter(pieces -> widthOf(canvas, pieces) <= WIDTH)
        .findFirst()
        .orElse(choices.get(choices.size() - 1));
  }

  private static int widthOf(Canvas canvas, List<Piece> pieces) {
    return pieces.stream().mapToInt(piece -> canvas.widthOf(piece.text(), piece.dotWide())).sum();
  }
}
