package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.views.HallPicture;
import io.jiaohao.views.HallView;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The small hall's alarm is at 60 minutes. */
@DisplayName("A wait beyond the plan's alarm")
class LongWaitTest {
  private final HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");

  private HallPicture.Attention attention() {
    HallView view = new HallView(HallState.empty().image());
    hall.history().forEach(view::entry);
    return view.picture(hall.nowMs(), 1).attention();
  }

  private List<String> named() {
    return attention().longest().stream()
        .map(wait -> wait.number() + " " + wait.service() + " " + wait.waitedS() / 60)
        .toList();
  }

  @Test
  @DisplayName(
      "is told to managers from the first millisecond past it, with number, service and minutes")
  void isTold() {
    hall.issue("E", "AB");
    hall.at("10:00:00");
    assertThat(named()).isEmpty();
    hall.after(1);
    assertThat(named()).containsExactly("B001 AB 60");
    assertThat(attention().longWaits()).isEqualTo(1);
  }

  @Test
  @DisplayName("is told longest first, whatever the order in which people will be called")
  void longestFirst() {
    hall.issue("E", "AB");
    hall.at("09:01:00").issue("E", "AA", SmallHall.MILITARY);
    hall.at("10:05:00");
    assertThat(named()).containsExactly("B001 AB 65", "A001 AA 64");
    assertThat(hall.listFor("E01").get(0)).as("nothing is reordered").isEqualTo("A001");
  }

  @Test
  @DisplayName("is over when the visitor is called")
  void overWithTheCall() {
    hall.issue("E", "AA");
    hall.at("10:30:00").next("E01");
    assertThat(named()).isEmpty();
  }

  @Test
  @DisplayName("of more people than can be named is counted")
  void countsTheRest() {
    for (int i = 0; i < 25; i++) {
      hall.issue("E", "AA");
    }
    hall.at("10:30:00");
    assertThat(named()).hasSize(20).startsWith("A001 AA 90");
    assertThat(attention().longWaits()).isEqualTo(25);
  }
}
