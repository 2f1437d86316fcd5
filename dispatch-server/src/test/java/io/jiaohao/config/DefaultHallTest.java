package io.jiaohao.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.QueueOrder;
import io.jiaohao.core.Words;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The hall that ships with the server. */
class DefaultHallTest {
  private final HallPlan hall = HallFile.defaultHall();

  @Test
  void has130WindowsInTwoBuildings() {
    assertThat(hall.windows()).hasSize(130);
    assertThat(windowsOf("E")).hasSize(70).startsWith("E01").endsWith("E70");
    assertThat(windowsOf("W")).hasSize(60).startsWith("W01").endsWith("W60");
  }

  @Test
  void has58ServicesInFiveZones() {
    assertThat(hall.services()).hasSize(58);
    assertThat(hall.zones()).extracting(HallPlan.Zone::id).containsExactly("A", "B", "C", "D", "E");
    assertThat(hall.zones())
        .allSatisfy(zone -> assertThat(servicesOf(zone.id())).as(zone.id()).isNotEmpty());
    assertThat(hall.services())
        .allSatisfy(service -> assertThat(service.zone()).isEqualTo(service.id().substring(0, 1)));
  }

  @Test
  void expects3581TicketsOnAWeekday() {
    assertThat(hall.services().stream().mapToInt(HallPlan.Service::weekdayTickets).sum())
        .isEqualTo(3_581);
  }

  @Test
  void servesEachServiceInEveryWingThatHasItsZone() {
    for (HallPlan.Wing wing : hall.wings()) {
      List<String> served =
          hall.windows().stream()
              .filter(window -> window.wing().equals(wing.id()))
              .flatMap(window -> window.serves().stream())
              .map(HallPlan.Skill::service)
              .distinct()
              .toList();
      List<String> wanted =
          wing.zones().stream().flatMap(zone -> servicesOf(zone).stream()).toList();
      assertThat(served).as(wing.id()).containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  @Test
  void namesEverythingInBothLanguages() {
    Stream<Words> names =
        Stream.of(
                Stream.of(hall.name()),
                hall.wings().stream().map(HallPlan.Wing::name),
                hall.zones().stream().map(HallPlan.Zone::name),
                hall.classes().stream().map(HallPlan.TicketClass::name),
                hall.services().stream().map(HallPlan.Service::name),
                hall.windows().stream().map(HallPlan.Window::mode))
            .flatMap(all -> all);

    assertThat(names)
        .hasSize(1 + 3 + 5 + 4 + 58 + 130)
        .allSatisfy(name -> assertThat(name.zh()).containsPattern("\\p{IsHan}"))
        .allSatisfy(name -> assertThat(name.en()).matches("\\p{ASCII}+").containsPattern("[a-z]"));
  }

  @Test
  void hasTheRulesOfTheHouse() {
    assertThat(hall.id()).isEqualTo("xian");
    assertThat(hall.zoneId()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(hall.dayReset()).isEqualTo(LocalTime.of(4, 0));
    assertThat(hall.numberDigits()).isEqualTo(3);
    assertThat(hall.maxWaiting()).isEqualTo(65_536);
    assertThat(hall.hours().openMinute()).isEqualTo(540);
    assertThat(hall.hours().lastTicketMinute()).isEqualTo(1_020);
    assertThat(hall.calls()).isEqualTo(new HallPlan.CallRules(3, 3, 20_000, 60_000, 5_000, 3, 2));
    assertThat(hall.order())
        .isEqualTo(new HallPlan.OrderRules(QueueOrder.HEAD_START, 1.0, 3_600_000));
    assertThat(hall.outcomes()).containsExactly("done", "incomplete", "referred");
    assertThat(hall.returnReasons())
        .containsExactly("forms-missing", "wrong-service", "asked-to-wait");
  }

  @Test
  void givesHeadStartsByClass() {
    assertThat(hall.classes())
        .extracting(HallPlan.TicketClass::id, HallPlan.TicketClass::headStartMs)
        .containsExactly(
            tuple("P1", 1_800_000L),
            tuple("P2", 1_200_000L),
            tuple("P3", 600_000L),
            tuple("P0", 0L));
  }

  @Test
  void keepsTheSelfServiceWingWithoutWindows() {
    HallPlan.Wing selfService = hall.wings().get(2);

    assertThat(selfService.id()).isEqualTo("S");
    assertThat(selfService.kiosks()).isEqualTo(2);
    assertThat(selfService.zones()).isEmpty();
    assertThat(windowsOf("S")).isEmpty();
  }

  @Test
  void isReluctantNowhere() {
    assertThat(hall.windows())
        .flatExtracting(HallPlan.Window::serves)
        .allSatisfy(skill -> assertThat(skill.reluctanceMs()).isZero());
  }

  private List<String> windowsOf(String wing) {
    return hall.windows().stream()
        .filter(window -> window.wing().equals(wing))
        .map(HallPlan.Window::id)
        .toList();
  }

  private List<String> servicesOf(String zone) {
    return hall.services().stream()
        .filter(service -> service.zone().equals(zone))
        .map(HallPlan.Service::id)
        .toList();
  }
}
