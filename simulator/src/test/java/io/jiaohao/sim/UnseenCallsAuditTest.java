package io.jiaohao.sim;

import static io.jiaohao.sim.AuditedHall.became;
import static io.jiaohao.sim.AuditedHall.done;
import static io.jiaohao.sim.AuditedHall.ready;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Became;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A call may come and go while its window's line is bad: it is heard of late, or never. Calls are
 * numbered without a gap, so how many were never shown is known.
 */
class UnseenCallsAuditTest {
  private static final int FIRST = 9;

  private final AuditedHall hall = new AuditedHall();

  @BeforeEach
  void theFirstCallOfTheDayIsSeen() {
    hall.issued(FIRST);
    hall.serving("E02", 1, FIRST);
    hall.press("E02", Keys.finish(1), became(Became.BECAME_DONE));
    hall.shown(ready("E02"));
    hall.issued(1);
  }

  private void calledInVain(long call, Became says) {
    hall.called("E01", call, 1);
    hall.press("E01", Keys.noShow(call), became(says));
    hall.shown(ready("E01"));
  }

  private void toldLateOfTheSecondCall(String window) {
    hall.answered(window, Keys.next(0), done().setRepeated(true).setCall(hall.call(window, 2, 1)));
  }

  @Test
  void anUnseenCallMayHaveBeenTheFirstInVain() {
    calledInVain(3, Became.BECAME_PASSED);

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void thatCallMayBeHeardOfLate() {
    hall.asks("E02", Keys.next(0));
    calledInVain(3, Became.BECAME_PASSED);
    hall.shownWhole(ready("E02"), 200);
    toldLateOfTheSecondCall("E02");

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void findsOneThatIsPassedOverAfterASingleCall() {
    calledInVain(2, Became.BECAME_PASSED);

    assertThat(hall.faultsWhenQuiet(0))
        .singleElement()
        .asString()
        .contains("passed over after 1 calls that nobody was shown");
  }

  @Test
  void boardsMayCountFewerByAsManyAsThereWereUnseenCalls() {
    calledInVain(3, Became.BECAME_DEFERRED);

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void findsThatBoardsCountFewerWithoutAnUnseenCall() {
    calledInVain(2, Became.BECAME_DEFERRED);

    assertThat(hall.faultsWhenQuiet(0)).singleElement().asString().contains("replies leave 1");
  }

  @Test
  void findsThatBoardsCountMoreWhateverWasUnseen() {
    calledInVain(3, Became.BECAME_PASSED);

    assertThat(hall.faultsWhenQuiet(1)).singleElement().asString().contains("replies leave 0");
  }

  @Test
  void aCallThatTheLatePictureDoesNotShowWasGivenUp() {
    hall.asks("E01", Keys.next(0));
    hall.shownWhole(ready("E01"), 200);
    toldLateOfTheSecondCall("E01");

    assertThat(hall.faultsWhenQuiet(1)).isEmpty();
  }

  @Test
  void aCallThatTheWindowsNextOneTookThePlaceOfWasGivenUp() {
    hall.issued(2);
    hall.asks("E01", Keys.next(0));
    hall.called("E02", 3, 2);
    hall.shown(AuditedHall.calling("E01", 4, 1));
    toldLateOfTheSecondCall("E01");
    hall.press("E01", Keys.noShow(4), became(Became.BECAME_PASSED));
    hall.shown(ready("E01"));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void aCallMayGoWithoutAPictureThatSaysSo() {
    hall.issued(2);
    hall.called("E01", 2, 1);
    hall.press("E01", Keys.next(0), done().setCall(hall.call("E01", 3, 2)));
    hall.shown(AuditedHall.calling("E01", 3, 2));
    hall.called("E02", 4, 1);
    hall.press("E02", Keys.noShow(4), became(Became.BECAME_PASSED));
    hall.shown(ready("E02"));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void findsACallThatTheNextPictureDoesNotShow() {
    hall.asks("E01", Keys.next(0));
    hall.shownWhole(ready("E01"), 90);
    toldLateOfTheSecondCall("E01");

    assertThat(hall.faultsWhenQuiet(0))
        .singleElement()
        .asString()
        .contains("window E01 shows call 0, its replies say 2");
  }

  @Test
  void aLateAnswerMayTellOfACallOfSomebodyServedSince() {
    hall.asks("E01", Keys.next(0));
    hall.serving("E02", 3, 1);
    hall.press("E02", Keys.finish(3), became(Became.BECAME_DONE));
    hall.shown(ready("E02"));
    hall.shownWhole(ready("E01"), 200);
    toldLateOfTheSecondCall("E01");

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }
}
