package io.jiaohao.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.board.dots.Bitmap;
import io.jiaohao.board.dots.Canvas;
import io.jiaohao.board.dots.Colour;
import io.jiaohao.board.dots.Glyphs;
import io.jiaohao.board.dots.Unifont;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Evacuation;
import io.jiaohao.protocol.wire.Lobby;
import io.jiaohao.protocol.wire.Notice;
import io.jiaohao.protocol.wire.Snapshot;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What boards of dots show of notices and of an evacuation. */
class NewsTest {
  private static final Glyphs GLYPHS = Unifont.glyphs();
  private static final ZoneId XIAN = ZoneId.of("Asia/Shanghai");
  private static final Lobby POWER_CUT =
      Lobby.newBuilder()
          .addNotices(Notice.newBuilder().setZh("东厅停电").setEn("Power cut in the East"))
          .build();
  private static final Lobby LEAVING =
      Lobby.newBuilder()
          .addEvacuations(Evacuation.newBuilder().setWing("E").setNameZh("东厅").setNameEn("East"))
          .build();

  private static BoardPicture picture(Lobby lobby) {
    return BoardPicture.fromSnapshot(Snapshot.newBuilder().setSeq(7).setLobby(lobby).build());
  }

  private static Bitmap board(Language language, BoardPicture picture, long phaseMs) {
    Scene scene = new Scene(picture, true, 0, XIAN, Flash.NONE, phaseMs);
    return new MainBoardRenderer(GLYPHS, language, Name.NONE).render(scene);
  }

  private static boolean shows(Bitmap board, int left, int top, String text, int size) {
    Canvas canvas = new Canvas(board.width(), board.height(), GLYPHS);
    int end = canvas.text(left, top, text, size, Colour.AMBER);
    Bitmap expected = canvas.bitmap();
    for (int y = top; y < top + 16 * size; y++) {
      for (int x = left; x < end; x++) {
        if (expected.at(x, y) != Colour.BLACK && board.at(x, y) == Colour.BLACK) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void aNoticeHasItsTurnAtTheFootInEachLanguageOfTheBoard() {
    BoardPicture picture = picture(POWER_CUT);

    Bitmap counts = board(Language.BOTH, picture, 0);
    Bitmap chinese = board(Language.BOTH, picture, BoardSettings.TURN_MS);
    Bitmap english = board(Language.BOTH, picture, 2 * BoardSettings.TURN_MS);

    assertThat(shows(counts, 8, 332, "东厅停电", 1)).isFalse();
    assertThat(shows(chinese, 8, 332, "东厅停电", 1)).isTrue();
    assertThat(shows(english, 8, 332, "Power cut in the East", 1)).isTrue();
  }

  @Test
  void theLongestNoticeStandsInThreeLinesThatEndBetweenWords() {
    String words = "please ".repeat(14);
    Lobby longest =
        Lobby.newBuilder().addNotices(Notice.newBuilder().setZh("").setEn(words)).build();

    Bitmap english = board(Language.EN, picture(longest), BoardSettings.TURN_MS);

    assertThat(shows(english, 8, 332, "please ".repeat(11).strip(), 1)).isTrue();
    assertThat(shows(english, 8, 348, "please ".repeat(3).strip(), 1)).isTrue();
  }

  @Test
  void anEvacuationIsAllThatABoardShowsInBothLanguagesWhateverItsOwnIs() {
    Bitmap board = board(Language.ZH, picture(LEAVING), 0);

    assertThat(shows(board, (640 - 5 * 80) / 2, 36, "请立即离开", 5)).isTrue();
    assertThat(shows(board, (640 - 9 * 32) / 2, 130, "LEAVE NOW", 4)).isTrue();
    assertThat(shows(board, (640 - 2 * 32) / 2, 212, "东厅", 2)).isTrue();
    assertThat(board(Language.EN, picture(LEAVING), 0)).isEqualTo(board);
  }

  @Test
  void aStripOverAWindowSaysItToo() {
    Scene scene = new Scene(picture(LEAVING), false, 0, XIAN, Flash.NONE, 0);

    Bitmap strip = new StripRenderer(GLYPHS, Language.ZH, "E01").render(scene);

    assertThat(shows(strip, (128 - 7 * 16) / 2, 0, "请立即离开大厅", 1)).isTrue();
  }

  @Test
  void aDeltaBringsNewsAndTakesThemAway() {
    BoardPicture none = picture(Lobby.getDefaultInstance());
    Delta begins = Delta.newBuilder().setAfter(7).setUpTo(8).setLobby(LEAVING).build();
    Delta other = Delta.newBuilder().setAfter(8).setUpTo(9).build();
    Delta ends =
        Delta.newBuilder().setAfter(9).setUpTo(10).setLobby(Lobby.getDefaultInstance()).build();

    BoardPicture during = after(after(none, begins), other);

    assertThat(during.news().leaving()).containsExactly(new Name("东厅", "East"));
    assertThat(during.showsTheSameAs(none)).isFalse();
    assertThat(after(during, ends).showsTheSameAs(none)).isTrue();
  }

  private static BoardPicture after(BoardPicture picture, Delta delta) {
    PictureStep step = picture.after(delta);
    assertThat(step).isInstanceOf(PictureStep.Applied.class);
    return ((PictureStep.Applied) step).picture();
  }
}
