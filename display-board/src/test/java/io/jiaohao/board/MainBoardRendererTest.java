package io.jiaohao.board;

import static io.jiaohao.board.Messages.calling;
import static io.jiaohao.board.Messages.named;
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
import io.jiaohao.protocol.wire.ZoneWaiting;
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
  private static final List<Name> ZONES =
      List.of(
          new Name("市场准入", "Market access"),
          new Name("民生保障", "Livelihood security"),
          new Name("工程建设", "Construction projects"),
          new Name("便民服务", "Convenience services"),
          new Name("综合服务", "Comprehensive services"));

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
    assertThat(at(board, 8, 181, "AA001", 2)).isTrue();
  }

  @Test
  void inEnglishTheSameIsSaidInEnglish() {
    BoardPicture called =
        picture(calling("E02", 3, "AA1234", NOW_MS), serving("E01", 1, "AA001", NOW_MS - 90_000));

    Bitmap board = draw(Language.EN, scene(called));

    assertThat(at(board, 8, 2, "Now calling", 2)).isTrue();
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
  void theHeadHasTheNameOfTheWingUnlessTheBoardIsGivenATitle() {
    Scene named = scene(wing(2, 15));

    assertThat(at(draw(Language.BOTH, named), 8, 2, "东厅", 2)).isTrue();
    assertThat(at(draw(Language.BOTH, named), 88, 17, "East Hall", 1)).isTrue();
    assertThat(at(draw(Language.EN, named), 8, 2, "East Hall", 2)).isTrue();
    Name own = new Name("二楼", "Level 2");
    assertThat(at(draw(Language.BOTH, named, own), 8, 2, "二楼", 2)).isTrue();
    assertThat(at(draw(Language.BOTH, named, own), 88, 17, "Level 2", 1)).isTrue();
  }

  @Test
  void aTitleThatIsTooLongIsWrittenSmallAndNeverUnderTheClock() {
    Name longName = new Name("市".repeat(20), "City ".repeat(20));

    Bitmap board = draw(Language.BOTH, scene(picture()), longName);

    assertThat(at(board, 8, 17, longName.zh(), 1)).isTrue();
    assertThat(part(board, 344, 2, 160, 32)).doesNotContain("A");
  }

  @Test
  void threeZonesOfAWingAreCalledByTheirNamesInBothLanguages() {
    Bitmap board = draw(Language.BOTH, scene(wing(3, 375)));

    assertThat(at(board, 75, 332, "市场准入", 2)).isTrue();
    assertThat(at(board, 209, 332, "375", 2)).isTrue();
    assertThat(at(board, 75, 364, "Market access", 1)).isTrue();
    assertThat(at(board, 265, 364, "Livelihood security", 1)).isTrue();
  }

  @Test
  void fiveZonesOfAWingHaveTheirNamesSmallAboveTheCounts() {
    Bitmap board = draw(Language.BOTH, scene(wing(5, 9)));

    assertThat(at(board, 75, 332, "市场准入", 1)).isTrue();
    assertThat(at(board, 75, 348, "9", 2)).isTrue();
    assertThat(at(board, 70 + 456 + 5, 332, "综合服务", 1)).isTrue();
  }

  @Test
  void zonesOfTwoWingsAreToldApart() {
    BoardPicture hall =
        zones(named(zone("E", "D", 8), "便民服务", ""), named(zone("W", "D", 7), "便民服务", ""));

    Bitmap board = draw(Language.ZH, scene(hall));

    assertThat(at(board, 75, 340, "E-便民服务", 2)).isTrue();
    assertThat(at(board, 75 + 285, 340, "W-便民服务", 2)).isTrue();
  }

  @Test
  void whereAnyNameHasNoRoomAllZonesAreCalledByTheirIds() {
    BoardPicture odd =
        zones(zone("E", "A", 15), named(zone("E", "B", 375), "市".repeat(50), "City"));

    Bitmap board = draw(Language.ZH, scene(odd));

    assertThat(at(board, 75, 340, "A区", 2)).isTrue();
    assertThat(at(board, 129, 340, "15", 2)).isTrue();
    assertThat(at(board, 75 + 285, 340, "B区", 2)).isTrue();
  }

  @Test
  void aZoneWithoutANameIsCalledByItsId() {
    Bitmap board = draw(Language.EN, scene(zones(zone("E", "A", 15))));

    assertThat(at(board, 75, 340, "A", 2)).isTrue();
    assertThat(at(board, 97, 340, "15", 2)).isTrue();
  }

  @Test
  void aCountThatRisesDoesNotChangeHowZonesAreShown() {
    Bitmap few = draw(Language.BOTH, scene(wing(3, 9)));
    Bitmap many = draw(Language.BOTH, scene(wing(3, 999)));

    assertThat(part(few, 75, 364, 565, 16)).isEqualTo(part(many, 75, 364, 565, 16));
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

  private static BoardPicture wing(int zones, int waiting) {
    return zones(
        IntStream.range(0, zones)
            .mapToObj(
                i ->
                    named(
                        zone("E", "ABCDE".substring(i, i + 1), waiting),
                        ZONES.get(i).zh(),
                        ZONES.get(i).en()))
            .toArray(ZoneWaiting[]::new));
  }

  private static BoardPicture zones(ZoneWaiting... zones) {
    return BoardPicture.fromSnapshot(
        Messages.snapshot(1, ready("E01")).toBuilder()
            .setTitleZh("东厅")
            .setTitleEn("East Hall")
            .addAllZones(List.of(zones))
            .build());
  }

  private static Bitmap draw(Language language, Scene scene) {
    return draw(language, scene, Name.NONE);
  }

  private static Bitmap draw(Language language, Scene scene, Name title) {
    return new MainBoardRenderer(GLYPHS, language, title).render(scene);
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
