package io.jiaohao.board;

import static io.jiaohao.board.Messages.calling;
import static io.jiaohao.board.Messages.picture;
import static io.jiaohao.board.Messages.ready;
import static io.jiaohao.board.Messages.recall;
import static io.jiaohao.board.Messages.serving;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.WindowPicture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
  private static final long MAX_AGE_MS = 30_000;
  private static final long NOW_MS = 1_000_000;

  private final Announcer announcer = new Announcer(MAX_AGE_MS);

  @Test
  void aCallIsAnnouncedOnceHoweverOftenItsPictureComes() {
    BoardPicture called = picture(calling("E01", 1, "AA015", NOW_MS));

    assertThat(numbers(called, NOW_MS)).containsExactly("AA015");
    assertThat(numbers(called, NOW_MS + 100)).isEmpty();
    assertThat(numbers(picture(serving("E01", 1, "AA015", NOW_MS)), NOW_MS + 200)).isEmpty();
  }

  @Test
  void eachRecallIsAnnouncedOnceAndAMissedOneIsNotMadeUpFor() {
    assertThat(numbers(picture(calling("E01", 1, "AA015", NOW_MS)), NOW_MS)).hasSize(1);
    BoardPicture third = picture(recall("E01", 1, "AA015", 3, NOW_MS + 20_000));

    assertThat(announcer.fresh(third, NOW_MS + 20_000))
        .containsExactly(new Announcement("E01", "AA015", 1, 3, NOW_MS + 20_000));
    assertThat(numbers(third, NOW_MS + 20_001)).isEmpty();
  }

  @Test
  void severalFreshCallsComeInTheOrderInWhichTheyWereAnnounced() {
    BoardPicture two =
        picture(
            calling("E01", 7, "AA016", NOW_MS),
            calling("E02", 6, "AA015", NOW_MS - 500),
            ready("E03"));

    assertThat(numbers(two, NOW_MS)).containsExactly("AA015", "AA016");
  }

  @Test
  void aCallThatIsOldOrOverIsNeverAnnounced() {
    BoardPicture past =
        picture(
            calling("E01", 1, "AA015", NOW_MS - MAX_AGE_MS),
            serving("E02", 2, "AA016", NOW_MS),
            calling("E03", 3, "AA017", NOW_MS - MAX_AGE_MS + 1));

    assertThat(numbers(past, NOW_MS)).containsExactly("AA017");
  }

  @Test
  void aClockThatGoesBackDoesNotAnnounceAgain() {
    BoardPicture called = picture(calling("E01", 1, "AA015", NOW_MS));
    assertThat(numbers(called, NOW_MS)).hasSize(1);
    assertThat(numbers(called, NOW_MS + MAX_AGE_MS)).isEmpty();

    assertThat(numbers(called, NOW_MS + 1)).isEmpty();
  }

  @Test
  void c20_afterARestartOfTheServerTheFortyCallsAlreadyAnnouncedStaySilent() {
    WindowPicture[] forty =
        IntStream.range(0, 40)
            .mapToObj(i -> calling("E" + i, i + 1, "AA" + (100 + i), NOW_MS - i * 500L))
            .toArray(WindowPicture[]::new);
    assertThat(numbers(picture(forty), NOW_MS)).hasSize(40);

    BoardPicture snapshotAfterRestart = BoardPicture.fromSnapshot(Messages.snapshot(900, forty));

    assertThat(numbers(snapshotAfterRestart, NOW_MS + 5_000)).isEmpty();
  }

  @Test
  void c28_aBoardThatComesBackSpeaksOnlyWhatIsYoungAndUnspokenEachOnceInOrder() {
    assertThat(numbers(picture(calling("W01", 1, "A009", NOW_MS)), NOW_MS)).containsExactly("A009");
    // 30 s without a link: A010 was called and finished, A013 called and still expected but old,
    // A012 and A011 called a moment ago.
    long backMs = NOW_MS + 35_000;
    BoardPicture back =
        picture(
            ready("W01"),
            calling("W02", 3, "A011", backMs - 2_000),
            calling("W03", 4, "A012", backMs - 9_000),
            calling("W04", 5, "A013", backMs - 31_000));

    assertThat(numbers(back, backMs)).containsExactly("A012", "A011");
    assertThat(numbers(back, backMs + 100)).isEmpty();
  }

  private List<String> numbers(BoardPicture picture, long hallMs) {
    return announcer.fresh(picture, hallMs).stream().map(Announcement::number).toList();
  }
}
