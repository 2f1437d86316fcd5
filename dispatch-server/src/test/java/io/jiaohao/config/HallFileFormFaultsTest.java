package io.jiaohao.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no YAML, or YAML of another shape than a hall file's. */
class HallFileFormFaultsTest {
  /** What it is, what stands in {@link SmallHall}, what is put there (¶ = new line), the faults. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          bracket left open | zones: [A, B]} | zones: [A, B} | \
          11:74: yaml: expected ',' or ']', but got } (expected: well-formed YAML 1.2)
          colon too many | id: small | id: small: big | \
          2:12: yaml: mapping values are not allowed here (expected: well-formed YAML 1.2)
          tab as indentation | hours: | hours:¶\t\tdaily: 1 | \
          26:1: yaml: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation) (expected: well-formed YAML 1.2)
          second document | hours: | ---¶hours: | \
          25:1: yaml: but found another document (expected: well-formed YAML 1.2)
          alias | {zh: 小厅, en: Small Hall} | &n {zh: 小厅, en: Small Hall} | \
          3:9: yaml: &n (expected: no anchors and aliases; write it out)
          unknown key | time_zone: | timezone: | \
          2:3: hall.time_zone: missing (expected: a time zone, as Asia/Shanghai) && \
          4:3: hall.timezone: unknown key (expected: a key, one of: id, name, time_zone, day_reset, max_waiting, ticket_numbers, crowd; did you mean time_zone?)
          unknown key on top | appointments: | apointments: | \
          31:1: apointments: unknown key (expected: a key, one of: hall, zones, wings, classes, tags, services, window_modes, windows, shifts, hours, calls, order, appointments, tickets, hold_reasons, pause_reasons, call_reasons, rating_channels, outcomes, return_reasons; did you mean appointments?)
          unknown key in a row | minutes: 4.5 | minutes: 4.5, color: red | \
          18:69: services[1].color: unknown key (expected: a key, one of: id, zone, name, prefix, minutes, weekday_tickets, tags, quota)
          merge key | id: small | <<: {id: small} | \
          2:3: hall.id: missing (expected: an id of 1..32 letters, digits or '-', a letter first) && \
          2:3: hall.<<: unknown key (expected: a key, one of: id, name, time_zone, day_reset, max_waiting, ticket_numbers, crowd)
          list as key | id: small | [id]: small | \
          2:3: hall.key: a list (expected: a word as key) && \
          2:3: hall.id: missing (expected: an id of 1..32 letters, digits or '-', a letter first)
          key twice | id: small | id: small¶  id: big | \
          3:3: hall.id: given twice (expected: once; it is already on line 2)
          missing key | wing: E, mode: all, serves: [A, B] | mode: all, serves: [A, B] | \
          23:5: windows[0].wing: missing (expected: a wing of this file: E)
          missing section | hours: | shifts: | \
          1:1: hours: missing (expected: a mapping) && \
          26:3: shifts.daily: unknown key (expected: a key, one of: lunch_open, saturday_open, priority_first) && \
          27:3: shifts.weekday: unknown key (expected: a key, one of: lunch_open, saturday_open, priority_first) && \
          28:3: shifts.saturday: unknown key (expected: a key, one of: lunch_open, saturday_open, priority_first) && \
          32:1: shifts: given twice (expected: once; it is already on line 25)
          zh missing | {zh: 登记, en: Registration} | {en: Registration} | \
          17:29: services[0].name.zh: missing (expected: text of 1..200 characters)
          en missing | {zh: 登记, en: Registration} | {zh: 登记} | \
          17:29: services[0].name.en: missing (expected: text of 1..200 characters)
          name in one language | {zh: 登记, en: Registration} | Registration | \
          17:29: services[0].name: Registration (expected: a mapping)
          name empty | en: Registration | en: "" | \
          17:42: services[0].name.en: "" (expected: text of 1..200 characters)
          name blank | en: Registration | en: "  " | \
          17:42: services[0].name.en: "  " (expected: text of 1..200 characters)
          name nothing | en: Registration | en: | \
          17:41: services[0].name.en: nothing (expected: text of 1..200 characters)
          name with line break | en: Registration | en: "Regi\\nstration" | \
          17:42: services[0].name.en: "Regi?stration" (expected: text of 1..200 characters)
          list for a text | en: Registration | en: [Registration] | \
          17:42: services[0].name.en: a list (expected: text of 1..200 characters)
          tag of its own | en: Registration | en: !red Registration | \
          17:42: services[0].name.en: !red Registration (expected: text of 1..200 characters)
          text for a list | tags: [lunch] | tags: lunch | \
          17:76: services[0].tags: lunch (expected: a list)
          list for a mapping | {rule: head-start, stretch: 1.0} | [head-start] | \
          30:8: order: a list (expected: a mapping)
          id with a space | id: small | id: small hall | \
          2:7: hall.id: small hall (expected: an id of 1..32 letters, digits or '-', a letter first)
          empty list | serves: [A, B] | serves: [] | \
          23:50: windows[0].serves: 0 items (expected: a list of 1..200)
          """)
  void isRefused(String kind, String from, String to, String faults) {
    String text = SmallHall.with(from, to == null ? "" : to.replace("¶", "\n"));

    assertThat(SmallHall.faults(text)).as(kind).containsExactly(faults.split(" && "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# a comment alone\n"})
  void anEmptyFileIsNoHall(String text) {
    assertThat(SmallHall.faults(text))
        .containsExactly("1:1: file: nothing (expected: a hall file)");
  }

  @Test
  void aListIsNoHall() {
    assertThat(SmallHall.faults("[1]")).containsExactly("1:1: file: a list (expected: a mapping)");
  }

  @Test
  void anInvisibleCharacterIsNamedWithItsPlace() {
    assertThat(SmallHall.faults("hall:\n  id: a\u0007b"))
        .containsExactly("2:8: file: character U+0007 (expected: printable text)");
  }

  @Test
  void bytesThatAreNoTextAreNamedWithTheirPlace(@TempDir Path dir) throws Exception {
    byte[] bytes = "hall:\n  id: 小x\n".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 2] = (byte) 0xFF;
    Path file = Files.write(dir.resolve("hall.yaml"), bytes);

    assertThatThrownBy(() -> HallFile.read(file))
        .isInstanceOf(HallFileException.class)
        .hasMessage(
            "hall.yaml: 1 fault\n"
                + "hall.yaml:2:8: file: a byte that is not UTF-8 (expected: UTF-8 text)");
  }

  @Test
  void aByteOrderMarkDoesNoHarm(@TempDir Path dir) throws Exception {
    Path file = Files.writeString(dir.resolve("hall.yaml"), "\uFEFF" + SmallHall.FILE);

    assertThat(HallFile.read(file)).isEqualTo(SmallHall.plan(SmallHall.FILE));
  }

  @Test
  void aFileThatIsTooLargeIsNotParsed(@TempDir Path dir) throws Exception {
    String text = SmallHall.FILE + "#".repeat(HallFileLimits.MAX_BYTES);
    Path file = Files.writeString(dir.resolve("hall.yaml"), text);

    assertThat(SmallHall.faults(text))
        .containsExactly("1:1: file: more than 1048576 characters (expected: at most 1048576)");
    assertThatThrownBy(() -> HallFile.read(file))
        .hasMessageContaining("1:1: file: more than 1048576 bytes (expected: at most 1048576)");
  }

  @Test
  void deepNestingIsCutBeforeItIsRead() {
    assertThat(SmallHall.faults("[".repeat(500_000)))
        .containsExactly("1:21: yaml: nested 21 deep (expected: at most 20)");
  }

  @Test
  void aliasesAreRefusedEachOne() {
    String expected = " (expected: no anchors and aliases; write it out)";

    assertThat(SmallHall.faults("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b]"))
        .containsExactly(
            "1:4: yaml: &a" + expected,
            "2:4: yaml: &b" + expected,
            "2:8: yaml: *a" + expected,
            "2:12: yaml: *a" + expected,
            "3:5: yaml: *b" + expected);
  }

  @Test
  void aNameHasAtMost200Characters() throws Exception {
    String from = "en: Registration";

    assertThat(SmallHall.plan(SmallHall.with(from, "en: " + "记".repeat(200)))).isNotNull();
    assertThat(SmallHall.faults(SmallHall.with(from, "en: " + "记".repeat(201))))
        .containsExactly(
            "17:42: services[0].name.en: "
                + "记".repeat(40)
                + "… (expected: text of 1..200 characters)");
  }

  @Test
  void aFaultNeverRepeatsAnEndlessValue() {
    String endless = "x".repeat(900_000);

    assertThat(SmallHall.faults(SmallHall.with("id: small", "id: small\n  " + endless + ": 1")))
        .allSatisfy(fault -> assertThat(fault).hasSizeLessThan(500));
  }
}
