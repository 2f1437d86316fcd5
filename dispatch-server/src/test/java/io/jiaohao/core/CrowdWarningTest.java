package io.jiaohao.core;

import static io.jiaohao.core.CrowdLevel.BUSY;
import static io.jiaohao.core.CrowdLevel.CALM;
import static io.jiaohao.core.CrowdLevel.CROWDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.views.HallPicture;
import io.jiaohao.views.HallView;
import io.jiaohao.views.WingZone;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The crowd warning that managers see")
class CrowdWarningTest {
  private static final WingZone EAST = new WingZone("E", "Z1");
  private static final WingZone WEST = new WingZone("W", "Z1");
  private static final HallPlan PLAN =
      new SmallHall().crowd(new CrowdLevels(4, 8), new CrowdLevels(6, 12)).build();
  private static final int USUAL = 60;
  private static final int MANY = 5_000;

  private final HallFixture hall = HallFixture.open(PLAN, "10:00:00");

  private HallView view() {
    HallView view = new HallView(HallState.empty().image());
    hall.history().forEach(view::entry);
    return view;
  }

  private CrowdLevel levelOfHall() {
    return view().picture(hall.nowMs(), 1).crowd();
  }

  private void issue(String wing, int tickets) {
    for (int i = 0; i < tickets; i++) {
      hall.issue(wing, "AA");
    }
  }

  @Test
  @DisplayName("is given of a zone's part in the wing where people wait")
  void ofAZoneInItsWing() {
    issue("E", 4);
    issue("W", 3);
    assertThat(view().crowd(EAST)).isEqualTo(BUSY);
    assertThat(view().crowd(WEST)).isEqualTo(CALM);
  }

  @Test
  @DisplayName("is given of the hall by everybody who waits in it")
  void ofTheHall() {
    issue("E", 3);
    issue("W", 2);
    assertThat(levelOfHall()).isEqualTo(CALM);
    issue("W", 1);
    assertThat(levelOfHall()).isEqualTo(BUSY);
    issue("W", 6);
    assertThat(levelOfHall()).isEqualTo(CROWDED);
  }

  @Test
  @DisplayName("ends when two fewer wait, not when one is called")
  void endsLater() {
    issue("E", 4);
    hall.next("E01");
    assertThat(view().crowd(EAST)).isEqualTo(BUSY);
    hall.next("E02");
    assertThat(view().crowd(EAST)).isEqualTo(BUSY);
    hall.next("E04");
    assertThat(view().crowd(EAST)).isEqualTo(CALM);
  }

  @Test
  @DisplayName("is over when the business day turns")
  void overWithTheDay() {
    issue("E", 12);
    hall.on("2026-03-04", "00:30:00");
    assertThat(view().crowd(EAST)).isEqualTo(CALM);
    assertThat(levelOfHall()).isEqualTo(CALM);
  }

  @Test
  @DisplayName("follows a new plan's levels at once")
  void followsThePlan() {
    issue("E", 5);
    hall.server(
        new Command.AdoptPlan(
            new SmallHall().crowd(new CrowdLevels(3, 5), CrowdLevels.NONE).build()));
    assertThat(view().crowd(EAST)).isEqualTo(CROWDED);
    assertThat(levelOfHall()).isEqualTo(CALM);
  }

  @Test
  @DisplayName("is in any run of commands what each count, one after the other, makes of it")
  void followsTheCounts() {
    Seeds.of(USUAL, MANY).forEach(seed -> RunPlayer.play(seed, new Follower()));
  }

  /** Goes from level to level by the counts after each entry, as the page says. */
  private static final class Follower implements RunWatch {
    private final HallView view = new HallView(HallState.empty().image());
    private final Map<WingZone, CrowdLevel> levels = new HashMap<>();

    @Override
    public void settled(HallState after, Step step, Decision decision) {
      if (!(decision instanceof Decision.Accepted accepted) || after.seq() == view.seq()) {
        return;
      }
      view.entry(
          new Entry(after.seq(), step.atMs(), 1, step.origin(), step.command(), accepted.events()));
      for (HallPicture.Zone zone : view.picture(step.atMs(), 1).zones()) {
        WingZone place = new WingZone(zone.wing(), zone.zone());
        CrowdLevels measure =
            view.layout().hasZone(zone.zone()) ? ofZones(after) : CrowdLevels.NONE;
        CrowdLevel expected = measure.after(levels.getOrDefault(place, CALM), zone.waiting());
        assertThat(zone.crowd()).as("%s, %d waiting", place, zone.waiting()).isEqualTo(expected);
        levels.put(place, expected);
      }
    }

    private static CrowdLevels ofZones(HallState hall) {
      return hall.plan().orElseThrow().zones().get(0).crowd();
    }
  }
}
