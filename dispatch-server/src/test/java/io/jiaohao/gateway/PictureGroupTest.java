package io.jiaohao.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jiaohao.core.Command;
import io.jiaohao.core.CrowdLevels;
import io.jiaohao.core.DayFigures;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.OrderKey;
import io.jiaohao.core.Words;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.wire.Crowd;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.ZoneWaiting;
import io.jiaohao.views.HallView;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The whole picture that a watcher gets")
class PictureGroupTest {
  private static final int BUSY_AT = 4;
  private static final Words MARKET = new Words("市场准入", "Market access");

  @Test
  @DisplayName("is called after the wing that is watched")
  void titleOfAWing() {
    Snapshot snapshot = snapshot(plan(1, MARKET), Watch.newBuilder().setWing("W").build());

    assertThat(snapshot.getTitleZh()).isEqualTo("西厅");
    assertThat(snapshot.getTitleEn()).isEqualTo("West Hall");
  }

  @Test
  @DisplayName("is called after the hall where no wing is watched")
  void titleOfTheHall() {
    Snapshot snapshot = snapshot(plan(1, MARKET), Watch.newBuilder().setZone("A0").build());

    assertThat(snapshot.getTitleZh()).isEqualTo("小厅");
    assertThat(snapshot.getTitleEn()).isEqualTo("Small Hall");
  }

  @Test
  @DisplayName("brings the name of every zone, in each wing")
  void namesOfZones() {
    Snapshot snapshot = snapshot(plan(1, MARKET), Watch.getDefaultInstance());

    assertThat(snapshot.getZonesList())
        .extracting(
            ZoneWaiting::getWing,
            ZoneWaiting::getZone,
            ZoneWaiting::getNameZh,
            ZoneWaiting::getNameEn)
        .containsExactly(
            tuple("E", "A0", "市场准入", "Market access"), tuple("W", "A0", "市场准入", "Market access"));
  }

  @Test
  @DisplayName("goes without names if they would not fit a frame")
  void namesThatDoNotFit() {
    Words longest = new Words("市".repeat(200), "c".repeat(200));

    ServerMessage message = message(plan(60, longest), Watch.getDefaultInstance());

    assertThat(message.getSerializedSize()).isLessThanOrEqualTo(FrameLimits.MAX_FRAME_BYTES);
    assertThat(message.getSnapshot().getZonesList())
        .hasSize(120)
        .allMatch(zone -> zone.getNameZh().isEmpty() && zone.getNameEn().isEmpty());
  }

  @Test
  @DisplayName("tells how full each zone is, and a change of that with the count")
  void crowdOfZones() {
    HallView view = new HallView(image(Optional.of(plan(1, MARKET))));
    PictureGroup group = group(Watch.getDefaultInstance(), view);
    for (int ticket = 1; ticket <= BUSY_AT; ticket++) {
      view.entry(issued(ticket));
    }
    group.layOut();

    assertThat(group.snapshot(0).getSnapshot().getZonesList())
        .extracting(ZoneWaiting::getWing, ZoneWaiting::getWaiting, ZoneWaiting::getCrowd)
        .containsExactly(tuple("E", BUSY_AT, Crowd.CROWD_BUSY), tuple("W", 0, Crowd.CROWD_CALM));
  }

  private static Entry issued(int ticket) {
    Event event =
        new Event.TicketIssued(
            ticket, "A" + ticket, ticket, "E", "SA0", "P0", 0, OrderKey.of(0, 0, ticket), 0);
    return new Entry(ticket, 0, 1, Optional.empty(), new Command.Tick(), List.of(event));
  }

  @Test
  @DisplayName("of a hall without a plan has no title")
  void noPlan() {
    Snapshot snapshot =
        group(Optional.empty(), Watch.getDefaultInstance()).snapshot(0).getSnapshot();

    assertThat(snapshot).isEqualTo(Snapshot.newBuilder().setWatchKey("//").build());
  }

  @Test
  @DisplayName("C19: is put together once for all who come back together, and anew after a change")
  void sharedByAllWhoComeBack() {
    PictureGroup group = group(Optional.of(plan(1, MARKET)), Watch.getDefaultInstance());

    Snapshot first = group.snapshot(1_000).getSnapshot();
    Snapshot second = group.snapshot(2_000).getSnapshot();
    group.layOut();
    Snapshot later = group.snapshot(3_000).getSnapshot();

    assertThat(second.getHallMs()).isEqualTo(2_000);
    assertThat(second.getZones(0)).isSameAs(first.getZones(0));
    assertThat(later.getZones(0)).isEqualTo(first.getZones(0)).isNotSameAs(first.getZones(0));
  }

  private static Snapshot snapshot(HallPlan plan, Watch watch) {
    return message(plan, watch).getSnapshot();
  }

  private static ServerMessage message(HallPlan plan, Watch watch) {
    return group(Optional.of(plan), watch).snapshot(0);
  }

  private static PictureGroup group(Optional<HallPlan> plan, Watch watch) {
    return group(watch, new HallView(image(plan)));
  }

  private static HallImage image(Optional<HallPlan> plan) {
    return new HallImage(
        0,
        0,
        plan,
        0,
        Optional.empty(),
        0,
        0,
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        DayFigures.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * Two wings, both with one window that serves all zones; the zones are alike but for their id.
   */
  private static HallPlan plan(int zones, Words zoneName) {
    List<String> ids = IntStream.range(0, zones).mapToObj(i -> "A" + i).toList();
    return new HallPlan(
        "small",
        new Words("小厅", "Small Hall"),
        ZoneId.of("Asia/Shanghai"),
        LocalTime.of(4, 0),
        3,
        HallPlan.MAX_WAITING,
        new HallPlan.Hours(0, 1_440),
        new HallPlan.CallRules(3, 1, 20_000, 20_000, 1_000, 3, 2),
        new HallPlan.OrderRules("head-start", 1, 3_600_000),
        List.of(
            new HallPlan.Wing("E", new Words("东厅", "East Hall"), 1, 1, ids),
            new HallPlan.Wing("W", new Words("西厅", "West Hall"), 1, 1, ids)),
        ids.stream()
            .map(id -> new HallPlan.Zone(id, zoneName, new CrowdLevels(BUSY_AT, 10)))
            .toList(),
        List.of(new HallPlan.TicketClass("P0", new Words("普通", "Walk-in"), 0)),
        ids.stream()
            .map(
                id ->
                    new HallPlan.Service(
                        "S" + id, new Words("登记", "Registration"), id, "A", 600_000, 50))
            .toList(),
        List.of(window("E01", "E", ids), window("W01", "W", ids)),
        List.of("done"),
        List.of("papers"));
  }

  private static HallPlan.Window window(String id, String wing, List<String> zones) {
    return new HallPlan.Window(
        id,
        wing,
        new Words("综合窗口", "Comprehensive window"),
        zones.stream().map(zone -> new HallPlan.Skill("S" + zone, 0)).toList());
  }

  private static PictureGroup group(Watch watch, HallView view) {
    return new PictureGroup(Scope.of(watch, false), view, new LobbyNews(view, now -> List.of()), 0);
  }
}
