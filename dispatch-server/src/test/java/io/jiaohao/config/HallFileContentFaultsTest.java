package io.jiaohao.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sound YAML of the right shape, and yet no hall. */
class HallFileContentFaultsTest {

  /** What it is, what stands in {@link SmallHall}, what is put there (¶ = new line), the faults. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          time zone | Asia/Shanghai | Asia/Shangai | \
          4:14: hall.time_zone: Asia/Shangai (expected: a time zone, as Asia/Shanghai; did you mean Asia/Shanghai?)
          crowd below busy | en: Zone A} | en: Zone A}, crowd: {busy: 40, crowded: 40} | \
          8:68: zones[0].crowd.crowded: 40 (expected: more than busy, 40)
          crowd too small | en: Zone A} | en: Zone A}, crowd: {busy: 2, crowded: 40} | \
          8:55: zones[0].crowd.busy: 2 (expected: a whole number 3..1048576)
          crowd without busy | en: Zone A} | en: Zone A}, crowd: {crowded: 40, ful: 50} | \
          8:48: zones[0].crowd.busy: missing (expected: a whole number 3..1048576) && \
          8:62: zones[0].crowd.ful: unknown key (expected: a key, one of: busy, crowded)
          crowd of the hall | digits: 3} | digits: 3}¶  crowd: 40 | \
          7:10: hall.crowd: 40 (expected: a mapping)
          zone of a service | AB, zone: A | AB, zone: C | \
          18:20: services[1].zone: C (expected: a zone of this file, one of: A, B)
          wing of a window | E03, wing: E | E03, wing: F | \
          24:24: windows[1].wing: F (expected: a wing of this file: E)
          mode of a window | E03, wing: E, mode: all | E03, wing: E, mode: al | \
          24:33: windows[1].mode: al (expected: a window mode of this file: all)
          service at a window | serves: [BA, | serves: [BA, ZZ, | \
          24:51: windows[1].serves[1]: ZZ (expected: a service or zone of this file, one of: A, B, AA, AB, BA)
          service, wrong case | serves: [A, B] | serves: [A, ba] | \
          23:54: windows[0].serves[1]: ba (expected: a service or zone of this file, one of: A, B, AA, AB, BA; did you mean BA?)
          served twice | serves: [A, B] | serves: [A, B, AA] | \
          23:57: windows[0].serves[2]: AA (expected: something that this window does not serve already)
          range overlapping | range: E03 | range: E02-E03 | \
          24:13: windows[1].range: E02-E03 (expected: windows listed once; E02 is in windows[0].range on line 23)
          range backwards | range: E01-E02 | range: E02-E01 | \
          23:13: windows[0].range: E02-E01 (expected: a window or a range, as E07 or E01-E12: the same letters, as many digits, the greater number last)
          range of two letters | range: E01-E02 | range: E01-F02 | \
          23:13: windows[0].range: E01-F02 (expected: a window or a range, as E07 or E01-E12: the same letters, as many digits, the greater number last)
          range garbled | range: E01-E02 | range: E01..E02 | \
          23:13: windows[0].range: E01..E02 (expected: a window or a range, as E07 or E01-E12)
          zone id twice | {id: B, name | {id: A, name | \
          9:10: zones[1].id: A (expected: an id of its own; zones[0].id has it on line 8) && \
          11:73: wings[0].zones[1]: B (expected: a zone of this file: A) && \
          19:20: services[2].zone: B (expected: a zone of this file: A) && \
          23:54: windows[0].serves[1]: B (expected: a service or zone of this file, one of: A, AA, AB, BA)
          service id twice | {id: AB, | {id: AA, prefix: AB, | \
          18:10: services[1].id: AA (expected: an id of its own; services[0].id has it on line 17) && \
          24:63: windows[1].serves[1].help_with: AB (expected: a service or zone of this file, one of: A, B, AA, BA)
          service id of a zone | {id: AB, | {id: B, prefix: AB, | \
          18:10: services[1].id: B (expected: an id that no zone has, so that windows can name both) && \
          24:63: windows[1].serves[1].help_with: AB (expected: a service or zone of this file, one of: A, B, AA, BA)
          prefix twice | {id: AB, | {id: AB, prefix: AA, | \
          18:22: services[1].prefix: AA (expected: a prefix of its own; services[0].id has it on line 17)
          prefix small letters | {id: AB, | {id: AB, prefix: ab, | \
          18:22: services[1].prefix: ab (expected: 1..4 letters A-Z)
          prefix with I | {id: AB, | {id: AB, prefix: AI, | \
          18:22: services[1].prefix: AI (expected: letters other than I, O)
          prefix with digit | {id: AB, | {id: AB, prefix: A1, | \
          18:22: services[1].prefix: A1 (expected: letters alone, since the number's digits follow them)
          prefix too long | {id: AB, | {id: AB, prefix: ABCDE, | \
          18:22: services[1].prefix: ABCDE (expected: 1..4 letters A-Z)
          id as prefix | {id: AB, | {id: collection, | \
          18:10: services[1].id: collection (expected: an id that can be the prefix too, or a prefix: 1..4 letters A-Z) && \
          24:63: windows[1].serves[1].help_with: AB (expected: a service or zone of this file, one of: A, B, AA, collection, BA)
          unserved | serves: [A, B] | serves: [AB, B] | \
          17:10: services[0].id: AA (expected: served by a window of wing E, which has its zone)
          window count | windows: 3 | windows: 4 | \
          11:48: wings[0].windows: 4 (expected: 3, as many as are listed for this wing)
          windows none | windows: 3 | windows: none | \
          11:72: wings[0].zones: 2 listed (expected: no zones, since the wing has no windows)
          no zones | , zones: [A, B] | `` | \
          11:5: wings[0].zones: missing (expected: a list)
          wing's unknown zone | zones: [A, B] | zones: [A, C] | \
          11:73: wings[0].zones[1]: C (expected: a zone of this file, one of: A, B)
          wing's zone twice | zones: [A, B] | zones: [A, B, B] | \
          11:76: wings[0].zones[2]: B (expected: each named once)
          zone in no wing | zones: [A, B] | zones: [A] | \
          9:10: zones[1].id: B (expected: a zone that a wing lists) && \
          23:54: windows[0].serves[1]: B (expected: something of the zones of wing E: A) && \
          24:47: windows[1].serves[0]: BA (expected: something of the zones of wing E: A)
          no walk-in | head_start_minutes: 0 | head_start_minutes: 5 | \
          13:3: classes: no walk-in (expected: at least one class with head_start_minutes: 0)
          unknown tag | tags: [lunch] | tags: [lunc] | \
          17:77: services[0].tags[0]: lunc (expected: a tag of this file: lunch; did you mean lunch?)
          last ticket too early | last_ticket: "17:00" | last_ticket: "08:00" | \
          26:39: hours.daily.last_ticket: "08:00" (expected: a time after open, 09:00)
          opening over the reset | day_reset: "04:00" | day_reset: "12:00" | \
          26:17: hours.daily.open: "09:00" (expected: no opening over hall.day_reset, 12:00, but from 00:00 to 24:00) && \
          28:20: hours.saturday.open: "09:30-16:30" (expected: no opening over hall.day_reset, 12:00, but from 00:00 to 24:00)
          hours garbled | open: "09:00" | open: 9 | \
          26:17: hours.daily.open: 9 (expected: a time HH:MM, 00:00..24:00)
          hours overlapping | lunch: "12:00-13:00" | lunch: "11:30-13:00" | \
          27:44: hours.weekday.lunch: "11:30-13:00" (expected: not before the end of morning, 12:00)
          hours backwards | lunch: "12:00-13:00" | lunch: "13:00-12:00" | \
          27:44: hours.weekday.lunch: "13:00-12:00" (expected: two times, as 09:00-12:00, the later one last)
          saturday's wing | wings: [E] | wings: [W] | \
          28:43: hours.saturday.wings[0]: W (expected: a wing of this file: E)
          saturday's tag | only_tagged: lunch | only_tagged: weekend | \
          28:60: hours.saturday.only_tagged: weekend (expected: a tag of this file: lunch)
          order rule | rule: head-start | rule: headstart | \
          30:15: order.rule: headstart (expected: a word, one of: head-start, fcfs; did you mean head-start?)
          stretch | stretch: 1.0 | stretch: 11 | \
          30:36: order.stretch: 11 (expected: a number 0..10)
          negative | max_calls: 3 | max_calls: -3 | \
          29:20: calls.max_calls: -3 (expected: a whole number 1..10)
          absurd | interval_seconds: 20 | interval_seconds: 20000 | \
          29:41: calls.interval_seconds: 20000 (expected: a number 5..600)
          no fraction | max_calls: 3 | max_calls: 2.5 | \
          29:20: calls.max_calls: 2.5 (expected: a whole number 1..10)
          no number | minutes: 4.5 | minutes: four | \
          18:64: services[1].minutes: four (expected: a number 0.5..480)
          quoted number | minutes: 4.5 | minutes: "4.5" | \
          18:64: services[1].minutes: "4.5" (expected: a number 0.5..480)
          no time at all | minutes: 4.5 | minutes: 0 | \
          18:64: services[1].minutes: 0 (expected: a number 0.5..480)
          digits | digits: 3 | digits: 9 | \
          6:28: hall.ticket_numbers.digits: 9 (expected: a whole number 2..6)
          too few calls | max_calls: 3 | max_calls: 3, min_calls_for_no_show: 4 | \
          29:46: calls.min_calls_for_no_show: 4 (expected: at most max_calls, 3)
          gap over interval | max_calls: 3 | max_calls: 3, recall_min_gap_seconds: 30 | \
          29:47: calls.recall_min_gap_seconds: 30 (expected: at most the seconds of interval_seconds)
          class of appointments | class: P0 | class: P3 | \
          31:23: appointments.class: P3 (expected: a class of this file: P0)
          code twice | hours: | outcomes: [done, done]¶hours: | \
          25:18: outcomes[1]: done (expected: each code once)
          no outcome done | hours: | outcomes: [served]¶hours: | \
          25:11: outcomes: no done (expected: a list with done, the usual outcome)
          skip letter | digits: 3 | digits: 3, skip_letters: [ten] | \
          6:46: hall.ticket_numbers.skip_letters[0]: ten (expected: a letter A-Z)
          ratio of nobody | stretch: 1.0 | stretch: 1.0, max_in_a_row: 0 | \
          30:55: order.max_in_a_row: 0 (expected: off or a whole number 1..100)
          same person | hours: | tickets: {same_person: ignore}¶hours: | \
          25:24: tickets.same_person: ignore (expected: a word, one of: refuse, merge)
          undo for ever | hours: | tickets: {undo_within_seconds: 61}¶hours: | \
          25:32: tickets.undo_within_seconds: 61 (expected: a number 0..60)
          day of the week | hours: | hours:¶  closed: {days: [sundays]} | \
          26:19: hours.closed.days[0]: sundays (expected: a word, one of: monday, tuesday, wednesday, thursday, friday, saturday, sunday; did you mean sunday?)
          service of another zone | zones: [A, B]} | zones: [A]}¶  - {id: W, name: {zh: 西, en: West}, windows: none, zones: [B]} | \
          12:60: wings[1].zones: 1 listed (expected: no zones, since the wing has no windows) && \
          24:54: windows[0].serves[1]: B (expected: something of the zones of wing E: A) && \
          25:47: windows[1].serves[0]: BA (expected: something of the zones of wing E: A)
          window of a shift | lunch_open: [E01-E02] | lunch_open: [E01-E04] | \
          32:23: shifts.lunch_open[0]: E01-E04 (expected: windows of this file; there is no E04)
          """)
  void isRefused(String kind, String from, String to, String faults) {
    String text = SmallHall.with(from, to == null ? "" : to.replace("¶", "\n"));

    assertThat(SmallHall.faults(text)).as(kind).containsExactly(faults.split(" && "));
  }
}
