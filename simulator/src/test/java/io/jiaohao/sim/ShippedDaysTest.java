package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.sim.course.ShippedCourses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The days that come with the simulator, against a real server in a process of its own: a few
 * seconds of one, or all of them whole with {@code -Djiaohao.long=true}.
 */
class ShippedDaysTest {
  private static final boolean LONG = Boolean.getBoolean("jiaohao.long");

  @TempDir private Path dir;

  private static List<String> days() {
    return LONG ? ShippedCourses.NAMES : List.of("saturday");
  }

  private String play(String day, String... more) throws Exception {
    Path report = dir.resolve("report");
    List<String> arguments = new ArrayList<>(List.of("simulate", "--scenario", day));
    arguments.addAll(List.of("--report", report.toString(), "--seed", "1"));
    arguments.addAll(List.of(more));

    int status = SimulatorMain.commandLine().execute(arguments.toArray(String[]::new));

    String json = Files.readString(report.resolve("report.json"));
    assertThat(json).contains("\"fault_words\":[],");
    assertThat(status).isZero();
    return json;
  }

  private static long sum(String json, String what) {
    Matcher value = Pattern.compile("\"" + what + "\":(\\d+)").matcher(json);
    assertThat(value.find()).as(what).isTrue();
    return Long.parseLong(value.group(1));
  }

  @ParameterizedTest
  @MethodSource("days")
  void goesWithoutFault(String day) throws Exception {
    String json = LONG ? play(day) : play(day, "--for", "8s");

    assertThat(sum(json, "issued")).isPositive();
    assertThat(sum(json, "served")).isPositive();
    assertThat(sum(json, "rated")).isPositive();
    if (day.equals("saturday")) {
      assertThat(sum(json, "signed_in")).as("clerks of the Saturday roster").isEqualTo(31);
    }
  }

  @Test
  void atNoonAllButTheRosterGoForLunchOnceTheirVisitorIsServed() throws Exception {
    Path noon =
        Files.writeString(
            dir.resolve("noon.yaml"),
            """
            title: {zh: 正午, en: Noon}
            from: "11:50"
            load: 0.5
            for: 12 s
            """);

    String json = play(noon.toString());

    assertThat(sum(json, "signed_in")).isEqualTo(130);
    assertThat(sum(json, "breaks")).as("of 100 who go").isBetween(60L, 115L);
  }
}
