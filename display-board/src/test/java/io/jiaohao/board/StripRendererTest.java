package io.jiaohao.board;

import static io.jiaohao.board.Messages.calling;
import static io.jiaohao.board.Messages.closed;
import static io.jiaohao.board.Messages.paused;
import static io.jiaohao.board.Messages.picture;
import static io.jiaohao.board.Messages.ready;
import static io.jiaohao.board.Messages.serving;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.board.dots.Bitmap;
import io.jiaohao.board.dots.Canvas;
import io.jiaohao.board.dots.Colour;
import io.jiaohao.board.dots.Glyphs;
import io.jiaohao.board.dots.Unifont;
import io.jiaohao.protocol.wire.WindowPicture;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StripRendererTest {
  /** The rows of some characters of Unifont, typed from its .hex file. */
  private static final String ONE = "000000000818280808080808083E0000";

  private static final String A = "0000000018242442427E424242420000";
  private static final String TICKET_NO =
      "00001FF01010101010101FF00000FFFE080010001FF000100010001000A00040";

  private static final long HALF_PAST_TWELVE_MS = (12 * 60 + 30) * 60_000L;

  private static final Glyphs GLYPHS = Unifont.glyphs();

  @Test
  void aCallOfAFiveCharacterNumberStandsInDoubleWidth() {
    assertThat(draw(calling("E01", 1, "AA015", 0)).art()).isEqualTo(Golden.art("strip-calling"));
  }

  @Test
  void c27_aSixCharacterNumberStandsInFullInSingleWidth() {
    Bitmap strip = draw(calling("E01", 1, "AA1234", 0));

    assertThat(strip).isEqualTo(text("AA1234号请办理", 8));
    assertThat(cut(strip, 8, 8)).isEqualTo(rows(A, 8));
    assertThat(cut(strip, 16, 8)).isEqualTo(rows(A, 8));
    assertThat(cut(strip, 24, 8)).isEqualTo(rows(ONE, 8));
    assertThat(cut(strip, 56, 16)).isEqualTo(rows(TICKET_NO, 16));
  }

  @Test
  void c27_theThousandthNumberStandsInFull() {
    Bitmap strip = draw(calling("E01", 1, "A1000", 0));

    Canvas expected = new Canvas(128, 16, GLYPHS);
    expected.text(0, 0, "A1000", 2, 1, Colour.RED);
    expected.text(80, 0, "请办理", 1, Colour.RED);
    assertThat(strip).isEqualTo(expected.bitmap());
  }

  @Test
  void c27_inEnglishTooTheLongestNumberStandsInFull() {
    Bitmap strip =
        new StripRenderer(GLYPHS, Language.EN, "E01")
            .render(scene(true, 0, calling("E01", 1, "AA1234", 0)));

    assertThat(strip).isEqualTo(text("AA1234 your turn", 0));
  }

  @Test
  void eachStateHasItsWords() {
    assertThat(draw(serving("E01", 1, "AA1234", 0))).isEqualTo(text("AA1234号办理中", 8));
    assertThat(draw(ready("E01"))).isEqualTo(text("E01号窗口 请稍候", 0));
    assertThat(draw(closed("E01"))).isEqualTo(text("E01 暂停服务", 16));
  }

  @Test
  void aWindowOnABreakSaysWhenItComesBack() {
    assertThat(draw(paused("E01", HALF_PAST_TWELVE_MS))).isEqualTo(text("暂离 12:30返回", 8));
    assertThat(draw(Language.EN, paused("E01", HALF_PAST_TWELVE_MS)))
        .isEqualTo(text("break till 12:30", 0));
  }

  @Test
  void aWindowOnABreakOfUnknownLengthOrOneThatIsLateSaysThatItIsAway() {
    WindowPicture late = paused("E01", HALF_PAST_TWELVE_MS);
    Scene atHalfPast =
        new Scene(picture(late), true, HALF_PAST_TWELVE_MS, ZoneId.of("UTC"), Flash.NONE, 0);

    assertThat(draw(paused("E01", 0))).isEqualTo(text("E01 暂时离开", 16));
    assertThat(draw(Language.EN, paused("E01", 0))).isEqualTo(text("E01 on break", 16));
    assertThat(new StripRenderer(GLYPHS, Language.ZH, "E01").render(atHalfPast))
        .isEqualTo(text("E01 暂时离开", 16));
  }

  @Test
  void aReadyWindowWhoseTerminalIsAwayCannotCallAndSaysSo() {
    WindowPicture away = ready("E01").toBuilder().setOffline(true).build();

    assertThat(draw(away)).isEqualTo(text("E01 暂停服务", 16));
  }

  @Test
  void withoutASignalNoNumberIsLit() {
    WindowPicture old = calling("E01", 1, "AA015", 0);

    Bitmap strip = new StripRenderer(GLYPHS, Language.ZH, "E01").render(scene(false, 0, old));

    assertThat(strip).isEqualTo(text("- - 无信号", 24));
    assertThat(draw(ready("E02"))).isEqualTo(strip);
  }

  @Test
  void aFreshNumberFlashesAndItsWordsStay() {
    WindowPicture call = calling("E01", 1, "AA1234", 0);
    StripRenderer renderer = new StripRenderer(GLYPHS, Language.ZH, "E01");
    Flash begins = new Flash(Set.of("E01"), Set.of());
    Flash half = new Flash(Set.of("E01"), Set.of("E01"));

    Bitmap lit = renderer.render(scene(true, 0, begins, call));
    Bitmap dark = renderer.render(scene(true, 0, half, call));

    Canvas words = new Canvas(128, 16, GLYPHS);
    words.text(56, 0, "号请办理", 1, Colour.RED);
    assertThat(lit).isEqualTo(text("AA1234号请办理", 8));
    assertThat(dark).isEqualTo(words.bitmap());
  }

  @Test
  void bothLanguagesTakeTurns() {
    StripRenderer renderer = new StripRenderer(GLYPHS, Language.BOTH, "E01");

    assertThat(renderer.render(scene(true, 4_999, closed("E01")))).isEqualTo(text("E01 暂停服务", 16));
    assertThat(renderer.render(scene(true, 5_000, closed("E01"))))
        .isEqualTo(text("E01 closed", 24));
  }

  private static Bitmap draw(WindowPicture window) {
    return draw(Language.ZH, window);
  }

  private static Bitmap draw(Language language, WindowPicture window) {
    return new StripRenderer(GLYPHS, language, "E01").render(scene(true, 0, window));
  }

  private static Scene scene(boolean signal, long phaseMs, WindowPicture window) {
    return scene(signal, phaseMs, Flash.NONE, window);
  }

  private static Scene scene(boolean signal, long phaseMs, Flash flash, WindowPicture window) {
    return new Scene(picture(window), signal, 0, ZoneId.of("UTC"), flash, phaseMs);
  }

  private static Bitmap text(String text, int left) {
    Canvas canvas = new Canvas(128, 16, GLYPHS);
    canvas.text(left, 0, text, 1, Colour.RED);
    return canvas.bitmap();
  }

  private static String cut(Bitmap bitmap, int left, int wide) {
    StringBuilder art = new StringBuilder();
    bitmap.art().lines().forEach(row -> art.append(row, left, left + wide).append('\n'));
    return art.toString();
  }

  /** Art straight from hex digits, by other means than the code under test. */
  private static String rows(String hex, int wide) {
    String bits = new BigInteger("1" + hex, 16).toString(2).substring(1);
    StringBuilder art = new StringBuilder();
    for (int row = 0; row < 16; row++) {
      art.append(bits, row * wide, (row + 1) * wide).append('\n');
    }
    return art.toString().replace('0', '.').replace('1', '#');
  }
}
