package io.jiaohao.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jiaohao.core.HallPlan;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Another plan for a running hall")
class PlanDifferenceTest {
  private static final Path FILE = Path.of("hall.yaml");

  private static List<PlanDifference> changed(String old, String other) throws Exception {
    HallPlan was = HallFile.read("hall.yaml", new StringReader(SmallHall.FILE));
    assertThat(SmallHall.FILE).contains(old);
    byte[] text = SmallHall.FILE.replace(old, other).getBytes(UTF_8);
    return PlanDifference.between(was, HallFile.readChange(text, FILE, "small"));
  }

  @Test
  @DisplayName("that says the same changes nothing")
  void same() throws Exception {
    assertThat(changed("id: small", "id: small")).isEmpty();
  }

  @Test
  @DisplayName("is told by what has another value, with the old one and the new")
  void otherValue() throws Exception {
    assertThat(changed("minutes: 4.5", "minutes: 6"))
        .containsExactly(new PlanDifference("services[AB].expected", "270 s", "360 s"));
    assertThat(changed("{zh: 登记, en: Registration}", "{zh: 设立, en: Founding}"))
        .containsExactly(
            new PlanDifference("services[AA].name", "登记 / Registration", "设立 / Founding"));
  }

  @Test
  @DisplayName("is told by what is new and what is gone, each by its id")
  void newAndGone() throws Exception {
    HallPlan was = HallFile.read("hall.yaml", new StringReader(SmallHall.FILE));
    String more =
        SmallHall.FILE
            .replace("windows: 3", "windows: 4")
            .replace("range: E03,", "range: E03-E04,");
    HallPlan now = HallFile.readChange(more.getBytes(UTF_8), FILE, "small");

    assertThat(PlanDifference.between(was, now))
        .extracting(PlanDifference::path, PlanDifference::was)
        .containsExactly(tuple("windows[E04]", ""));
    assertThat(PlanDifference.between(now, was))
        .extracting(PlanDifference::path, PlanDifference::now)
        .containsExactly(tuple("windows[E04]", ""));
  }

  @Test
  @DisplayName("that is another hall's is refused at the line of its id")
  void anotherHall() {
    byte[] text = SmallHall.FILE.replace("id: small", "id: large").getBytes(UTF_8);

    assertThatThrownBy(() -> HallFile.readChange(text, FILE, "small"))
        .isInstanceOf(HallFileException.class)
        .hasMessageContaining("hall.yaml:2:7: hall.id: large (expected: the running hall's: small");
  }
}
