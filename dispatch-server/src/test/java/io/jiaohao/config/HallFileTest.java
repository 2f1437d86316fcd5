package io.jiaohao.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.core.CrowdLevels;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a sound hall file means, and how a faulty one is refused. */
class HallFileTest {
  private static final Path PAGE = Path.of("docs", "hall-file.md");
  private static final Pattern EXAMPLES =
      Pattern.compile("```(yaml|text)\n(.*?)```", Pattern.DOTALL);

  private final HallPlan hall = SmallHall.plan(SmallHall.FILE);

  HallFileTest() throws IOException, HallFileException {}

  @Test
  void aRowOfWindowsIsManyWindowsAlike() {
    assertThat(hall.windows()).extracting(HallPlan.Window::id).containsExactly("E01", "E02", "E03");
    assertThat(hall.windows().get(0).serves()).isEqualTo(hall.windows().get(1).serves());
    assertThat(hall.windows().get(0).mode()).isEqualTo(new Words("综合窗口", "Comprehensive window"));
  }

  @Test
  void aZoneStandsForItsServicesInTheOrderOfTheFile() {
    assertThat(hall.windows().get(0).serves())
        .containsExactly(
            new HallPlan.Skill("AA", 0), new HallPlan.Skill("AB", 0), new HallPlan.Skill("BA", 0));
  }

  @Test
  void aServiceBeforeItsZoneIsPreferredToTheRestOfIt() throws Exception {
    String text = SmallHall.with("serves: [A, B]", "serves: [AB, A, B]");

    assertThat(SmallHall.plan(text).windows().get(0).serves())
        .extracting(HallPlan.Skill::service)
        .containsExactly("AB", "AA", "BA");
  }

  @Test
  void aWindowIsReluctantToWhatItOnlyHelpsWith() {
    assertThat(hall.windows().get(2).serves())
        .containsExactly(new HallPlan.Skill("BA", 0), new HallPlan.Skill("AB", 300_000));
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws Exception {
    String bare =
        SmallHall.FILE
            .replaceAll("(?m)^(calls|order|appointments|shifts):.*\n", "")
            .replaceAll("(?m)^  (day_reset|ticket_numbers|weekday|saturday):.*\n", "");
    HallPlan shipped = HallFile.defaultHall();

    HallPlan plan = SmallHall.plan(bare);

    assertThat(plan.calls()).isEqualTo(shipped.calls());
    assertThat(plan.order()).isEqualTo(shipped.order());
    assertThat(plan.dayReset()).isEqualTo(shipped.dayReset());
    assertThat(plan.numberDigits()).isEqualTo(shipped.numberDigits());
    assertThat(plan.maxWaiting()).isEqualTo(shipped.maxWaiting());
    assertThat(plan.outcomes()).isEqualTo(shipped.outcomes());
    assertThat(plan.returnReasons()).isEqualTo(shipped.returnReasons());
    assertThat(plan.life()).isEqualTo(HallPlan.LifeRules.USUAL);
  }

  @Test
  void aPrefixIsTheServiceIdUnlessGiven() throws Exception {
    String text = SmallHall.with("{id: BA,", "{id: BA, prefix: S,");

    assertThat(SmallHall.plan(text).services())
        .extracting(HallPlan.Service::prefix)
        .containsExactly("AA", "AB", "S");
  }

  @Test
  void minutesMayHaveFractions() {
    assertThat(hall.services().get(1).expectedMs()).isEqualTo(270_000);
  }

  @Test
  void aHallMayNeverClose() throws Exception {
    String text =
        SmallHall.with(
                "{open: \"09:00\", last_ticket: \"17:00\"}", "{open: 00:00, last_ticket: 24:00}")
            .replaceAll("(?m)^  (weekday|saturday):.*\n|^shifts:.*\n", "");

    assertThat(SmallHall.plan(text).hours()).isEqualTo(new HallPlan.Hours(0, 1_440));
  }

  @Test
  void allFaultsAreToldAtOnceInOrderOfPlace() {
    String text =
        SmallHall.FILE
            .replace("minutes: 8", "minutes: 8000")
            .replace("zone: B, ", "")
            .replace("id: small", "id: small\n  colour: red")
            .replace("serves: [BA,", "serves: [BX,")
            .replace("en: Registration", "en: ''")
            .replace("rule: head-start", "rule: lottery")
            .replace("Asia/Shanghai", "Mars/Phobos")
            .replace("last_ticket: \"17:00\"", "last_ticket: \"05:00\"");

    assertThatThrownBy(() -> SmallHall.plan(text))
        .isInstanceOf(HallFileException.class)
        .hasMessage(
            """
            hall.yaml: 8 faults
            hall.yaml:3:3: hall.colour: unknown key (expected: a key, one of: id, name, time_zone, \
            day_reset, max_waiting, ticket_numbers, crowd)
            hall.yaml:5:14: hall.time_zone: Mars/Phobos (expected: a time zone, as Asia/Shanghai)
            hall.yaml:18:42: services[0].name.en: "" (expected: text of 1..200 characters)
            hall.yaml:20:5: services[2].zone: missing (expected: a zone of this file, one of: A, B)
            hall.yaml:20:54: services[2].minutes: 8000 (expected: a number 0.5..480)
            hall.yaml:25:47: windows[1].serves[0]: BX (expected: a service or zone of this file, \
            one of: A, B, AA, AB, BA)
            hall.yaml:27:39: hours.daily.last_ticket: "05:00" (expected: a time after open, 09:00)
            hall.yaml:31:15: order.rule: lottery (expected: a word, one of: head-start, fcfs)""");
  }

  @Test
  void aFileThatIsNotThereIsNoFaultOfItsWriter() {
    assertThatThrownBy(() -> HallFile.read(Path.of("no-such-hall.yaml")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void crowdLevelsAreReadOfTheHallAndOfEachZone() throws Exception {
    String text =
        SmallHall.with("digits: 3}", "digits: 3}\n  crowd: {busy: 100, crowded: 200}")
            .replace("en: Zone A}}", "en: Zone A}, crowd: {busy: 40, crowded: 80}}");
    HallPlan plan = SmallHall.plan(text);
    assertThat(plan.crowd()).isEqualTo(new CrowdLevels(100, 200));
    assertThat(plan.zones().get(0).crowd()).isEqualTo(new CrowdLevels(40, 80));
    assertThat(plan.zones().get(1).crowd()).isEqualTo(CrowdLevels.NONE);
  }

  @Test
  void theHandbooksExamplesAreTrue() throws Exception {
    Matcher examples = EXAMPLES.matcher(Files.readString(PAGE));
    assertThat(examples.find()).as("the smallest hall").isTrue();
    assertThat(SmallHall.plan(examples.group(2)).windows()).hasSize(4);

    assertThat(examples.find()).as("a faulty hall").isTrue();
    String faulty = examples.group(2);
    assertThat(examples.find()).as("its refusal").isTrue();
    String refusal = examples.group(2).strip();
    assertThatThrownBy(() -> SmallHall.plan(faulty)).hasMessage(refusal);

    assertThat(examples.find()).as("overrides").isTrue();
    String overrides = examples.group(2).indent(2);
    String shipped =
        new String(
            HallFile.class.getResourceAsStream("xian.yaml").readAllBytes(), StandardCharsets.UTF_8);
    String text = shipped.replaceFirst("(?m)^  closed:", overrides.replace("$", "") + "  closed:");
    assertThat(SmallHall.plan(text).hours().openings()).hasSizeGreaterThan(5);
  }
}
