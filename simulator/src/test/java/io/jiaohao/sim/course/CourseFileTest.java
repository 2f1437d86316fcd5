package io.jiaohao.sim.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.config.HallFile;
import io.jiaohao.config.HallFileException;
import io.jiaohao.core.HallPlan;
import io.jiaohao.sim.course.FaultStep.Kind;
import io.jiaohao.sim.course.FaultStep.Part;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** A day's course is read whole, or all that is wrong with it is said at once. */
class CourseFileTest {
  private static final HallPlan HALL = HallFile.defaultHall();

  private static DayCourse read(String text) throws Exception {
    return CourseFile.read(
        "day.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), HALL);
  }

  @Test
  void aCourseSaysWhoComesHowClerksWorkAndWhatGoesWrong() throws Exception {
    DayCourse course =
        read(
            """
            title: {zh: 一天, en: A day}
            date: 2026-11-28
            from: "09:30"
            load: 1.5
            speed: 60
            for: 2 min
            clerks: {fastest: 0.8, slowest: 1.3}
            steps:
              - {at: "10:30", do: restart}
              - {at: "10:00", do: freeze, wing: E, boards: 2, for: 5 min}
            """);

    assertThat(course)
        .isEqualTo(
            new DayCourse(
                "day.yaml",
                "一天",
                "A day",
                LocalDate.of(2026, 11, 28),
                LocalTime.of(9, 30),
                1.5,
                60,
                120_000,
                0.8,
                1.3,
                course.steps()));
    assertThat(course.steps())
        .as("by time")
        .containsExactly(
            new FaultStep(Kind.FREEZE, LocalTime.of(10, 0), "E", 2, 300_000),
            new FaultStep(Kind.RESTART, LocalTime.of(10, 30), "", 0, 0));
  }

  @Test
  void allFaultsAreToldAtOnceWithLineAndWhatWasExpected() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    title: {zh: 一天}
                    from: 9 o'clock
                    load: 21
                    for: a while
                    date: 2026-13-01
                    clerks: {fastest: 1.5, slowest: 1.2}
                    sped: 3
                    steps:
                      - {at: "09:10", do: explode}
                      - {at: "09:10", do: cut, wing: X, for: 5 min}
                    """))
        .isInstanceOf(HallFileException.class)
        .hasMessageContaining("title.en: missing")
        .hasMessageContaining("2:")
        .hasMessageContaining("a time in quotes, as \"09:30\"")
        .hasMessageContaining("load: 21 (expected: a number 0.01..20)")
        .hasMessageContaining("for: a while (expected: a length of time, as 60 s, 5 min or 2 h)")
        .hasMessageContaining("date: 2026-13-01 (expected: a date, as 2026-11-25)")
        .hasMessageContaining("a number no greater than that of the slowest")
        .hasMessageContaining("sped: unknown key")
        .hasMessageContaining("steps[0].do: explode")
        .hasMessageContaining("steps[1].wing: X");
  }

  @Test
  void aStepLiesWithinTheRun() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    title: {zh: 一天, en: A day}
                    from: "09:30"
                    speed: 60
                    for: 10 s
                    steps:
                      - {at: "09:38", do: cut, wing: E, for: 5 min}
                      - {at: "09:20", do: restart}
                    """))
        .hasMessageContaining("6:")
        .hasMessageContaining("begin and end within the run, 09:30..09:40")
        .hasMessageContaining("steps[1].at");
  }

  @Test
  void everyDayThatShipsFitsTheHallThatShips() throws Exception {
    for (String name : ShippedCourses.NAMES) {
      assertThat(ShippedCourses.read(name, HALL).titleEn()).as(name).isNotBlank();
    }
  }

  @Test
  void aStepMeetsTheDevicesOfItsWing() {
    FaultStep freeze = new FaultStep(Kind.FREEZE, LocalTime.NOON, "E", 2, 1);
    FaultStep panic = new FaultStep(Kind.PANIC, LocalTime.NOON, "E", 0, 1);
    FaultStep cut = new FaultStep(Kind.CUT, LocalTime.NOON, "E", 0, 1);

    assertThat(freeze.meets(Part.MAIN_BOARD, "E", 2)).isTrue();
    assertThat(freeze.meets(Part.MAIN_BOARD, "E", 3)).isFalse();
    assertThat(panic.meets(Part.KIOSK, "E", 1)).isTrue();
    assertThat(panic.meets(Part.WINDOW, "E", 1)).isFalse();
    assertThat(cut.meets(Part.WINDOW, "E", 1)).isTrue();
    assertThat(cut.meets(Part.WINDOW, "W", 1)).isFalse();
  }
}
