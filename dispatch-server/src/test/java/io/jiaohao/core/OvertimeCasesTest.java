package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.views.HallView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Closing stops numbers, never service; what is served after it is recorded. In this hall E01 works
 * 9 to 17 without a break, E02 to noon and again from 13.
 */
@DisplayName("Overtime")
class OvertimeCasesTest {
  private static final long MINUTE_MS = 60_000;
  private static final long UNDO_WITHIN_MS = 5_000;

  private static HallFixture openAt(String time) {
    return HallFixture.open(new CalendarHall().build(), time);
  }

  private static long called(HallFixture hall, String window, String time) {
    hall.issue("E", "AA");
    return hall.at(time).next(window);
  }

  private static Overtime minutes(long calls, long minutes) {
    return new Overtime(calls, minutes * MINUTE_MS);
  }

  private static Map<String, Overtime> byWindow(HallFixture hall) {
    Map<String, Overtime> byWindow = new LinkedHashMap<>();
    hall.state().image().overtime().forEach(o -> byWindow.put(o.window(), o.overtime()));
    return byWindow;
  }

  private static void assertOvertime(HallFixture hall, String window, long calls, long minutes) {
    assertThat(hall.state().figures().overtime()).isEqualTo(minutes(calls, minutes));
    assertThat(byWindow(hall))
        .isEqualTo(calls == 0 ? Map.of() : Map.of(window, minutes(calls, minutes)));
  }

  @Test
  @DisplayName("is the part of a served call that lies after the window's planned closing")
  void partAfterClosing() {
    HallFixture hall = openAt("16:30:00");
    long call = called(hall, "E01", "16:50:00");
    hall.at("16:50:30").start("E01", call);
    hall.at("17:25:00").finish("E01", call);
    assertOvertime(hall, "E01", 1, 25);
  }

  @Test
  @DisplayName("is all of a call that was made after closing, whether or not a start was pressed")
  void wholeCallAfterClosing() {
    HallFixture hall = openAt("16:30:00");
    hall.issue("E", "AA");
    long call = called(hall, "E01", "17:10:00");
    hall.at("17:10:30").start("E01", call);
    long next = hall.at("17:30:00").finishAndNext("E01", call);
    hall.at("17:30:40").finish("E01", next);
    assertThat(hall.state().figures().overtime())
        .isEqualTo(new Overtime(2, 20 * MINUTE_MS + 40_000));
  }

  @Test
  @DisplayName("is none of a call that ends in time, to the millisecond of closing")
  void noneInTime() {
    HallFixture hall = openAt("16:30:00");
    hall.finish("E01", called(hall, "E01", "17:00:00"));
    assertOvertime(hall, "E01", 0, 0);
  }

  @Test
  @DisplayName("is also what runs into a lunch at which the window is not planned open")
  void overLunch() {
    HallFixture hall = openAt("11:30:00");
    long call = called(hall, "E02", "11:50:00");
    hall.start("E02", call);
    hall.at("13:10:00").finish("E02", call);
    assertOvertime(hall, "E02", 1, 60);
  }

  @Test
  @DisplayName("is none over lunch at a window that is on the lunch roster")
  void noneOverLunchOnTheRoster() {
    HallFixture hall = openAt("11:30:00");
    long call = called(hall, "E01", "11:50:00");
    hall.start("E01", call);
    hall.at("12:40:00").finish("E01", call);
    assertOvertime(hall, "E01", 0, 0);
  }

  @Test
  @DisplayName("is none on a day on which the window is not planned at all")
  void noneOnADayOff() {
    HallFixture hall = openAt("16:30:00");
    hall.on("2026-03-07", "09:40:00").issue("E", "AA");
    long call = hall.at("09:45:00").next("E01");
    hall.start("E01", call);
    hall.at("18:00:00").finish("E01", call);
    assertOvertime(hall, "E01", 0, 0);
  }

  @Test
  @DisplayName("is none of a call that did not end well")
  void noneOfAReturnedCall() {
    HallFixture hall = openAt("16:30:00");
    long call = called(hall, "E01", "17:10:00");
    hall.at("17:10:20").giveBack("E01", call);
    assertOvertime(hall, "E01", 0, 0);
  }

  @Test
  @DisplayName("goes when the finish is taken back, and comes once with the next finish")
  void takenBack() {
    HallFixture hall = openAt("16:30:00");
    long call = called(hall, "E01", "17:10:00");
    hall.start("E01", call);
    hall.at("17:20:00").finish("E01", call);
    hall.after(UNDO_WITHIN_MS).granted("E01", new Command.Undo("E01", call));
    assertOvertime(hall, "E01", 0, 0);
    hall.at("17:30:00").finish("E01", call);
    assertOvertime(hall, "E01", 1, 20);
  }

  @Test
  @DisplayName("begins anew with the business day, and outlives a restart")
  void byTheDay() {
    HallFixture hall = openAt("16:30:00");
    long call = called(hall, "E01", "17:10:00");
    hall.start("E01", call);
    hall.at("17:20:00").finish("E01", call);
    hall.crashAndRestore();
    assertOvertime(hall, "E01", 1, 10);
    hall.on("2026-03-04", "05:00:00");
    assertOvertime(hall, "E01", 0, 0);
  }

  @Test
  @DisplayName("of a window that has left the plan stays the hall's")
  void ofAWindowThatIsGone() {
    HallFixture hall = openAt("16:30:00");
    long call = called(hall, "E01", "17:10:00");
    hall.start("E01", call);
    hall.at("17:20:00").finish("E01", call);
    HallPlan.Window other = SmallHall.window("E02", "E", SmallHall.skill("AA", 0));
    hall.server(new Command.AdoptPlan(new SmallHall().windows(other).build()));
    assertOvertime(hall, "E01", 1, 10);
  }

  @Test
  @DisplayName("is what the managers' picture shows")
  void shown() {
    HallFixture hall = openAt("16:30:00");
    long call = called(hall, "E01", "17:10:00");
    hall.start("E01", call);
    hall.at("17:20:00").finish("E01", call);
    HallView view = new HallView(HallState.empty().image());
    hall.history().forEach(view::entry);
    assertThat(view.picture(hall.nowMs(), 1).figures().overtime()).isEqualTo(minutes(1, 10));
    assertThat(view.picture(hall.nowMs(), 1).overtime())
        .isEqualTo(List.of(new HallImage.WindowOvertime("E01", minutes(1, 10))));
  }
}
