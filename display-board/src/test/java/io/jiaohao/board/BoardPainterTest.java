package io.jiaohao.board;

import static io.jiaohao.board.Messages.calling;
import static io.jiaohao.board.Messages.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.board.dots.Bitmap;
import io.jiaohao.board.dots.BoardDisplay;
import io.jiaohao.board.dots.PacedDisplay;
import io.jiaohao.board.dots.Unifont;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardPainterTest {
  private static final StripRenderer STRIP =
      new StripRenderer(Unifont.glyphs(), Language.ZH, "E01");

  private final FakeSource source = new FakeSource();
  private final List<Bitmap> shown = new ArrayList<>();

  @Test
  void aPictureIsAcknowledgedOnlyWhenItIsOnEveryDisplay() {
    BoardPainter painter =
        new BoardPainter(source, STRIP, List.of(at(0, shown::add), at(500, shown::add)));
    source.picture = picture(calling("E01", 1, "AA015", 0));
    painter.paint(100_000);
    source.picture = after(2, "AA016");

    painter.paint(100_499);
    assertThat(source.acknowledged).containsExactly(1L);

    painter.paint(106_500);
    assertThat(source.acknowledged).containsExactly(1L, 2L);
  }

  @Test
  void withoutASignalNothingIsAcknowledgedAndNoNumberIsLit() {
    BoardPainter painter = new BoardPainter(source, STRIP, List.of(at(0, shown::add)));
    source.picture = picture(calling("E01", 1, "AA015", 0));
    painter.paint(100_000);
    source.signal = false;
    source.picture = after(2, "AA016");

    painter.paint(105_000);

    assertThat(source.acknowledged).containsExactly(1L);
    assertThat(shown).last().isEqualTo(noSignal());
  }

  @Test
  void aFreshCallFlashesForAWhileAndIsSteadyAfterwards() {
    BoardPainter painter = new BoardPainter(source, STRIP, List.of(at(0, shown::add)));
    source.picture = picture(calling("E01", 1, "AA015", 100_000));

    for (long nowMs = 100_000; nowMs <= 110_000; nowMs += 100) {
      painter.paint(nowMs);
    }

    assertThat(shown).hasSize(13);
    assertThat(shown.get(12)).isEqualTo(shown.get(0)).isNotEqualTo(shown.get(1));
  }

  @Test
  void c28_aCallFromBeforeTheBoardCameBackIsShownSteadily() {
    BoardPainter painter = new BoardPainter(source, STRIP, List.of(at(0, shown::add)));
    source.picture = picture(calling("E01", 1, "AA015", 100_000 - 31_000));

    for (long nowMs = 100_000; nowMs <= 110_000; nowMs += 100) {
      painter.paint(nowMs);
    }

    assertThat(shown).hasSize(1);
  }

  @Test
  void aDisplayThatFailsIsTriedAgainAndNothingIsAcknowledgedMeanwhile() {
    List<String> tries = new ArrayList<>();
    BoardDisplay broken =
        bitmap -> {
          tries.add("try");
          throw new IOException("no space left");
        };
    BoardPainter painter = new BoardPainter(source, STRIP, List.of(at(0, broken)));
    source.picture = picture(calling("E01", 1, "AA015", 0));

    painter.paint(100_000);
    painter.paint(100_100);

    assertThat(tries).hasSize(2);
    assertThat(source.acknowledged).isEmpty();
  }

  @Test
  void aPictureThatCannotBeDrawnTakesTheOldNumberOff() {
    BoardRenderer failing =
        scene -> {
          if (scene.signal() && scene.picture().seq() == 2) {
            throw new IllegalStateException("odd picture");
          }
          return STRIP.render(scene);
        };
    BoardPainter painter = new BoardPainter(source, failing, List.of(at(0, shown::add)));
    source.picture = picture(calling("E01", 1, "AA015", 0));
    painter.paint(100_000);
    source.picture = after(2, "AA016");

    painter.paint(101_000);

    assertThat(shown).last().isEqualTo(noSignal());
    assertThat(source.acknowledged).containsExactly(1L);
  }

  @Test
  void atItsEndABoardLeavesNoNumberLit() {
    BoardPainter painter = new BoardPainter(source, STRIP, List.of(at(500, shown::add)));
    source.picture = picture(calling("E01", 1, "AA015", 0));
    painter.paint(100_000);

    painter.close();

    assertThat(shown).last().isEqualTo(noSignal());
  }

  private static BoardPicture after(long seq, String number) {
    return BoardPicture.fromSnapshot(Messages.snapshot(seq, calling("E01", seq, number, 0)));
  }

  private static PacedDisplay at(long gapMs, BoardDisplay display) {
    return new PacedDisplay(display, gapMs);
  }

  private static Bitmap noSignal() {
    return STRIP.render(new Scene(BoardPicture.EMPTY, false, 0, ZoneId.of("UTC"), Flash.NONE, 0));
  }

  /** A session that says what the test wants; hall time is the steady clock's. */
  private static final class FakeSource implements PictureSource {
    private BoardPicture picture = BoardPicture.EMPTY;
    private boolean signal = true;
    private final List<Long> acknowledged = new ArrayList<>();

    @Override
    public BoardPicture picture() {
      return picture;
    }

    @Override
    public boolean signal(long nowMs) {
      return signal;
    }

    @Override
    public HallTime hallTime() {
      return new HallTime(0, 0, 1, ZoneId.of("UTC"));
    }

    @Override
    public void shown(long seq) {
      if (!acknowledged.contains(seq)) {
        acknowledged.add(seq);
      }
    }
  }
}
