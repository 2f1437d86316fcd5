package io.jiaohao.board;

import static io.jiaohao.board.Messages.calling;
import static io.jiaohao.board.Messages.picture;
import static io.jiaohao.board.Messages.ready;
import static io.jiaohao.board.Messages.serving;
import static io.jiaohao.board.Messages.zone;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.board.dots.Bitmap;
import io.jiaohao.board.dots.Canvas;
import io.jiaohao.board.dots.Colour;
import io.jiaohao.board.dots.Glyphs;
import io.jiaohao.board.dots.Unifont;
import io.jiaohao.protocol.wire.WindowPicture;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MainBoardRendererTest {
  private static final Glyphs GLYPHS = Unifont.glyphs();
  private static final ZoneId XIAN = ZoneId.of("Asia/Shanghai");
  private static final long NOW_MS = Instant.parse("2026-11-25T02:15:42Z").toEpochMilli();
  private static final Flash FRESH = new Flash(Set.of("E01"), Set.of());
  private static final Flash DARK = new Flash(Set.of("E01"), Set.of("E01"));
  private static final BoardTitle TITLE = new BoardTitle("东厅 叫号", "East Hall");

  @Test
  void aRowShowsNumberWindowAndAge() {
    BoardPicture two =
        picture(calling("E01", 2, "AA016", NOW_MS), calling("E02", 1, "A1000", NOW_MS - 130_000));

    Bitmap board = draw(Language.ZH, scene(two));

    assertThat(part(board, 0, 144, 320, 32)).isEqualTo(Golden.art("main-row"));
  }

  @Test
  void theHallsTimeIsShownInTheHallsZone() {
    Bitmap board = draw(Language.ZH, scene(picture(ready("E01"))));

    assertThat(at(board, 504, 2, "10:15:42", 2)).isTrue();
  }

  @Test
  void theNewestCallStandsLargeOnTopAndTheOthersBelowNewestFirst() {
    BoardPicture three =
        picture(
            calling("E01", 1, "AA001", NOW_MS - 9_000),
            calling("E02", 3, "AA1234", NOW_MS - 1_000),
            calling("E03", 2, "AA002", NOW_MS - 5_000));

    Bitmap board = draw(Language.ZH, scene(three));

    assertThat(at(board, 8, 54, "AA1234 请到E02号窗口", 3)).isTrue();
    assertThat(at(board, 8, 144, "AA002", 2)).isTrue();
    assertThat(at(board, 8, 183, "AA001", 2)).isTrue();
  }

  @Test
  void inEnglishTheSameIsSaidInEnglish() {
    BoardPicture called =
        picture(calling("E02", 3, "AA1234", NOW_MS), serving("E01", 1, "AA001", NOW_MS - 90_000));

    Bitmap board = draw(Language.EN, scene(called));

    assertThat(at(board, 8, 2, "East Hall", 2)).isTrue();
    assertThat(at(board, 8, 44, "AA1234 Window E02", 3)).isTrue();
    assertThat(at(board, 8, 98, "Ticket AA1234, please go to window E02", 1)).isTrue();
    assertThat(at(board, 8, 144, "AA001", 2)).isTrue();
    assertThat(at(board, 256, 158, "at desk", 1)).isTrue();
  }

  @Test
  void whoIsOnTheWayIsNeverPushedOffByWhoIsBeingServed() {
    WindowPicture[] windows =
        IntStream.rangeClosed(1, 30)
            .mapToObj(
                i ->
                    i <= 2
                        ? calling("E" + i, i, "AA" + (100 + i), NOW_MS - 100_000 - i)
                        : serving("E" + i, i, "BB" + (100 + i), NOW_MS - i))
            .toArray(WindowPicture[]::new);

    CallList calls = CallList.of(scene(picture(windows)), 10);

    assertThat(calls.newest().orElseThrow().number()).isEqualTo("AA101");
    assertThat(calls.rows()).hasSize(10);
    assertThat(calls.rows()).first().extracting(WindowLine::number).isEqualTo("AA102");
    assertThat(calls.rows()).element(1).extracting(WindowLine::number).isEqualTo("BB103");
  }

  @Test
  void ifMoreAreCalledThanThereIsRoomTheyTakeTurns() {
    WindowPicture[] windows =
        IntStream.rangeClosed(1, 15)
            .mapToObj(i -> calling("E" + i, i, "AA" + (100 + i), NOW_MS - i))
            .toArray(WindowPicture[]::new);
    BoardPicture fifteen = picture(windows);

    CallList first = CallList.of(scene(fifteen, true, Flash.NONE, 0), 10);
    CallList second = CallList.of(scene(fifteen, true, Flash.NONE, 5_000), 10);

    assertThat(first.rows()).hasSize(10);
    assertThat(second.rows())
        .extracting(WindowLine::number)
        .containsExactly("AA112", "AA113", "AA114", "AA115");
    assertThat(List.of(first.page(), second.page(), second.pages())).containsExactly(1, 2, 2);
  }

  @Test
  void waitingCountsStandAtTheBottom() {
    BoardPicture counted =
        BoardPicture.fromSnapshot(
            Messages.snapshot(1, ready("E01")).toBuilder()
                .addZones(zone("E", "A", 15))
                .addZones(zone("E", "B", 375))
                .build());

    Bitmap board = draw(Language.ZH, scene(counted));

    assertThat(at(board, 72, 346, "A区", 2)).isTrue();
    assertThat(at(board, 128, 346, "15", 2)).isTrue();
    assertThat(at(board, 72 + 284 + 56, 346, "375", 2)).isTrue();
  }

  @Test
  void withoutASignalNoNumberIsLit() {
    BoardPicture called = picture(calling("E01", 1, "AA015", NOW_MS));

    Bitmap board = draw(Language.BOTH, scene(called, false, FRESH, 0));

    assertThat(board).isEqualTo(draw(Language.BOTH, scene(picture(), false, Flash.NONE, 7)));
    assertThat(at(board, 248, 120, "无信号", 3)).isTrue();
  }

  @Test
  void aFreshCallTurnsItsWholeBandOverAndBack() {
    BoardPicture called = picture(calling("E01", 1, "AA015", NOW_MS));

    Bitmap lit = draw(Language.ZH, scene(called, true, FRESH, 0));
    Bitmap dark = draw(Language.ZH, scene(called, true, DARK, 0));

    assertThat(lit.at(0, 40)).isEqualTo(Colour.AMBER);
    assertThat(dark).isEqualTo(draw(Language.ZH, scene(called)));
  }

  @Test
  void aTextThatIsTooLongIsCutAndHurtsNothing() {
    BoardPicture odd = picture(calling("E".repeat(300), 1, "9".repeat(300), NOW_MS));

    assertThat(draw(Language.BOTH, scene(odd)).width()).isEqualTo(640);
  }

  private static Scene scene(BoardPicture picture) {
    return scene(picture, true, Flash.NONE, 0);
  }

  private static Scene scene(BoardPicture picture, boolean signal, Flash flash, long phaseMs) {
    return new Scene(picture, signal, NOW_MS, XIAN, flash, phaseMs);
  }

  private static Bitmap draw(Language language, Scene scene) {
    return new MainBoardRenderer(GLYPHS, language, TITLE).render(scene);
  }

  /** Whether exactly this text stands exactly there. */
  private static boolean at(Bitmap board, int left, int top, String text, int size) {
    Canvas canvas = new Canvas(640, 384, GLYPHS);
    int wide = canvas.text(left, top, text, size, Colour.RED) - left;
    String expected = part(canvas.bitmap(), left, top, wide, 16 * size);
    return part(board, left, top, wide, 16 * size).equals(expected);
  }

  private static String part(Bitmap bitmap, int left, int top, int wide, int high) {
    StringBuilder art = new StringBuilder();
    bitmap
        .art()
        .lines()
        .skip(top)
        .limit(high)
        .forEach(row -> art.append(row, left, left + wide).append('\n'));
    return art.toString();
  }
}
