package io.jiaohao.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jiaohao.core.HallPlan;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;

/** The smallest sensible hall file, and edits of it for tests that need a faulty one. */
final class SmallHall {
  static final String FILE =
      """
      hall:
        id: small
        name: {zh: 小厅, en: Small Hall}
        time_zone: Asia/Shanghai
        day_reset: "04:00"
        ticket_numbers: {digits: 3}
      zones:
        - {id: A, name: {zh: 甲区, en: Zone A}}
        - {id: B, name: {zh: 乙区, en: Zone B}}
      wings:
        - {id: E, name: {zh: 东厅, en: East}, windows: 3, kiosks: 1, zones: [A, B]}
      classes:
        - {id: P0, name: {zh: 普通, en: Walk-in}, head_start_minutes: 0}
      tags:
        - {id: lunch, name: {zh: 午间, en: At lunch}}
      services:
        - {id: AA, zone: A, name: {zh: 登记, en: Registration}, minutes: 10, tags: [lunch]}
        - {id: AB, zone: A, name: {zh: 领证, en: Collection}, minutes: 4.5}
        - {id: BA, zone: B, name: {zh: 社保, en: Insurance}, minutes: 8, weekday_tickets: 9}
      window_modes:
        - {id: all, name: {zh: 综合窗口, en: Comprehensive window}}
      windows:
        - {range: E01-E02, wing: E, mode: all, serves: [A, B]}
        - {range: E03, wing: E, mode: all, serves: [BA, {help_with: AB, reluctance_minutes: 5}]}
      hours:
        daily: {open: "09:00", last_ticket: "17:00"}
        weekday: {morning: "09:00-12:00", lunch: "12:00-13:00"}
        saturday: {open: "09:30-16:30", wings: [E], only_tagged: lunch}
      calls: {max_calls: 3, interval_seconds: 20}
      order: {rule: head-start, stretch: 1.0}
      appointments: {class: P0, slot_minutes: 30}
      shifts: {lunch_open: [E01-E02]}
      """;

  private SmallHall() {}

  /** The file with its only occurrence of a text put in another's place. */
  static String with(String from, String to) {
    assertThat(FILE.split(Pattern.quote(from), -1)).as(from).hasSize(2);
    return FILE.replace(from, to);
  }

  static HallPlan plan(String text) throws IOException, HallFileException {
    return HallFile.read("hall.yaml", new StringReader(text));
  }

  /** Whatever fault a test brings about has its Chinese. */
  static void assertInBothLanguages(Fault fault) {
    assertThat(FaultWords.chinese(fault.expected())).as(fault.toString()).isPresent();
    assertThat(fault.words().zh()).as(fault.toString()).contains("应为");
  }

  /** The faults, one line each, without the file's name. */
  static List<String> faults(String text) {
    HallFileException refused = catchThrowableOfType(HallFileException.class, () -> plan(text));
    assertThat(refused).as("refused").isNotNull();
    refused.faults().forEach(SmallHall::assertInBothLanguages);
    return refused.faults().stream().map(Fault::toString).toList();
  }
}
